import type { ReactiveControllerHost } from 'lit';

const waiting = new WeakSet<ReactiveControllerHost>();

/** A page in the background draws no frames, but its data must not wait for ever. */
const atTheLatest = 100;

type Step = () => void;

/** Updates a host once, however often it is asked to before. */
function updateOnce(host: ReactiveControllerHost, atTheLatestIn: number, wait: (update: Step) => void): void {
  if (waiting.has(host)) return;
  waiting.add(host);
  const update = () => {
    if (waiting.delete(host)) host.requestUpdate();
  };
  wait(update);
  setTimeout(update, atTheLatestIn);
}

/**
 * Updates a host in the next frame.
 * @param pause milliseconds to let go by first
 */
export function updateInNextFrame(host: ReactiveControllerHost, pause = 0): void {
  updateOnce(host, pause + atTheLatest, (update) => {
    if (pause) setTimeout(() => requestAnimationFrame(update), pause);
    else requestAnimationFrame(update);
  });
}

/** Updates a host when the next frame has been painted: what is typed is seen before the work begins that it causes. */
export function updateAfterPaint(host: ReactiveControllerHost): void {
  updateOnce(host, atTheLatest, (update) => requestAnimationFrame(() => setTimeout(update)));
}

/** Waits for a moment in which nothing else is to be done, for half a second at most. */
export function whenIdle(step: Step): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(step, { timeout: 500 });
  else setTimeout(step, atTheLatest);
}

/** Takes a step in each idle moment, until one says that it was the last. Browsers that cannot tell take none. */
export function whileIdle(step: () => boolean): void {
  if (!('requestIdleCallback' in globalThis)) return;
  const go = (): void => {
    if (step()) requestIdleCallback(go);
  };
  requestIdleCallback(go);
}
