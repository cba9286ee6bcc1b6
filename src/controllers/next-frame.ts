import type { ReactiveControllerHost } from 'lit';

const waiting = new WeakSet<ReactiveControllerHost>();

/** A page in the background draws no frames, but its data must not wait for ever. */
const atTheLatest = 100;

/** Updates a host once in the next frame, however often it is asked to before. */
export function updateInNextFrame(host: ReactiveControllerHost): void {
  if (waiting.has(host)) return;
  waiting.add(host);
  const update = () => {
    if (waiting.delete(host)) host.requestUpdate();
  };
  requestAnimationFrame(update);
  setTimeout(update, atTheLatest);
}
