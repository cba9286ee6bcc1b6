import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Site } from '../../../gateway/src/identity/index.js';
import { fictitiousPerson } from '../../support/valid.js';
import { Browser } from '../identity/world.js';
import { Kit, limited, sealed, startGateway, startGatewayWithKit, type GatewayWorld } from './world.js';

const hardened: Site = { ...sealed, credentials: 'cookie' };
const other: Site = { ...limited, mount: 'sealed', credentials: 'cookie' };

interface State {
  person: string | null;
  keepsCookies: boolean;
  idleSeconds: number;
}

/** A frame of a browser: its own cookies, and the headers that a browser puts on requests of its documents. */
class Frame {
  readonly cookies = new Map<string, string>();
  readonly lines: string[] = [];

  constructor(
    private readonly world: GatewayWorld,
    readonly site = hardened,
    readonly own: Record<string, string> = {},
  ) {}

  async ask(method: string, path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = {
      'x-meu-espai': this.site.administration,
      'sec-fetch-site': 'same-origin',
      accept: 'application/json',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'GET' ? {} : { origin: this.world.publicUrl }),
      ...(body && { 'content-type': 'application/json' }),
      ...this.own,
    };
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const response = await fetch(this.world.publicUrl + path, { method, headers: sent, ...(body && { body: JSON.stringify(body) }) });
    for (const line of response.headers.getSetCookie()) {
      this.lines.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response;
  }

  get path(): string {
    return `/frame/${this.site.administration}/session`;
  }

  async state(): Promise<State> {
    return (await (await this.ask('GET', this.path)).json()) as State;
  }

  /** Goes through the sign-in in a window; gives what the window posts to the frame. */
  async leave(browser: Browser, place = 0): Promise<string> {
    const response = await this.ask('POST', this.path, { place });
    assert.equal(response.status, 201);
    const { address } = (await response.json()) as { address: string };
    return (await browser.open(address, {}, this.world.publicUrl)).url.search;
  }

  async signIn(browser: Browser): Promise<State> {
    const response = await this.ask('PUT', this.path, { search: await this.leave(browser) });
    assert.equal(response.status, 200);
    return (await response.json()) as State;
  }
}

describe('a frame without a token', () => {
  let world: GatewayWorld;
  let browser: Browser;
  let frame: Frame;

  before(async () => {
    world = await startGatewayWithKit({ sites: [hardened, other] });
  });
  after(() => world.close());
  beforeEach(() => {
    world.valid.person = { ...fictitiousPerson };
    world.valid.does = 'sign-in';
    world.valid.tokens.clear();
    world.valid.sessions.clear();
    browser = new Browser();
    frame = new Frame(world);
  });

  it('is told that its document wants no token', async () => {
    const response = await fetch(`${world.publicUrl}/frame/${hardened.administration}`, { headers: { 'sec-fetch-dest': 'iframe' } });
    assert.match(await response.text(), /data-credentials="cookie"/);
  });

  it('learns at its second question whether its cookies come back', async () => {
    const { idleSeconds, ...first } = await frame.state();
    assert.deepEqual(first, { person: null, keepsCookies: false });
    assert.equal(idleSeconds, 600);
    assert.equal((await frame.state()).keepsCookies, true);
  });

  it('signs in by a cookie that is out of reach of every script, every other host and every other site', async () => {
    const { person } = await frame.signIn(browser);
    assert.match(person ?? '', /^[\w-]{22}$/);
    assert.equal((await frame.state()).person, person);
    assert.ok(frame.lines.some((line) => line.startsWith('__Host-folder-0800180001=')));
    for (const line of frame.lines)
      assert.match(line, /^__Host-[\w-]+=[\w-]*; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=None; Partitioned$/);
    const me = (await (await frame.ask('GET', '/v1/me')).json()) as { name: string };
    assert.equal(me.name, 'Maria Prova i Exemple');
    assert.equal((await frame.ask('GET', '/v1/procedures')).status, 200);
  });

  it('gives the browser nothing that could be used elsewhere', async () => {
    const search = await frame.leave(browser);
    const answer = new URLSearchParams(search);
    const kit = new Kit(world, browser, hardened);
    for (const verifier of ['x'.repeat(43), 'y'.repeat(64)]) {
      await assert.rejects(kit.exchange(new URL(`${world.publicUrl}/?${answer}&state=the-state`), verifier));
    }
    const token = await fetch(`${world.publicUrl}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', code: answer.get('code')!, client_id: hardened.administration }),
    });
    assert.equal(token.status, 401, 'the site is a confidential client');
    const done = await frame.ask('PUT', frame.path, { search });
    const text = await done.text();
    for (const secret of ['Prova', '00000000T', answer.get('code')!]) assert.ok(!text.includes(secret));
    assert.ok(![...frame.cookies.values()].some((value) => Buffer.from(value, 'base64url').toString().includes('Prova')));
  });

  it('takes an answer once, and only the one to what it began itself', async () => {
    const search = await frame.leave(browser);
    const put = async (who: Frame, text: string) => (await who.ask('PUT', who.path, { search: text })).status;
    const stranger = new Frame(world);
    assert.equal(await put(stranger, search), 400, 'a frame elsewhere, without the cookie of the start');
    const attacker = await new Frame(world).leave(new Browser());
    assert.equal(await put(frame, attacker), 400, 'an answer that somebody else slipped in');
    assert.equal(await put(frame, search.replace(/state=[^&]+/, `state=${'x'.repeat(32)}`)), 400);
    assert.equal(await put(frame, search.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')), 400);
    assert.equal(await put(frame, search.replace(/code=[^&]+/, 'code=made-up')), 400);
    assert.equal(await put(frame, ''), 400);
    const both = await Promise.all([put(frame, search), put(frame, search)]);
    assert.deepEqual(both.sort(), [200, 400]);
    assert.equal(await put(frame, search), 400);
  });

  it('can come back by way of a page of the site, and by no other', async () => {
    const response = await frame.ask('POST', frame.path, { place: 2 });
    const { address } = (await response.json()) as { address: string };
    assert.equal(new URL(address).searchParams.get('redirect_uri'), `${world.publicUrl}/frame/0800180001/hand-off/1`);
    assert.equal((await frame.ask('POST', frame.path, { place: 3 })).status, 400);
    assert.equal((await frame.ask('POST', frame.path, { place: -1 })).status, 400);
  });

  const asked = (path: string): [string, string, object?][] => [
    ['GET', '/v1/me'],
    ['GET', '/v1/procedures'],
    ['DELETE', '/v1/session'],
    ['GET', path],
    ['POST', path, { place: 0 }],
    ['PUT', path, { search: '' }],
  ];
  for (const [who, headers] of [
    [
      'another page, by a form or a script without CORS',
      { 'sec-fetch-site': 'cross-site', origin: hardened.origins[0]!, 'x-meu-espai': '' },
    ],
    ['another page, with the header', { 'sec-fetch-site': 'cross-site', origin: hardened.origins[0]! }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
    ['a citizen who types the address', { 'sec-fetch-site': 'none' }],
    ['a browser that does not say where it comes from', { 'sec-fetch-site': '' }],
    ['our origin without the header', { 'x-meu-espai': '' }],
    ['a document with an opaque origin', { origin: 'null' }],
    ['the frame of another administration', { 'x-meu-espai': other.administration }],
  ] as [string, Record<string, string>][]) {
    it(`answers nothing about a citizen to ${who}`, async () => {
      await frame.signIn(browser);
      const foreign = new Frame(world, hardened, headers);
      for (const [name, value] of frame.cookies) foreign.cookies.set(name, value);
      for (const [method, path, body] of asked(frame.path)) {
        const { status } = await foreign.ask(method, path, body);
        assert.ok(status === 401 || status === 403 || status === 400, `${method} ${path} answered ${status}`);
      }
      assert.notEqual((await frame.state()).person, null, 'and nothing ended');
    });
  }

  it('gives no preflight to anybody', async () => {
    for (const path of ['/v1/me', frame.path]) {
      const response = await fetch(world.publicUrl + path, {
        method: 'OPTIONS',
        headers: { origin: hardened.origins[0]!, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-meu-espai' },
      });
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
  });

  it('does not take a cookie of one site for another, nor one that was changed', async () => {
    await frame.signIn(browser);
    const name = '__Host-folder-0800180001';
    const value = frame.cookies.get(name)!;
    const elsewhere = new Frame(world, other);
    elsewhere.cookies.set(`__Host-folder-${other.administration}`, value);
    assert.equal((await elsewhere.state()).person, null);
    for (const changed of [value.slice(0, -2), `A${value.slice(1)}`, 'x', '']) {
      const forged = new Frame(world);
      forged.cookies.set(name, changed);
      assert.equal((await forged.state()).person, null);
      assert.equal((await forged.ask('GET', '/v1/me')).status, 401);
    }
  });

  it('ends after ten minutes without a question, and lasts while it is used', async (t) => {
    await frame.signIn(browser);
    const start = Date.now();
    t.mock.timers.enable({ apis: ['Date'], now: start });
    for (let minute = 9; minute <= 45; minute += 9) {
      t.mock.timers.setTime(start + minute * 60_000);
      assert.equal((await frame.ask('GET', '/v1/me')).status, 200, `${minute} minutes`);
    }
    t.mock.timers.setTime(start + 55.5 * 60_000);
    const response = await frame.ask('GET', '/v1/me');
    assert.equal(((await response.json()) as { code: string }).code, 'session-ended');
    assert.equal((await frame.state()).person, null);
  });

  it('is not kept alive by the question who is signed in', async (t) => {
    await frame.signIn(browser);
    const start = Date.now();
    t.mock.timers.enable({ apis: ['Date'], now: start });
    t.mock.timers.setTime(start + 6 * 60_000);
    assert.ok((await frame.state()).idleSeconds <= 240);
    t.mock.timers.setTime(start + 10.1 * 60_000);
    assert.equal((await frame.state()).person, null);
  });

  it('ends everywhere when it ends, and when the session ends elsewhere', async () => {
    await frame.signIn(browser);
    const twin = new Frame(world, other);
    await twin.signIn(browser);
    assert.equal((await frame.ask('DELETE', '/v1/session')).status, 204);
    assert.ok(!frame.cookies.has('__Host-folder-0800180001'));
    assert.equal((await twin.ask('GET', '/v1/me')).status, 401);
    assert.equal((await twin.state()).person, null);
    assert.deepEqual([world.valid.tokens.size, world.valid.sessions.size], [0, 0]);
  });

  it('is another person after another sign-in, even of the same one', async () => {
    const first = await frame.signIn(browser);
    await frame.ask('DELETE', '/v1/session');
    const second = await frame.signIn(browser);
    assert.notEqual(second.person, first.person);
  });

  describe('in full width, where the browser keeps no cookie for it', () => {
    const path = `/folder/${hardened.administration}`;

    it('signs in on the way, gives the cookie, and shows the same tags in no frame', async () => {
      const { url, response } = await browser.open(`${world.publicUrl}${path}`);
      assert.equal(url.pathname, `${path}/view`);
      const setup = JSON.parse(decodeURIComponent(url.hash.slice(1))) as { tags: { name: string }[]; lang: string };
      assert.deepEqual(
        setup.tags.map(({ name }) => name),
        ['my-session', 'my-procedures'],
      );
      assert.equal(response?.status, 200);
      assert.match(response.headers.get('content-security-policy') ?? '', /script-src 'self'.*frame-ancestors 'none'/);
      const html = await response.text();
      assert.match(html, /data-whole-page=""/);
      assert.match(html, /<header><h1>My folder · Ajuntament d&#39;Abrera<\/h1>/);
      const page = new Frame(world);
      page.cookies.set('__Host-folder-0800180001', /"__Host-folder-0800180001 \/",\{"value":"([^"]+)"/.exec(browser.cookies)?.[1] ?? '');
      assert.equal(((await (await page.ask('GET', '/v1/me')).json()) as { name: string }).name, 'Maria Prova i Exemple');
    });

    it('offers to try again where the citizen changed their mind', async () => {
      world.valid.does = 'cancel';
      const { url, response } = await browser.open(`${world.publicUrl}${path}`);
      assert.equal(url.pathname, path);
      assert.match(await response!.text(), /did not identify yourself.*href="[^"]*\/act\/sign-in\?to=/s);
    });

    it('is there for such sites only, and in no frame', async () => {
      for (const [address, dest, status] of [
        ['/folder/0801930008', 'document', 404],
        ['/folder/0801930008/view', 'document', 404],
        [path, 'iframe', 403],
        [`${path}/view`, 'iframe', 403],
      ] as const) {
        const response = await fetch(world.publicUrl + address, { headers: { 'sec-fetch-dest': dest }, redirect: 'manual' });
        assert.equal(response.status, status, address);
      }
    });
  });
});

describe('a site whose frames hold tokens', () => {
  it('has neither a session in a cookie nor a folder in full width', async () => {
    const world = await startGateway();
    try {
      const frame = new Frame(world, sealed);
      for (const [method, body] of [['GET'], ['POST', { place: 0 }], ['PUT', { search: '' }]] as [string, object?][]) {
        assert.equal((await frame.ask(method, frame.path, body)).status, 404);
      }
      assert.equal((await fetch(`${world.publicUrl}/folder/${sealed.administration}`, { redirect: 'manual' })).status, 404);
    } finally {
      await world.close();
    }
  });
});
