/** The gateway's end of a session without a token: what a frame of its own origin may ask it. */
import type { components } from '../gateway/api.js';
import type { Settings } from '../space/contexts.js';

export type FrameSession = components['schemas']['FrameSession'];

/** Milliseconds that the gateway may take. Nobody waits for ever to learn who is there, or whether they are out. */
const patience = { step: 20_000, end: 10_000 };

export class FrameSessionClient {
  readonly #settings: Settings;
  readonly #path: string;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#path = `/frame/${settings.administration}/session`;
  }

  /** @throws where the gateway cannot be asked */
  async who(): Promise<FrameSession> {
    return (await this.#ask('GET')) as FrameSession;
  }

  /**
   * The address that begins a sign-in and ends at `returnAddress`, one of the frame pages of the site.
   * @throws where the gateway does not begin one
   */
  async begin(returnAddress: string, lang: string): Promise<string> {
    const page = /\/hand-off\/(\d+)$/.exec(returnAddress)?.[1];
    const place = page === undefined ? 0 : Number(page) + 1;
    return ((await this.#ask('POST', { place, lang })) as { address: string }).address;
  }

  /** Redeems the query string of an answer; `undefined` where it is not the answer to what this frame began. */
  async finish(search: string): Promise<FrameSession | undefined> {
    const response = await this.#send('PUT', { search });
    if (response.status === 400) return undefined;
    return (await read(response)) as FrameSession;
  }

  /** Ends the session, for everybody who has it. */
  end(): Promise<Response> {
    return this.fetch('/v1/session', { method: 'DELETE', signal: AbortSignal.timeout(patience.end) });
  }

  /** A question with the frame's cookie, and the header without which the cookie counts for nothing. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-meu-espai', this.#settings.administration);
    return fetch(this.#settings.gateway + path, {
      ...init,
      headers,
      credentials: 'same-origin',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  }

  async #ask(method: string, body?: object): Promise<unknown> {
    return read(await this.#send(method, body));
  }

  #send(method: string, body?: object): Promise<Response> {
    return this.fetch(this.#path, {
      method,
      signal: AbortSignal.timeout(patience.step),
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}

async function read(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`The gateway answered ${response.status}.`);
  return response.json();
}
