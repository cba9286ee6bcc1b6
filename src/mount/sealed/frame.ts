import type { Connect, FrameMessage, FrameSetup, HostMessage } from '../protocol.js';
import { create } from './page.js';

// Taken at once: what other scripts put in their place later is not ours.
const { stringify } = JSON;
const Channel = MessageChannel;
const encode = encodeURIComponent;

const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads allow-top-navigation-by-user-activation';

/** CSS pixels; more than any list is high. */
const highest = 100_000;

export interface SealedFrame {
  element: HTMLIFrameElement;
  /** Origin and path of its document. */
  document: string;
  /** Tells the frame what has changed since. */
  update: (setup: FrameSetup) => void;
}

/**
 * One frame of the gateway.
 * @param document origin and path
 * @param query what lets the gateway send the right files along; the frame does not depend on it
 * @param height in CSS pixels, until the frame says its own
 * @param hear everything that it says, except its height
 */
export function sealedFrame(
  document: string,
  query: string,
  setup: FrameSetup,
  height: number,
  hear: (message: FrameMessage) => void,
): SealedFrame {
  const element = create('iframe');
  const style = (name: string, value: string) => {
    element.style.setProperty(name, value, 'important');
  };
  let told: Record<string, string> = {};
  let port: MessagePort | undefined;

  const update = ({ tags, lang, fixed, theme, scheme }: FrameSetup) => {
    setup = { tags, lang, fixed, theme, scheme, page: '' };
    // Where it differs from that of its document, a frame gets an opaque ground.
    style('color-scheme', scheme);
    const messages: HostMessage[] = [
      { type: 'attributes', tags },
      { type: 'lang', lang, fixed },
      { type: 'theme', theme, scheme },
    ];
    for (const message of messages) {
      const text = stringify(message);
      if (!port || told[message.type] === text) continue;
      told[message.type] = text;
      port.postMessage(message);
    }
  };

  // By the object model, which no policy of the page forbids.
  element.style.cssText = 'border:0!important;display:block!important;width:100%!important';
  style('height', `${height}px`);
  style('color-scheme', setup.scheme);
  for (const [name, value] of [
    ['sandbox', sandbox],
    ['allow', ''],
    ['referrerpolicy', 'strict-origin'],
  ] as const)
    element.setAttribute(name, value);
  // Again after every move in the page, which makes a browser load a frame anew.
  element.onload = () => {
    const { port1, port2 } = new Channel();
    port = port1;
    port1.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
      if (data.type !== 'height') hear(data);
      else if (data.height >= 0) style('height', `${Math.min(data.height, highest)}px`);
    };
    element.contentWindow?.postMessage({ type: 'meu-espai/connect' } satisfies Connect, new URL(document).origin, [port2]);
    told = {};
    update(setup);
  };
  element.src = `${document}?${query}#${encode(stringify(setup))}`;
  return { element, document, update };
}
