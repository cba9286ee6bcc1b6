export interface Asked {
  url: URL;
  method: string;
  headers: Headers;
  body: URLSearchParams;
  /** As it was sent. */
  text: string;
  credentials: RequestCredentials | undefined;
}

export type Answer = (url: URL, asked: Asked) => Response | Promise<Response>;

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export const seconds = (): number => Math.floor(Date.now() / 1000);

export interface Site {
  gateway: string;
  administration: string;
}

const base64url = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The gateway with its issuer at the `fetch` boundary. Each refresh token works once; used again, it ends the session, as the real one does. */
export class FakeIssuer {
  readonly asked: Asked[] = [];
  readonly answers: Record<string, Answer>;
  /** Generations of tokens that were given out. */
  generation = 1;
  ended = false;
  readonly #real = globalThis.fetch.bind(globalThis);

  constructor(readonly site: Site) {
    const { gateway, administration } = site;
    this.answers = {
      '/oidc/.well-known/openid-configuration': () =>
        json({ issuer: `${gateway}/oidc`, authorization_endpoint: `${gateway}/oidc/auth`, token_endpoint: `${gateway}/oidc/token` }),
      '/oidc/token': (_url, { body }) => this.#tokens(body),
      '/v1/me': (_url, { headers }) =>
        this.ended || headers.get('authorization') !== `DPoP access-${String(this.generation)}`
          ? json({ code: 'session-ended' }, 401)
          : json({ name: 'Persona Fictícia' }),
      '/v1/session': () => {
        this.ended = true;
        return new Response(null, { status: 204 });
      },
      [`/v1/sites/${administration}`]: () => json(this.registration),
    };
  }

  registration = { administration: '', name: 'Ajuntament', origins: ['https://town.example'], returnUrls: ['https://town.example/folder'] };

  /** Stands in for the `fetch` of a realm. */
  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(typeof input === 'object' && 'url' in input ? input.url : input, location.href);
    if (url.origin !== this.site.gateway || !/^\/(v1|oidc|frame\/\d+)\//.test(url.pathname)) return this.#real(input, init);
    const text = typeof init.body === 'string' ? init.body : ((init.body as URLSearchParams | null)?.toString() ?? '');
    const { method = 'GET', credentials } = init;
    const asked = { url, method, headers: new Headers(init.headers), body: new URLSearchParams(text), text, credentials };
    this.asked.push(asked);
    const answer = this.answers[url.pathname];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer(url, asked);
  };

  askedFor(path: string): Asked[] {
    return this.asked.filter(({ url }) => url.pathname === path);
  }

  idToken(sub: string): string {
    const { gateway, administration } = this.site;
    const claims = { sub, iss: `${gateway}/oidc`, aud: administration, iat: seconds(), exp: seconds() + 300 };
    return `${base64url({ alg: 'none' })}.${base64url(claims)}.`;
  }

  /** What a tab stores of the newest tokens. */
  stored(changes: Record<string, unknown> = {}): string {
    return JSON.stringify({
      access_token: `access-${String(this.generation)}`,
      refresh_token: `refresh-${String(this.generation)}`,
      token_type: 'DPoP',
      scope: 'openid offline_access',
      expires_at: seconds() + 300,
      profile: { sub: 'person-1' },
      id_token: this.idToken('person-1'),
      ...changes,
    });
  }

  #tokens(body: URLSearchParams): Response {
    if (body.get('grant_type') === 'refresh_token') {
      if (body.get('refresh_token') !== `refresh-${String(this.generation)}`) this.ended = true;
      if (this.ended) return json({ error: 'invalid_grant' }, 400);
    } else {
      this.ended = false;
    }
    this.generation++;
    return json({
      access_token: `access-${String(this.generation)}`,
      refresh_token: `refresh-${String(this.generation)}`,
      token_type: 'DPoP',
      expires_in: 300,
      scope: 'openid offline_access',
      id_token: this.idToken('person-1'),
    });
  }
}
