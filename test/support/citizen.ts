/** A citizen without a browser: signs in on a site of the demo world by plain HTTP, holds a DPoP key, and asks the gateway. */
import { type IncomingHttpHeaders, request } from 'node:http';
import * as oauth from 'oauth4webapi';

export interface SignInChoice {
  site: string;
  origin: string;
  returnUrl: string;
  person?: string;
  method?: 'clave' | 'certificat';
  representing?: boolean;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Of a world, a citizen needs to know only where the gateway is. */
export interface Around {
  addresses: { gateway: string };
}

export class Citizen {
  #accessToken = '';
  #origin = '';
  #keys: CryptoKeyPair | undefined;
  readonly #cookies = new Map<string, string>();

  constructor(
    private readonly world: Around,
    private readonly choice: SignInChoice,
  ) {}

  get gateway(): string {
    return this.world.addresses.gateway;
  }

  /** The pseudonym under which the gateway writes about them. */
  get subject(): string {
    const claims = JSON.parse(Buffer.from(this.#accessToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as { sub: string };
    return claims.sub;
  }

  async signIn(): Promise<this> {
    const { site, person = '00000000T', method = 'clave', representing = false } = this.choice;
    const { origin, returnUrl } = await this.#whereFrom();
    this.#origin = origin;
    const issuer = `${this.world.addresses.gateway}/oidc`;
    const server: oauth.AuthorizationServer = {
      issuer,
      token_endpoint: `${issuer}/token`,
      authorization_endpoint: `${issuer}/auth`,
      id_token_signing_alg_values_supported: ['ES256'],
    };
    const client: oauth.Client = { client_id: site };
    const verifier = oauth.generateRandomCodeVerifier();
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: site,
      redirect_uri: returnUrl,
      scope: 'openid offline_access',
      state: 'the-state',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      resource: this.world.addresses.gateway,
    });
    const page = await this.#open(`${issuer}/auth?${query}`, returnUrl, undefined, origin);
    const attempt = /name="attempt" value="([^"]+)"/.exec(page.body)?.[1];
    const form = { attempt: attempt ?? '', method, person, action: 'continue', ...(representing ? { representing: 'yes' } : {}) };
    const identified = attempt
      ? await this.#open(new URL('/identificacio', page.url).href, returnUrl, new URLSearchParams(form).toString())
      : page;
    const yes = /<form method="post" action="(\/oidc\/[^"]+)"/.exec(identified.body)?.[1];
    // The page of an open site can read: the issuer asks whether it may know them.
    const back = yes ? await this.#open(new URL(yes, issuer).href, returnUrl, '', new URL(issuer).origin) : identified;

    this.#keys = await oauth.generateKeyPair('ES256', { extractable: true });
    const params = oauth.validateAuthResponse(server, client, new URL(back.url), 'the-state');
    const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), params, returnUrl, verifier, {
      DPoP: oauth.DPoP(client, this.#keys),
      headers: { origin },
      [oauth.allowInsecureRequests]: true,
      [oauth.customFetch]: async (url, { method: verb, headers, body }) => {
        const reply = await send(url, verb, headers, String(body));
        return new Response(reply.body, { status: reply.status, headers: { 'content-type': reply.headers['content-type'] ?? '' } });
      },
    });
    this.#accessToken = (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
    return this;
  }

  /** Headers of one authorised request; each proof counts once. */
  async headersFor(path: string): Promise<Record<string, string>> {
    return { authorization: `DPoP ${this.#accessToken}`, dpop: await this.#proof(path), origin: this.#origin };
  }

  async ask(path: string, accept = 'application/json'): Promise<Reply> {
    return send(`${this.world.addresses.gateway}${path}`, 'GET', { ...(await this.headersFor(path)), accept });
  }

  /** A page of the gateway's own, opened in the browser in which they have signed in: with the issuer's cookies. */
  async page(path: string): Promise<{ url: string; body: string }> {
    const { origin } = new URL(this.gateway);
    return this.#open(this.gateway + path, 'about:', undefined, origin);
  }

  async json<T = { items: Record<string, unknown>[]; sources: { administration: string; state: string }[]; completeness: string }>(
    path: string,
  ): Promise<T> {
    const { status, body } = await this.ask(path);
    if (status !== 200) throw new Error(`${path.split('?')[0] ?? ''} answered ${status}: ${body}`);
    return JSON.parse(body) as T;
  }

  /** A sealed site asks from its frames, which stand at the gateway. */
  async #whereFrom(): Promise<{ origin: string; returnUrl: string }> {
    const { gateway } = this.world.addresses;
    const { site, origin, returnUrl } = this.choice;
    const { mount } = JSON.parse((await send(`${gateway}/v1/sites/${site}`, 'GET', {})).body) as { mount: string };
    return mount === 'open' ? { origin, returnUrl } : { origin: gateway, returnUrl: `${gateway}/frame/${site}/callback` };
  }

  async #proof(path: string): Promise<string> {
    if (!this.#keys) throw new Error('not signed in');
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', this.#keys.publicKey);
    const ath = base64url(await crypto.subtle.digest('SHA-256', Buffer.from(this.#accessToken)));
    const htu = `${this.world.addresses.gateway}${path.split('?')[0] ?? ''}`;
    const claims = { jti: crypto.randomUUID(), htm: 'GET', htu, iat: Math.floor(Date.now() / 1_000), ath };
    const text = [{ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } }, claims]
      .map((part) => base64url(JSON.stringify(part)))
      .join('.');
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.#keys.privateKey, Buffer.from(text));
    return `${text}.${base64url(signature)}`;
  }

  /** Follows redirects with cookies until a page comes, or until the way leads back to the site. */
  async #open(address: string, stopAt: string, form?: string, from?: string): Promise<{ url: string; body: string }> {
    let [url, body] = [address, form];
    let led = 'same-origin';
    for (let hops = 0; hops < 20; hops += 1) {
      if (url.startsWith(stopAt)) return { url, body: '' };
      const { host, origin } = new URL(url);
      if (origin !== from) led = 'cross-site';
      const cookie = [...this.#cookies]
        .flatMap(([key, value]) => (key.startsWith(`${host} `) ? [`${key.slice(host.length + 1)}=${value}`] : []))
        .join('; ');
      const headers = {
        cookie,
        'sec-fetch-site': led,
        'sec-fetch-dest': 'document',
        ...(body === undefined ? {} : { origin: from ?? origin, 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const reply = await send(url, body === undefined ? 'GET' : 'POST', headers, body);
      for (const line of reply.headers['set-cookie'] ?? []) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        this.#cookies.set(`${host} ${name}`, value);
      }
      if (!reply.headers.location) return { url, body: reply.body };
      url = new URL(reply.headers.location, url).href;
      body = undefined;
    }
    throw new Error('too many redirects');
  }
}

/** `*.localhost` names mean this machine, which Node's resolver does not know. */
function send(address: string, method: string, headers: Record<string, string>, body?: string): Promise<Reply> {
  const { hostname, port, pathname, search, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: hostname.endsWith('.localhost') ? '127.0.0.1' : hostname,
        port,
        path: pathname + search,
        method,
        headers: { ...headers, host },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8') }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const base64url = (data: ArrayBuffer | string): string => Buffer.from(data as string).toString('base64url');
