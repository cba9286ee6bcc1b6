/** Between two looks whether the window is still there, in milliseconds. */
const interval = 250;
/** What an answer that was sent just before the window closed may still take, in milliseconds. */
const lastWords = 500;
/** More than any issuer's answer, in characters. */
const longest = 4096;

/** The query string out of a message of the window's script; `undefined` where it is anything else. */
function searchIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, search } = data as { type?: unknown; search?: unknown };
  if (type !== 'meu-espai/answer' || typeof search !== 'string') return undefined;
  return search.startsWith('?') && search.length <= longest ? search : undefined;
}

/**
 * The query string with which the identity provider sent the citizen back to the window that this frame opened; nobody else's is heard.
 * `undefined` when the window is gone without: closed, or cut off by a page on the way, which looks the same from here.
 */
export function answerOf(opened: Window): Promise<string | undefined> {
  return new Promise((resolve) => {
    const settle = (search?: string) => {
      removeEventListener('message', listen);
      clearInterval(watch);
      resolve(search);
    };
    const listen = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== location.origin || source !== opened) return;
      const search = searchIn(data);
      if (search !== undefined) settle(search);
    };
    const watch = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(watch);
      setTimeout(settle, lastWords);
    }, interval);
    addEventListener('message', listen);
  });
}
