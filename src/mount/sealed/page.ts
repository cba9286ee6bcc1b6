/**
 * The page's document, asked in a way that no `<form name="createElement">` can hide: what a page calls its forms and images becomes a
 * property of the document and covers the document's own.
 */
const own = Document.prototype as {
  getElementsByTagName: (name: string) => HTMLCollectionOf<HTMLElement>;
  createElement: <K extends keyof HTMLElementTagNameMap>(name: K) => HTMLElementTagNameMap[K];
};

/** The page's elements of a name, live. */
export const find = own.getElementsByTagName.bind(document);
export const create = own.createElement.bind(document);
