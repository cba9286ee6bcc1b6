import { paperWidths } from '../paper.js';
import type { FrameMessage } from '../protocol.js';
import type { SealedTag } from './tag.js';

const name = (width: number) => `--on-paper-${width}`;

/**
 * On paper a frame is narrower than on the screen, and its content higher. How wide it is there only the style sheet knows, when the page
 * is laid out for it; so it chooses among the heights that the frame has said.
 */
export const paperStyles = `@media print{:host{container-type:inline-size;contain-intrinsic-inline-size:36em}${paperWidths
  .map((width) => `@container (min-width:${width === paperWidths[0] ? 0 : width}px){iframe.on-paper{height:var(${name(width)})}}`)
  .join('')}}`;

const heard = new WeakSet<HTMLIFrameElement>();

/** Takes note of what a frame says about its height on paper. */
export function prepareForPaper(tag: SealedTag): void {
  const { frame } = tag;
  if (!frame || heard.has(frame)) return;
  heard.add(frame);
  const listen = () =>
    tag.port?.addEventListener('message', ({ data }: MessageEvent<FrameMessage>) => {
      if (data.type !== 'height' || !data.onPaper) return;
      for (const [index, width] of paperWidths.entries()) frame.style.setProperty(name(width), `${Number(data.onPaper[index])}px`);
      frame.className = 'on-paper';
    });
  listen();
  // Each document that it loads has a port of its own.
  frame.addEventListener('load', listen);
}
