/**
 * Answers that were asked for before the code that draws them had come. They wait here, page-wide and for seconds, until a session
 * with the same token asks the same question; each is given once.
 */
export interface EarlyAnswer {
  /** The access token with which it was asked for: another session gets nothing. */
  token: string;
  /** `undefined` where the question did not get through. */
  answer: Promise<Response | undefined>;
  stop: AbortController;
}

const place = Symbol.for('meu-espai/early-answers@1');

export const earlyAnswers = (): Map<string, EarlyAnswer> =>
  ((globalThis as { [place]?: Map<string, EarlyAnswer> })[place] ??= new Map<string, EarlyAnswer>());

/** The answer from an address, if it was asked for early; stopped with the signal of whoever takes it. */
export async function takeEarlyAnswer(url: string, token: string, signal: AbortSignal | null | undefined): Promise<Response | undefined> {
  const early = earlyAnswers().get(url);
  if (early?.token !== token) return undefined;
  earlyAnswers().delete(url);
  signal?.addEventListener('abort', () => {
    early.stop.abort();
  });
  const response = await early.answer;
  signal?.throwIfAborted();
  return response;
}
