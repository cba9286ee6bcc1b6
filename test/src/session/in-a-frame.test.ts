import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { HostPage } from '../../../src/session/host.js';
import { KeyStore } from '../../../src/session/key-store.js';
import type { Session, SessionNotice, SessionState } from '../../../src/session/session.js';
import { FakeIssuer, json } from '../../support/fake-issuer.js';
import { OpenedWindow } from '../../support/opened-window.js';
import { closeRealms, openRealm, type RealmWindow, TabStorage } from '../../support/realm.js';

const settings = { gateway: location.origin, administration: '0800180001' };
const userKey = `meu-espai.user:${settings.gateway}/oidc:${settings.administration}`;
const page = 'https://town.example/folder';
const callback = `${settings.gateway}/frame/${settings.administration}/callback`;
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

async function becomes(session: Session, state: SessionState, notice?: SessionNotice): Promise<void> {
  for (let tries = 0; (session.state !== state || session.notice !== notice) && tries < 150; tries++) await soon();
  expect([session.state, session.notice]).to.deep.equal([state, notice]);
}

describe('the session in a frame', () => {
  let issuer: FakeIssuer;
  let tab: TabStorage;
  let realm: RealmWindow;
  let windows: OpenedWindow[];
  let blocked: boolean;
  let errors: string[];

  const open = async (host: Partial<HostPage> = {}): Promise<Session> => {
    realm = await openRealm(issuer, tab);
    realm.kit.setHost({ page, credentials: 'token', ...host });
    realm.console.error = (text: string) => void errors.push(text);
    realm.open = (address) => {
      const opened = new OpenedWindow(String(address));
      windows.push(opened);
      return blocked ? null : (opened.port as unknown as Window);
    };
    const session = new realm.kit.LightSession(settings);
    session.start();
    return session;
  };
  const say = (search: string, { port } = windows.at(-1) ?? new OpenedWindow('')) =>
    realm.dispatchEvent(
      new realm.MessageEvent('message', { data: { type: 'meu-espai/answer', search }, source: port, origin: location.origin }),
    );
  const tokenRequests = () => issuer.askedFor('/oidc/token');

  beforeEach(async () => {
    issuer = new FakeIssuer(settings);
    tab = new TabStorage();
    windows = [];
    blocked = false;
    errors = [];
    await new KeyStore().remove(settings.administration);
  });

  afterEach(closeRealms);

  describe('signing in in a window of its own', () => {
    it('should open the window within the click, before anything has been fetched', async () => {
      const session = await open();
      void session.signIn();
      expect(windows.map(({ address }) => address)).to.deep.equal([`${settings.gateway}/frame/wait?lang=ca`]);
      expect([session.state, session.notice]).to.deep.equal(['signing-in', 'in-window']);
      expect(issuer.asked).to.deep.equal([]);
    });

    it('should show the window again, and open no second one, where the citizen has lost sight of it', async () => {
      const session = await open();
      void session.signIn();
      await windows[0]?.left();
      await session.signIn();
      expect([windows.length, windows[0]?.port.focused, session.state]).to.deep.equal([1, 1, 'signing-in']);
    });

    it('should send the window, and never itself, to the issuer with a code bound to its key', async () => {
      const session = await open();
      const before = realm.location.href;
      void session.signIn();
      const { origin, pathname, searchParams } = (await windows[0]?.left()) ?? new URL('');
      expect(origin + pathname).to.equal(`${settings.gateway}/oidc/auth`);
      expect(searchParams.get('redirect_uri')).to.equal(callback);
      expect(searchParams.get('code_challenge_method')).to.equal('S256');
      expect(searchParams.get('dpop_jkt')).to.match(/^[\w-]{43}$/);
      expect(realm.location.href).to.equal(before);
    });

    it('should be signed in by the answer of the window', async () => {
      const session = await open();
      void session.signIn();
      const state = (await windows[0]?.left())?.searchParams.get('state') ?? '';
      say(`?code=good&state=${state}`);
      await becomes(session, 'signed-in');
      expect(tokenRequests().map(({ body }) => [body.get('code'), body.get('redirect_uri')])).to.deep.equal([['good', callback]]);
      expect(tokenRequests()[0]?.headers.get('dpop')).to.be.a('string');
      expect((await session.fetch('/v1/me')).status).to.equal(200);
      expect(tab.getItem(`meu-espai.begun.${state}`)).to.equal(null);
      // It may have something to say to the citizen, and closes itself.
      expect(windows[0]?.port.closed).to.equal(false);
    });

    it('should be signed out with a mild note after a change of mind', async () => {
      const session = await open();
      void session.signIn();
      const state = (await windows[0]?.left())?.searchParams.get('state') ?? '';
      say(`?error=access_denied&state=${state}`);
      await becomes(session, 'signed-out', 'cancelled');
    });

    it('should sign nobody in with a state that is not its own', async function () {
      this.timeout(30_000);
      const session = await open();
      await fc.assert(
        fc.asyncProperty(fc.base64String({ maxLength: 40 }), fc.string({ maxLength: 40 }), async (state, code) => {
          void session.signIn();
          await windows.at(-1)?.left();
          say(`?${new URLSearchParams({ code, state }).toString()}`);
          await becomes(session, 'signed-out', 'refused');
        }),
        { numRuns: 20 },
      );
      expect(tokenRequests()).to.deep.equal([]);
      expect(tab.getItem(userKey)).to.equal(null);
    });

    it('should hear no answer but that of its own window', async () => {
      const session = await open();
      void session.signIn();
      const state = (await windows[0]?.left())?.searchParams.get('state') ?? '';
      say(`?code=forged&state=${state}`, new OpenedWindow(''));
      realm.postMessage({ type: 'meu-espai/answer', search: `?code=forged&state=${state}` }, '*');
      await soon(200);
      expect([session.state, tokenRequests().length]).to.deep.equal(['signing-in', 0]);
    });

    it('should close the window where the gateway cannot be reached', async () => {
      delete issuer.answers['/oidc/.well-known/openid-configuration'];
      const session = await open();
      await session.signIn();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'unreachable']);
      expect(windows[0]?.port.closed).to.equal(true);
    });

    it('should tell closing the window as what it is, and open it again, but not take that for an answer for ever', async () => {
      const session = await open();
      realm.document.hasFocus = () => true;
      for (const notice of ['closed', 'continue']) {
        const tried = session.signIn();
        await windows.at(-1)?.left();
        windows.at(-1)?.port.close();
        await tried;
        expect([session.state, session.notice]).to.deep.equal(['signed-out', notice]);
      }
      expect(windows).to.have.length(2);
    });

    it('should take the whole page along next time where the window is cut off from it', async () => {
      const session = await open();
      realm.document.hasFocus = () => false;
      const tried = session.signIn();
      await windows[0]?.left();
      windows[0]?.port.close();
      await tried;
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'continue']);
      await session.signIn();
      expect(windows).to.have.length(1);
      closeRealms();
      await (await open()).signIn();
      expect(windows).to.have.length(1);
    });

    it('should stay with the window where this page is not registered to come back to', async () => {
      issuer.registration = { ...issuer.registration, returnUrls: [] };
      const session = await open();
      realm.document.hasFocus = () => false;
      const tried = session.signIn();
      await windows[0]?.left();
      windows[0]?.port.close();
      await tried;
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'cancelled']);
      void session.signIn();
      expect(windows).to.have.length(2);
    });

    it('should close the window where somebody turns out to be signed in already', async () => {
      const session = await open();
      tab.setItem(userKey, issuer.stored());
      await session.signIn();
      expect([session.state, windows[0]?.port.closed]).to.deep.equal(['signed-in', true]);
    });

    it('should leave it at the sign-in of another frame that was faster, and close its own window', async () => {
      const session = await open();
      void session.signIn();
      await windows[0]?.left();
      new realm.kit.Siblings(settings).tell({ type: 'signed-in', user: issuer.stored() });
      await becomes(session, 'signed-in');
      expect(windows[0]?.port.closed).to.equal(true);
      await soon(1_000);
      await becomes(session, 'signed-in');
    });
  });

  it('should open nothing where the browser lets frames store nothing, and say why', async () => {
    const session = await open();
    Object.defineProperty(realm, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    await session.signIn();
    expect([session.state, session.notice, windows.length]).to.deep.equal(['signed-out', 'no-storage', 0]);
  });

  describe('taking the whole page along', () => {
    for (const [words, host, agent] of [
      ['the page asks for it', { login: 'redirect' }, undefined],
      [
        'the browser is inside another app',
        {},
        'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      ],
      [
        'the browser is inside an app on an iPhone',
        {},
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
      ],
    ] as const) {
      it(`should open no window where ${words}`, async () => {
        const session = await open(host);
        if (agent) Object.defineProperty(realm.navigator, 'userAgent', { value: agent });
        await session.signIn();
        expect(windows).to.deep.equal([]);
        // Nobody has clicked in this test, so the browser does not let the frame go.
        expect([session.state, session.notice]).to.deep.equal(['signed-out', 'continue']);
        expect(tab.length).to.equal(1);
      });
    }

    it('should know the address before the click, and ask for it once', async () => {
      const session = await open({ login: 'redirect' });
      session.prepare?.();
      session.prepare?.();
      await session.signIn();
      const states = () => Array.from({ length: tab.length }, (_, place) => tab.key(place));
      expect(states()).to.have.length(1);
      session.prepare?.();
      await session.signIn();
      expect(states()).to.have.length(1);
      expect(issuer.askedFor(`/v1/sites/${settings.administration}`)).to.have.length(1);
    });

    it('should offer it where the browser blocked the window', async () => {
      blocked = true;
      const session = await open();
      await session.signIn();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'continue']);
    });

    it('should tell the webmaster exactly which page is not registered', async () => {
      const session = await open({ login: 'redirect', page: 'https://town.example/other' });
      await session.signIn();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'page-not-ready']);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.include('return address https://town.example/other');
    });

    it('should say so when the gateway cannot be reached', async () => {
      issuer.answers[`/v1/sites/${settings.administration}`] = () => Promise.reject(new TypeError('Failed to fetch'));
      const session = await open({ login: 'redirect' });
      await session.signIn();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'unreachable']);
    });
  });

  describe('coming back with the whole page', () => {
    const left = async (): Promise<string> => {
      await (await open({ login: 'redirect' })).signIn();
      closeRealms();
      return (tab.key(0) ?? '').replace('meu-espai.begun.', '');
    };

    it('should be signed in with the code that the page hands over', async () => {
      const state = await left();
      const session = await open({ mk: base64url(`code=good&state=${state}`) });
      await becomes(session, 'signed-in');
      expect(tokenRequests()[0]?.body.get('redirect_uri')).to.equal(`${settings.gateway}/frame/${settings.administration}/hand-off/0`);
    });

    it('should use the code once where every frame of the page gets it', async () => {
      const mk = base64url(`code=good&state=${await left()}`);
      const sessions = [await open({ mk }), await open({ mk }), await open({ mk })];
      for (const session of sessions) await becomes(session, 'signed-in');
      expect(tokenRequests()).to.have.length(1);
    });

    it('should be signed out with a mild note after a change of mind', async () => {
      const session = await open({ mk: base64url(`error=access_denied&state=${await left()}`) });
      await becomes(session, 'signed-out', 'cancelled');
    });

    for (const [words, mk] of [
      ['with a state that is not its own', base64url('code=stolen&state=unknown')],
      ['without a state', base64url('code=stolen')],
      ['in another form', '%%%'],
    ] as const) {
      it(`should ignore a code ${words}, and say nothing`, async () => {
        await left();
        const session = await open({ mk });
        await becomes(session, 'signed-out');
        await soon(100);
        expect([session.state, session.notice]).to.deep.equal(['signed-out', undefined]);
        expect(tokenRequests()).to.deep.equal([]);
        expect(tab.getItem(userKey)).to.equal(null);
      });
    }

    it('should not let an answer name the sign-in of somebody who is signed in, and so end it', async () => {
      tab.setItem(userKey, issuer.stored());
      const state = userKey.replace('meu-espai.', '');
      const session = await open({ mk: base64url(`code=forged&state=${encodeURIComponent(state)}`) });
      await becomes(session, 'signed-in');
      expect(tab.getItem(userKey)).to.be.a('string');
    });

    it('should look for no answer in the address of the frame', async () => {
      const state = await left();
      realm = await openRealm(issuer, tab);
      realm.kit.setHost({ page, credentials: 'token' });
      realm.history.replaceState(null, '', `?code=good&state=${state}`);
      const session = new realm.kit.LightSession(settings);
      session.start();
      await soon(200);
      expect([session.state, tokenRequests().length]).to.deep.equal(['signed-out', 0]);
    });
  });

  it('should say nothing to the page around it', async () => {
    const heard: unknown[] = [];
    const listen = ({ data }: MessageEvent) => void heard.push(data);
    addEventListener('message', listen);
    const session = await open();
    void session.signIn();
    const state = (await windows[0]?.left())?.searchParams.get('state') ?? '';
    say(`?code=good&state=${state}`);
    await becomes(session, 'signed-in');
    issuer.answers['/v1/session'] = () => json({}, 503);
    await session.signOut();
    await soon();
    removeEventListener('message', listen);
    expect(heard).to.deep.equal([]);
  });
});
