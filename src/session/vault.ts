import { storage } from '../base/storage.js';
import type { Settings } from '../space/contexts.js';
import { KeyStore } from './key-store.js';
import { beginningPrefix, storagePrefix, userKeyOf } from './traces.js';

/** What is kept of a sign-in, in the form in which the login library stores its user. */
export interface StoredUser {
  access_token: string;
  refresh_token?: string;
  /** Seconds since 1970 by this device's clock. */
  expires_at: number;
  /** `exp` is the same moment by the gateway's clock: both tokens of an answer live equally long. */
  profile: { sub: string; auth_time?: number; exp?: number };
}

/** What has to survive the way to the identity provider and back. */
interface Departure {
  search: string;
  hash: string;
}

/** The one place that knows where a sign-in is kept: tokens in the tab's sessionStorage, their key in IndexedDB. */
export class Vault {
  readonly keys = new KeyStore();
  readonly #client: string;
  readonly #userKey: string;
  readonly #departureKey: string;

  constructor(settings: Settings) {
    this.#client = settings.administration;
    this.#userKey = userKeyOf(settings);
    this.#departureKey = `${storagePrefix}departure:${this.#client}`;
  }

  user(): StoredUser | undefined {
    return parsed(this.stored()) as StoredUser | undefined;
  }

  /** The sign-in of this tab as it is stored, to be handed to a sibling. */
  stored(): string | undefined {
    return storage('sessionStorage')?.getItem(this.#userKey) ?? undefined;
  }

  /** Takes over what a sibling has, unless this tab holds what ends later. */
  adopt(stored: string): void {
    const theirs = parsed(stored) as Partial<StoredUser> | undefined;
    if (typeof theirs?.expires_at !== 'number' || theirs.expires_at < (this.user()?.expires_at ?? 0)) return;
    storage('sessionStorage')?.setItem(this.#userKey, stored);
  }

  /** Whether this tab left with the state that an answer brings back and nobody has used it yet. */
  awaits(answer: URL): boolean {
    return !!storage('sessionStorage')?.getItem(beginningOf(answer));
  }

  /** Notes that this tab left with the state of that address, where nobody else notes it. */
  await(address: URL): void {
    storage('sessionStorage')?.setItem(beginningOf(address), 'left');
  }

  /** As {@link awaits}, and from then on it is used. */
  arrives(answer: URL): boolean {
    const awaited = this.awaits(answer);
    storage('sessionStorage')?.removeItem(beginningOf(answer));
    return awaited;
  }

  /** The key pair of this browser; `undefined` when another tab signed out meanwhile. */
  async keyPair(): Promise<CryptoKeyPair | undefined> {
    return ((await this.keys.get(this.#client)) as { keys: CryptoKeyPair } | undefined)?.keys;
  }

  /** Forgets the sign-in of this tab. */
  forget(): void {
    storage('sessionStorage')?.removeItem(this.#userKey);
  }

  /** Forgets the sign-in of this tab and the key that its tokens are bound to. */
  async clear(): Promise<void> {
    this.forget();
    await this.keys.remove(this.#client);
  }

  /** Remembers, before leaving, which view of the page the citizen was on. */
  depart(): void {
    const { search, hash } = location;
    storage('sessionStorage')?.setItem(this.#departureKey, JSON.stringify({ search, hash } satisfies Departure));
  }

  /** Takes back what `depart` remembered; `undefined` when this tab never left to sign in, so that a `code` in the address is not ours. */
  arrive(): Departure | undefined {
    const stored = storage('sessionStorage')?.getItem(this.#departureKey);
    storage('sessionStorage')?.removeItem(this.#departureKey);
    return parsed(stored) as Departure | undefined;
  }
}

/** Under this key stands what belongs to the state of an address. */
const beginningOf = ({ searchParams }: URL): string => beginningPrefix + (searchParams.get('state') ?? '');

/** What was stored; nothing where somebody else wrote into our place. */
function parsed(stored: string | null | undefined): unknown {
  try {
    return stored ? JSON.parse(stored) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds until the access token ends; negative when it has. */
export const secondsLeft = ({ expires_at }: StoredUser): number => expires_at - Date.now() / 1000;
