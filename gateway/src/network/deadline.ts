/**
 * Signals that end by themselves. The platform's own, `AbortSignal.timeout` put together with another by `AbortSignal.any`, may be collected while
 * somebody waits for it, and then never aborts (nodejs/node#57736): a body that sends a byte a second would be waited for for ever.
 */

/** A controller that aborts with this signal too, for the same reason. */
export function abortsWith(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  const follow = () => controller.abort(signal.reason);
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true, signal: controller.signal });
  return controller;
}

/** Aborts after so many milliseconds, with a `TimeoutError`, or with the other signal. Keeps no process alive. */
export function abortsAfter(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const controller = signal ? abortsWith(signal) : new AbortController();
  const end = () => controller.abort(new DOMException(`not done within ${milliseconds} ms`, 'TimeoutError'));
  setTimeout(end, milliseconds).unref();
  return controller.signal;
}
