/** For the loader, which wants this one function and not the file that it shares with everything else. */
export { registerAs } from './define.js';
