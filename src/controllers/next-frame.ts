import type { ReactiveControllerHost } from 'lit';

const waiting = new WeakSet<ReactiveControllerHost>();

/** A page in the background draws no frames, but its data must not wait for ever. */
const atTheLatest = 100;

/**
 * Updates a host once in the next frame, however often it is asked to before.
 * @param pause milliseconds to let go by first
 */
export function updateInNextFrame(host: ReactiveControllerHost, pause = 0): void {
  if (waiting.has(host)) return;
  waiting.add(host);
  const update = () => {
    if (waiting.delete(host)) host.requestUpdate();
  };
  if (pause) setTimeout(() => requestAnimationFrame(update), pause);
  else requestAnimationFrame(update);
  setTimeout(update, pause + atTheLatest);
}

/** Waits for a moment in which nothing else is to be done, for half a second at most. */
export function whenIdle(step: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(step, { timeout: 500 });
  else setTimeout(step, atTheLatest);
}
