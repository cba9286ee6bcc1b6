/** A style sheet that a bundler puts on the page. */
declare module '*.css';
