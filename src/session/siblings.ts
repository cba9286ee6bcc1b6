import type { Settings } from '../space/contexts.js';
import type { SessionNotice } from './session.js';

/** How long somebody waits for a sibling's answer, in milliseconds; on a busy device it takes longer. */
const patience = 150;

/** What happened to the one sign-in that all frames and tabs of a site share. A user is the text that the tab's storage holds. */
export type News =
  | { type: 'signed-in'; user: string }
  | { type: 'renewed'; user: string }
  | { type: 'signed-out'; person: string; notice?: SessionNotice | undefined };

type Message = News | { type: 'who'; id: string; after: number } | { type: 'here'; to: string; user: string };

/**
 * The other frames and tabs of the same site in this browser. What they tell each other stays within the origin and the partition,
 * where each of them holds the same anyway, and nothing of it is written down: when the last one closes, the sign-in is gone.
 */
export class Siblings {
  /** Called with what another one tells. */
  hear?: (news: News) => void;
  /** The sign-in that this one can give to another, if it ends later than `after` (seconds since 1970). */
  have?: (after: number) => string | undefined;
  readonly #name: string;
  readonly #asked = new Map<string, (user: string) => void>();
  #channel: BroadcastChannel | undefined;

  constructor({ administration }: Settings) {
    this.#name = `meu-espai/${administration}`;
    this.#open();
    // An open channel would keep the page out of the browser's back-forward cache.
    addEventListener('pagehide', this.#rest);
    addEventListener('pageshow', this.#open);
  }

  tell(news: News): void {
    this.#channel?.postMessage(news satisfies Message);
  }

  /**
   * A sign-in that ends later than `after` (seconds since 1970), if another one has it. Where any would do, and it comes too late, it is
   * heard as news.
   */
  ask(after = 0): Promise<string | undefined> {
    const id = crypto.randomUUID();
    const answer = new Promise<string | undefined>((resolve) => {
      this.#asked.set(id, resolve);
      setTimeout(resolve, patience);
    });
    this.#channel?.postMessage({ type: 'who', id, after } satisfies Message);
    return answer.then((found) => {
      if (found ?? after) this.#asked.delete(id);
      else this.#asked.set(id, (user) => this.hear?.({ type: 'signed-in', user }));
      return found;
    });
  }

  /** Is a sibling no more. */
  close(): void {
    removeEventListener('pageshow', this.#open);
    this.#rest();
  }

  readonly #rest = (): void => {
    this.#channel?.close();
    this.#channel = undefined;
  };

  readonly #open = (): void => {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.type === 'who') this.#answer(data.id, data.after);
      else if (data.type === 'here') this.#asked.get(data.to)?.(data.user);
      else this.hear?.(data);
    };
  };

  #answer(to: string, after: number): void {
    const user = this.have?.(after);
    if (user) this.#channel?.postMessage({ type: 'here', to, user } satisfies Message);
  }
}
