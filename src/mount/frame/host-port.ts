import type { FrameMessage } from '../protocol.js';
import { isRecord, readMessage, type ReadMessage } from './grammar.js';

/** The way to the page around a frame: one port, taken once, from the page itself and from nobody else. */
export class HostPort {
  #port: MessagePort | undefined;
  /** Of each kind the last, as text. */
  readonly #heard = new Map<string, string>();
  /** Of each kind the last that was said before there was somebody to hear it. */
  readonly #waiting = new Map<string, FrameMessage>();

  /**
   * @param origins of the pages that may hold this frame
   * @param hear a message that the page may send
   * @param connected somebody listens
   */
  constructor(origins: readonly string[], hear: (message: ReadMessage) => void, connected: () => void) {
    addEventListener('message', ({ source, origin, data, ports }: MessageEvent<unknown>) => {
      const [port] = ports;
      const fits = isRecord(data) && data['type'] === 'meu-espai/connect' && port && ports.length === 1;
      if (this.#port || !fits || source !== parent || parent === window || !origins.includes(origin)) return;
      this.#port = port;
      port.onmessage = (event: MessageEvent<unknown>) => {
        const message = readMessage(event.data);
        if (message && this.#isNew(message)) hear(message);
      };
      connected();
      for (const message of this.#waiting.values()) port.postMessage(message);
      this.#waiting.clear();
    });
  }

  /** A page says everything again when it cannot know what has changed. */
  #isNew(message: ReadMessage): boolean {
    const text = JSON.stringify(message);
    if (this.#heard.get(message.type) === text) return false;
    this.#heard.set(message.type, text);
    return true;
  }

  say(message: FrameMessage): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#waiting.set(message.type === 'state' ? `state ${message.index}` : message.type, message);
  }
}
