/** A gateway with nothing but its identity, a VÀLid and two sites; and a browser and a kit that talk to them by plain HTTP. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import * as oauth from 'oauth4webapi';
import pino from 'pino';
import { AccessDenied } from '../../../gateway/src/identity/access-denied.js';
import { createIdentity, loadKeys, type Identity, type Site } from '../../../gateway/src/identity/index.js';
import { openStore, type Store } from '../../../gateway/src/store/index.js';
import { startValid, type FakeValid } from '../../support/valid.js';

export const abrera: Site = {
  administration: '0800180001',
  name: "Ajuntament d'Abrera",
  origins: ['http://abrera.localhost:8401'],
  returnUrls: ['http://abrera.localhost:8401/tornada'],
  mount: 'open',
  trusted: true,
  credentials: 'token',
};
export const vielha: Site = {
  administration: '2524300000',
  name: 'Ajuntament de Vielha e Mijaran',
  origins: ['http://vielha.localhost:8403'],
  returnUrls: ['http://vielha.localhost:8403/'],
  mount: 'open',
  trusted: true,
  credentials: 'token',
};

export interface World {
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly valid: FakeValid;
  readonly log: string[];
  store: Store;
  identity: Identity;
  /** The same gateway again on the same folder and port, as after a crash or an update. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function startWorld(sites: readonly Site[] = [abrera, vielha]): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-identity-'));
  const valid = await startValid();
  const log: string[] = [];
  let app: FastifyInstance | undefined;

  const world: World = {
    publicUrl: '',
    dataDir,
    valid,
    log,
    store: undefined as unknown as Store,
    identity: undefined as unknown as Identity,
    async restart() {
      if (app) await world.stop();
      await start(Number(new URL(world.publicUrl).port));
    },
    async stop() {
      await app?.close();
      await world.store.close();
      app = undefined;
    },
    async close() {
      if (app) await world.stop();
      await valid.close();
      await rm(dataDir, { recursive: true });
    },
  };

  async function start(port: number): Promise<void> {
    const keys = await loadKeys(dataDir);
    world.store = await openStore({ dataDir, sessionKey: keys.sessionKey });
    app = Fastify({ forceCloseConnections: true });
    // The port is known only once it listens, and the routes must stand before: so the address comes first.
    const address = port || (await freePort());
    const publicUrl = `http://127.0.0.1:${address}`;
    Object.assign(world, { publicUrl });
    world.identity = await createIdentity({
      publicUrl,
      valid: valid.options,
      sites: { all: () => [...sites], find: (ine10) => sites.find(({ administration }) => administration === ine10) },
      store: world.store,
      keys,
      log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
    });
    await world.identity.register(app);
    app.get('/v1/me', async (request, reply) => {
      try {
        const citizen = await world.identity.authorize({ method: request.method, path: request.url, headers: request.headers });
        const { session: _session, ...shown } = citizen;
        const { level, actingFor } = citizen.person;
        return { ...shown, person: { level, actingFor: actingFor && { identifier: actingFor.identifier, name: actingFor.name } } };
      } catch (error) {
        if (!(error instanceof AccessDenied)) throw error;
        return reply.code(401).header('www-authenticate', error.wwwAuthenticate).send({ code: error.code });
      }
    });
    // A page of the gateway's own, which knows the citizen by the browser alone.
    app.get('/act/page', async (request) => {
      const citizen = await world.identity.browserCitizen(request.headers);
      return { name: citizen?.name ?? null, level: citizen?.person.level ?? null, session: citizen?.session ?? null };
    });
    await app.listen({ port: address, host: '127.0.0.1' });
  }

  await start(0);
  return world;
}

async function freePort(): Promise<number> {
  const probe = Fastify();
  await probe.listen({ port: 0, host: '127.0.0.1' });
  const { port } = probe.server.address() as { port: number };
  await probe.close();
  return port;
}

/** Keeps cookies by host and path, follows redirects as far as the gateway and VÀLid go, and stops at a site's door. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string; host: string }>();
  readonly visited: string[] = [];

  /** @param from the origin of the document that leads there; none where the citizen types the address */
  async open(address: string, init: RequestInit = {}, from?: string): Promise<{ url: URL; response?: Response }> {
    let url = new URL(address);
    let request = init;
    let led = from === undefined ? 'none' : 'same-origin';
    for (let hops = 0; hops < 20; hops += 1) {
      this.visited.push(url.href);
      if (url.hostname.endsWith('.localhost')) return { url };
      if (from !== undefined && url.origin !== from) led = 'cross-site';
      const headers = {
        'sec-fetch-site': led,
        'sec-fetch-dest': 'document',
        ...(request.headers as Record<string, string>),
        cookie: this.#cookieHeader(url),
        'accept-language': 'en',
      };
      const response = await fetch(url, { ...request, headers, redirect: 'manual' });
      this.#remember(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location) return { url, response };
      await response.body?.cancel();
      url = new URL(location, url);
      request = {};
    }
    throw new Error('too many redirects');
  }

  /** Says yes where the issuer asks whether a site's page is to know them; elsewhere does nothing. */
  async agree({ url, response }: { url: URL; response?: Response }): Promise<{ url: URL; response?: Response } | undefined> {
    if (!url.pathname.startsWith('/oidc/interaction/')) return undefined;
    const yes = /<form method="post" action="([^"]+)"/.exec((await response?.text()) ?? '')?.[1] ?? '';
    return this.answer(new URL(yes, url));
  }

  /** As the form of our own page sends it. */
  answer(url: URL, from = url.origin): Promise<{ url: URL; response?: Response }> {
    const headers = { origin: from, 'content-type': 'application/x-www-form-urlencoded' };
    return this.open(url.href, { method: 'POST', headers }, from);
  }

  /** Whatever the page's cookies would be, as text. */
  get cookies(): string {
    return JSON.stringify([...this.#cookies]);
  }

  /** What it sends to that address as `cookie`. */
  header(address: string): string {
    return this.#cookieHeader(new URL(address));
  }

  #cookieHeader(url: URL): string {
    const fitting = [...this.#cookies].filter(([, { path, host }]) => host === url.host && url.pathname.startsWith(path));
    return fitting.map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ');
  }

  #remember(url: URL, lines: string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/; ?/);
      const [name = '', value = ''] = pair.split('=');
      const attribute = (wanted: string) =>
        attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = attribute('path') ?? '/';
      const key = `${name} ${path}`;
      const expires = attribute('expires');
      if (!value || (expires && new Date(expires) < new Date())) this.#cookies.delete(key);
      else this.#cookies.set(key, { value, path, host: url.host });
    }
  }
}

export interface Tokens {
  access: string;
  refresh: string;
  id: string;
  claims: Record<string, unknown>;
}

/** What the kit does on a site's page. */
export class Kit {
  readonly client: oauth.Client;
  #keys: CryptoKeyPair | undefined;

  constructor(
    private readonly world: Pick<World, 'publicUrl'>,
    private readonly browser: Browser,
    readonly site: Site = abrera,
    private readonly origin = new URL(site.returnUrls[0]!).origin,
    private readonly redirectUri = site.returnUrls[0]!,
  ) {
    this.client = { client_id: site.administration, token_endpoint_auth_method: 'none' };
  }

  /** Goes through the sign-in; gives the address at which the browser arrives back. */
  async authorize(change: Record<string, string | undefined> = {}): Promise<{ url: URL; response?: Response; verifier: string }> {
    const server = await this.server();
    const verifier = oauth.generateRandomCodeVerifier();
    const query: Record<string, string | undefined> = {
      response_type: 'code',
      client_id: this.site.administration,
      redirect_uri: this.redirectUri,
      scope: 'openid',
      state: 'the-state',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      resource: this.world.publicUrl,
      ...change,
    };
    const address = new URL(server.authorization_endpoint!);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, value);
    const document = new URL(this.redirectUri).origin;
    const arrived = await this.browser.open(address.href, {}, document);
    return { ...((await this.browser.agree(arrived)) ?? arrived), verifier };
  }

  async signIn(): Promise<Tokens> {
    const { url, verifier } = await this.authorize();
    return this.exchange(url, verifier);
  }

  async exchange(url: URL, verifier: string): Promise<Tokens> {
    const params = oauth.validateAuthResponse(await this.server(), this.client, url, 'the-state');
    const code = params.get('code') ?? '';
    return this.#token({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: this.redirectUri });
  }

  refresh(refresh: string): Promise<Tokens> {
    return this.#token({ grant_type: 'refresh_token', refresh_token: refresh });
  }

  /** A proof for one request, as the kit's library makes it. */
  async proof(url: string, accessToken: string | undefined, change: Record<string, unknown> = {}): Promise<string> {
    const { privateKey, publicKey } = await this.keys();
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
    const ath = accessToken && Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(accessToken))).toString('base64url');
    const claims = { jti: crypto.randomUUID(), htm: 'GET', htu: url, iat: Math.floor(Date.now() / 1000), ath, ...change };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } })}.${part(claims)}`;
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(text));
    return `${text}.${Buffer.from(signature).toString('base64url')}`;
  }

  async me(accessToken: string, proof?: string): Promise<{ status: number; body: Record<string, unknown>; challenge: string | null }> {
    const address = `${this.world.publicUrl}/v1/me`;
    const dpop = proof ?? (await this.proof(address, accessToken));
    const response = await fetch(address, { headers: { authorization: `DPoP ${accessToken}`, dpop } });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, body, challenge: response.headers.get('www-authenticate') };
  }

  async server(): Promise<oauth.AuthorizationServer> {
    const response = await fetch(`${this.world.publicUrl}/oidc/.well-known/openid-configuration`);
    return (await response.json()) as oauth.AuthorizationServer;
  }

  async keys(): Promise<CryptoKeyPair> {
    this.#keys ??= await oauth.generateKeyPair('ES256', { extractable: true });
    return this.#keys;
  }

  /** @throws the answer, where it is an error. */
  async #token(form: Record<string, string>): Promise<Tokens> {
    const address = (await this.server()).token_endpoint!;
    const response = await fetch(address, {
      method: 'POST',
      headers: { origin: this.origin, dpop: await this.proof(address, undefined, { htm: 'POST' }) },
      body: new URLSearchParams({ client_id: this.site.administration, ...form }),
    });
    const answer = (await response.json()) as Record<string, string>;
    if (!response.ok) throw Object.assign(new Error(answer['error']), answer);
    const { access_token: access = '', refresh_token: refresh = '', id_token: id = '' } = answer;
    assert.equal(answer['token_type'], 'DPoP');
    return { access, refresh, id, claims: claimsOf(access) };
  }
}

export function claimsOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}
