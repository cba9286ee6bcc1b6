import type { DPoPState, IndexedDbDPoPStore } from 'oidc-client-ts';

type DPoPStore = Pick<IndexedDbDPoPStore, 'get' | 'set' | 'remove' | 'getAllKeys'>;

const database = 'meu-espai';
const table = 'dpop';

/**
 * Holds the key pair that binds the tokens to this browser. The private key cannot be exported; IndexedDB is the only
 * place that keeps such a key over a redirect.
 */
export class KeyStore implements DPoPStore {
  #opened: Promise<IDBDatabase> | undefined;

  async get(key: string): Promise<DPoPState> {
    return (await this.#run('readonly', (store) => store.get(key))) as DPoPState;
  }

  async set(key: string, value: DPoPState): Promise<void> {
    await this.#run('readwrite', (store) => store.put({ keys: value.keys, nonce: value.nonce }, key));
  }

  async remove(key: string): Promise<DPoPState> {
    const removed = await this.get(key);
    await this.#run('readwrite', (store) => store.delete(key));
    return removed;
  }

  async getAllKeys(): Promise<string[]> {
    return (await this.#run('readonly', (store) => store.getAllKeys())) as string[];
  }

  async #run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    this.#opened ??= open();
    const transaction = (await this.#opened).transaction(table, mode);
    return settled(work(transaction.objectStore(table)));
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB gave no reason.'));
    };
  });
}
