import type { CookieSession } from '../../src/session/cookie-session.js';
import type { HostPage } from '../../src/session/host.js';
import type { KeyStore } from '../../src/session/key-store.js';
import type { LightSession } from '../../src/session/light-session.js';
import type { OidcSession } from '../../src/session/oidc-session.js';
import type { Siblings } from '../../src/session/siblings.js';
import type { FakeIssuer } from './fake-issuer.js';

export interface Kit {
  CookieSession: typeof CookieSession;
  setHost: (page: HostPage) => void;
  KeyStore: typeof KeyStore;
  LightSession: typeof LightSession;
  OidcSession: typeof OidcSession;
  Siblings: typeof Siblings;
}

export type RealmWindow = Window & typeof globalThis & { kit: Kit };

/** What one tab stores; the frames of a tab share it, and the test runner has only one tab. */
export class TabStorage implements Storage {
  readonly #items: Map<string, string>;

  /** @param items what a duplicated tab starts with */
  constructor(items: Iterable<readonly [string, string]> = []) {
    this.#items = new Map(items);
  }

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  clear(): void {
    this.#items.clear();
  }

  duplicate(): TabStorage {
    return new TabStorage(this.#items);
  }
}

/** A frame of the same origin with a realm, a channel and locks of its own. */
export async function openRealm(issuer: FakeIssuer, tab: Storage): Promise<RealmWindow> {
  const frame = document.createElement('iframe');
  frame.src = new URL('./realm.html', import.meta.url).href;
  const ready = new Promise<RealmWindow>((resolve) => {
    const listen = (event: Event) => {
      const { detail } = event as CustomEvent<RealmWindow>;
      if (detail !== frame.contentWindow) return;
      removeEventListener('realm', listen);
      resolve(detail);
    };
    addEventListener('realm', listen);
  });
  document.body.append(frame);
  const realm = await ready;
  realm.fetch = issuer.fetch;
  Object.defineProperty(realm, 'sessionStorage', { configurable: true, value: tab });
  return realm;
}

/** Closes every frame that a test opened. */
export function closeRealms(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
}
