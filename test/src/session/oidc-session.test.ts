import { expect } from '@open-wc/testing';
import { DPoPState } from 'oidc-client-ts';
import type { GatewayError } from '../../../src/gateway/problem.js';
import { KeyStore } from '../../../src/session/key-store.js';
import { OidcSession } from '../../../src/session/oidc-session.js';
import type { SessionState } from '../../../src/session/session.js';
import { Siblings } from '../../../src/session/siblings.js';
import { watchConsole } from '../../support/console.js';
import { json, seconds } from '../../support/fake-issuer.js';

const gateway = 'https://gateway.example';
const administration = '0800180001';
const userKey = `meu-espai.user:${gateway}/oidc:${administration}`;
const departureKey = `meu-espai.departure:${administration}`;
const page = location.href;

type Answer = (url: URL, init: RequestInit) => Response | Promise<Response>;

const claimsOf = (jwt: string | null | undefined) =>
  JSON.parse(atob((jwt?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
const soon = (milliseconds = 30) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the session', () => {
  const realFetch = globalThis.fetch;
  let asked: { url: URL; headers: Headers; body: string }[];
  let answers: Record<string, Answer>;
  let session: OidcSession;
  let siblings: Siblings;
  let states: SessionState[];

  const idToken = (sub: string) =>
    `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub, iss: `${gateway}/oidc`, aud: administration, iat: seconds(), exp: seconds() + 300 }))}.`;
  const store = (changes: Record<string, unknown> = {}) => {
    const user = {
      access_token: 'first',
      refresh_token: 'again',
      token_type: 'DPoP',
      scope: 'openid offline_access',
      expires_at: seconds() + 300,
      profile: { sub: 'person-1' },
    };
    sessionStorage.setItem(userKey, JSON.stringify({ ...user, id_token: idToken('person-1'), ...changes }));
  };
  const start = () => {
    siblings = new Siblings({ gateway, administration });
    session = new OidcSession({ gateway, administration }, () => 'ca', siblings);
    session.addEventListener('change', () => states.push(session.state));
    session.start();
  };
  /** Lets what would take many seconds take none, until it is called off. */
  const hurry = () => {
    const { setTimeout: realTimeout } = globalThis;
    const realSignal = AbortSignal.timeout.bind(AbortSignal);
    globalThis.setTimeout = ((step: () => void, wait = 0) => realTimeout(step, wait < 10_000 ? wait : 0)) as typeof setTimeout;
    AbortSignal.timeout = () => realSignal(50);
    return () => {
      globalThis.setTimeout = realTimeout;
      AbortSignal.timeout = realSignal;
    };
  };
  const askedFor = (path: string) => asked.filter(({ url }) => url.pathname === path);

  beforeEach(async () => {
    asked = [];
    states = [];
    answers = {
      '/oidc/.well-known/openid-configuration': () =>
        json({
          issuer: `${gateway}/oidc`,
          authorization_endpoint: `${gateway}/oidc/auth`,
          token_endpoint: `${gateway}/oidc/token`,
        }),
      '/oidc/token': () =>
        json({
          access_token: 'second',
          refresh_token: 'third',
          token_type: 'DPoP',
          expires_in: 300,
          scope: 'openid offline_access',
          id_token: idToken('person-1'),
        }),
      '/v1/me': () => json({ name: 'Persona Fictícia' }),
    };
    globalThis.fetch = async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      if (url.origin !== gateway) return realFetch(input, init);
      asked.push({
        url,
        headers: new Headers(init.headers),
        body: init.body instanceof URLSearchParams ? init.body.toString() : ((init.body as string | null) ?? ''),
      });
      const answer = answers[url.pathname];
      if (!answer) throw new TypeError('Failed to fetch');
      return answer(url, init);
    };
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    await new KeyStore().set(administration, new DPoPState(keys));
  });

  afterEach(() => {
    siblings.close();
    globalThis.fetch = realFetch;
    sessionStorage.clear();
    history.replaceState(null, '', page);
  });

  describe('from what the tab has stored', () => {
    it('should be signed out where there is nothing', () => {
      start();
      expect(session.state).to.equal('signed-out');
      expect(session.person).to.equal(undefined);
    });

    it('should be signed in at once, without asking anybody', () => {
      store();
      start();
      expect(session.state).to.equal('signed-in');
      expect(session.person).to.match(/^person-1 /);
      expect(asked).to.deep.equal([]);
    });

    it('should be signed out where the time is over and nothing can renew it', () => {
      store({ expires_at: seconds() - 1, refresh_token: undefined });
      start();
      expect(session.state).to.equal('signed-out');
    });

    it('should be signed out where the browser refuses to store anything', () => {
      const real = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage') as PropertyDescriptor;
      const refuse = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, get: refuse });
      try {
        start();
      } finally {
        Object.defineProperty(globalThis, 'sessionStorage', real);
      }
      expect(session.state).to.equal('signed-out');
    });

    it('should go by what is stored when the page comes back from the cache', () => {
      store();
      start();
      sessionStorage.clear();
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      expect(session.state).to.equal('signed-out');
      expect(session.person).to.equal(undefined);
    });

    it('should show the cache nobody to keep, since somebody else may be who comes back to it', () => {
      store();
      start();
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      expect([session.state, session.person]).to.deep.equal(['unknown', undefined]);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      expect(session.state).to.equal('signed-in');
    });
  });

  describe('asking with credentials', () => {
    it('should send the token with a proof for this very request', async () => {
      store();
      start();
      await session.fetch('/v1/me?q=secret');
      const [request] = askedFor('/v1/me');
      expect(request?.headers.get('authorization')).to.equal('DPoP first');
      const claims = claimsOf(request?.headers.get('dpop'));
      expect(claims['htu']).to.equal(`${gateway}/v1/me`);
      expect(claims['htm']).to.equal('GET');
      expect(claims['iat']).to.be.closeTo(seconds(), 2);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('first')));
      expect(claims['ath']).to.equal(
        btoa(String.fromCharCode(...hash))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replace(/=+$/, ''),
      );
    });

    it('should date its proofs by the gateway’s clock where the device has the wrong time', async () => {
      const end = seconds() + 300;
      store({ expires_at: end, profile: { sub: 'person-1', exp: end + 5_400 } });
      start();
      await session.fetch('/v1/me');
      expect(claimsOf(askedFor('/v1/me')[0]?.headers.get('dpop'))['iat']).to.be.closeTo(seconds() + 5_400, 2);
    });

    it('should make each proof only once', async () => {
      store();
      start();
      await Promise.all([session.fetch('/v1/me'), session.fetch('/v1/me')]);
      const ids = askedFor('/v1/me').map(({ headers }) => claimsOf(headers.get('dpop'))['jti']);
      expect(new Set(ids).size).to.equal(2);
    });

    it('should renew a token that is over before it asks, once for all who ask', async () => {
      store({ expires_at: seconds() - 10 });
      start();
      await Promise.all([session.fetch('/v1/me'), session.fetch('/v1/me'), session.fetch('/v1/me')]);
      expect(askedFor('/oidc/token')).to.have.length(1);
      expect(askedFor('/v1/me').map(({ headers }) => headers.get('authorization'))).to.deep.equal([
        'DPoP second',
        'DPoP second',
        'DPoP second',
      ]);
      expect(askedFor('/oidc/token')[0]?.body).to.include('grant_type=refresh_token');
      expect(session.state).to.equal('signed-in');
    });

    it('should renew and ask once more when the token is refused', async () => {
      store();
      let refusals = 1;
      answers['/v1/me'] = () => (refusals-- > 0 ? json({ code: 'token-expired' }, 401) : json({ name: 'ok' }));
      start();
      expect((await session.fetch('/v1/me')).status).to.equal(200);
      expect(askedFor('/oidc/token')).to.have.length(1);
    });

    it('should end the session when the new token is refused too', async () => {
      store();
      answers['/v1/me'] = () => json({ code: 'session-ended' }, 401);
      start();
      expect((await session.fetch('/v1/me')).status).to.equal(401);
      expect(askedFor('/v1/me')).to.have.length(2);
      expect([session.state, session.notice, session.person]).to.deep.equal(['signed-out', 'ended', undefined]);
      expect(sessionStorage.getItem(userKey)).to.equal(null);
    });

    it('should end the session when the issuer renews no more', async () => {
      store({ expires_at: seconds() - 10 });
      answers['/oidc/token'] = () => json({ error: 'invalid_grant' }, 400);
      start();
      const problem = await session.fetch('/v1/me').catch((reason: unknown) => reason);
      expect((problem as GatewayError).kind).to.equal('session-ended');
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'ended']);
      await soon();
      expect(await new KeyStore().get(administration)).to.equal(undefined);
    });

    for (const [words, answer] of [
      ['is out of order', () => new Response('oops', { status: 502 })],
      ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
    ] as const) {
      it(`should keep the session when the issuer ${words}`, async () => {
        store({ expires_at: seconds() - 10 });
        answers['/oidc/token'] = answer;
        start();
        const problem = await session.fetch('/v1/me').catch((reason: unknown) => reason);
        expect((problem as GatewayError).kind).to.equal('gateway-down');
        expect(session.state).to.equal('signed-in');
      });
    }

    it('should go on trying to renew in time, so that nothing stays on the screen when the session is over', async () => {
      store({ expires_at: seconds() + 1 });
      let failures = 2;
      answers['/oidc/token'] = () =>
        failures-- > 0 ? Promise.reject(new TypeError('Failed to fetch')) : json({ error: 'invalid_grant' }, 400);
      const done = hurry();
      start();
      for (let tries = 0; session.state !== 'signed-out' && tries < 100; tries++) await soon();
      done();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'ended']);
    });

    it('should say of a sign-out in another tab no more than that, though the issuer refuses a renewal meanwhile', async () => {
      store({ expires_at: seconds() - 10 });
      const person = 'person-1 ';
      answers['/oidc/token'] = async () => {
        const elsewhere = new Siblings({ gateway, administration });
        elsewhere.tell({ type: 'signed-out', person });
        await soon(100);
        elsewhere.close();
        return json({ error: 'invalid_grant' }, 400);
      };
      start();
      expect(session.person).to.equal(person);
      await session.fetch('/v1/me').catch(() => undefined);
      expect([session.state, session.notice]).to.deep.equal(['signed-out', undefined]);
      // Whoever has signed in anew by now needs it.
      expect(await new KeyStore().get(administration)).not.to.equal(undefined);
    });

    it('should end the session when another tab signed out and took the key away', async () => {
      store();
      await new KeyStore().remove(administration);
      start();
      const problem = await session.fetch('/v1/me').catch((reason: unknown) => reason);
      expect((problem as GatewayError).kind).to.equal('session-ended');
      expect(session.state).to.equal('signed-out');
    });

    it('should refuse to ask for nobody', async () => {
      start();
      const problem = await session.fetch('/v1/me').catch((reason: unknown) => reason);
      expect((problem as GatewayError).kind).to.equal('session-ended');
      expect(asked).to.deep.equal([]);
    });
  });

  describe('coming back from the identity provider', () => {
    const comeBack = (query: string) => {
      sessionStorage.setItem(departureKey, JSON.stringify({ search: '?view=1', hash: '#folder' }));
      history.replaceState(null, '', `${location.pathname}?${query}&iss=${encodeURIComponent(`${gateway}/oidc`)}`);
      start();
    };

    it('should clean the address at once and restore the view', () => {
      comeBack('code=abc&state=xyz');
      expect(location.search + location.hash).to.equal('?view=1#folder');
      expect(session.state).to.equal('signing-in');
    });

    it('should be signed out with a mild note after a change of mind', async () => {
      const state = {
        id: 'cancelled',
        created: seconds(),
        request_type: 'si:r',
        authority: `${gateway}/oidc`,
        client_id: administration,
        redirect_uri: location.origin + location.pathname,
        scope: 'openid',
        response_mode: 'query',
      };
      sessionStorage.setItem('meu-espai.begun.cancelled', JSON.stringify(state));
      comeBack('error=access_denied&state=cancelled');
      await soon(300);
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'cancelled']);
    });

    it('should refuse a code that this tab did not ask for', async () => {
      comeBack('code=foreign&state=unknown');
      await soon(300);
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'refused']);
      expect(askedFor('/oidc/token')).to.deep.equal([]);
    });

    it('should leave a code in the address alone that is the page’s own', () => {
      history.replaceState(null, '', `${location.pathname}?code=town&state=page`);
      start();
      expect(location.search).to.equal('?code=town&state=page');
      expect(session.state).to.equal('signed-out');
    });

    for (const issuer of ['', '&iss=https%3A%2F%2Ftown.example']) {
      it(`should leave it alone also where a sign-in of ours was broken off before, and it ends in "${issuer}"`, () => {
        sessionStorage.setItem(departureKey, JSON.stringify({ search: '', hash: '' }));
        history.replaceState(null, '', `${location.pathname}?code=town&state=page${issuer}`);
        start();
        expect(location.search).to.equal(`?code=town&state=page${issuer}`);
        expect(session.state).to.equal('signed-out');
      });
    }
  });

  describe('signing in', () => {
    const said = watchConsole();
    const site = {
      administration,
      name: "Ajuntament d'Abrera",
      origins: [location.origin],
      returnUrls: [`${location.origin}/elsewhere`],
      mount: 'open',
    };

    for (const [words, answer, includes] of [
      ['the return address', () => json(site), `return address ${location.origin}${location.pathname}`],
      ['the origin', () => json({ ...site, origins: [] }), `origin ${location.origin}`],
      ['the whole site', () => json({ code: 'not-found' }, 404), administration],
    ] as const) {
      it(`should tell the webmaster exactly when ${words} is not registered`, async () => {
        answers[`/v1/sites/${administration}`] = answer;
        start();
        await session.signIn();
        expect([session.state, session.notice]).to.deep.equal(['signed-out', 'page-not-ready']);
        expect(said.errors).to.have.length(1);
        expect(said.errors[0]).to.include(includes);
        expect(sessionStorage.getItem(departureKey)).to.equal(null);
      });
    }

    it('should offer it again where the citizen stopped the page from being left', async () => {
      answers[`/v1/sites/${administration}`] = () => json({ ...site, returnUrls: [location.origin + location.pathname] });
      // Leads nowhere, as a way that was stopped.
      answers['/oidc/.well-known/openid-configuration'] = () =>
        json({ issuer: `${gateway}/oidc`, authorization_endpoint: 'javascript:void 0//', token_endpoint: `${gateway}/oidc/token` });
      start();
      const done = hurry();
      await session.signIn();
      done();
      expect(states).to.deep.equal(['signed-out', 'signing-in', 'signed-out']);
      expect(session.notice).to.equal(undefined);
      // It may have been slow only.
      expect(sessionStorage.getItem(departureKey)).to.be.a('string');
    });

    it('should say so when the gateway cannot be reached', async () => {
      start();
      await session.signIn();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'unreachable']);
      expect(states).to.deep.equal(['signed-out', 'signing-in', 'signed-out']);
      expect(said.errors).to.deep.equal([]);
    });
  });

  describe('signing out', () => {
    it('should end the session at the gateway, which the page is not left for', async () => {
      store();
      answers['/v1/session'] = () => new Response(null, { status: 204 });
      start();
      await session.signOut();
      const [request] = askedFor('/v1/session');
      expect(request?.headers.get('authorization')).to.equal('DPoP first');
      expect(claimsOf(request?.headers.get('dpop'))['htm']).to.equal('DELETE');
      expect(states).to.deep.equal(['signed-in', 'ending', 'signed-out']);
      expect(session.notice).to.equal(undefined);
      expect(sessionStorage.getItem(userKey)).to.equal(null);
      expect(await new KeyStore().get(administration)).to.equal(undefined);
      expect(location.href).to.equal(page);
    });

    for (const [words, answer] of [
      ['is out of order', () => new Response('oops', { status: 502 })],
      ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
    ] as const) {
      it(`should end here also when the gateway ${words}, and say so`, async () => {
        store();
        answers['/v1/session'] = answer;
        start();
        await session.signOut();
        expect(states).to.deep.equal(['signed-in', 'ending', 'signed-out']);
        expect(session.notice).to.equal('not-ended');
        expect(sessionStorage.getItem(userKey)).to.equal(null);
      });
    }

    it('should wait for no gateway that says nothing', async () => {
      store();
      answers['/v1/session'] = (_url, { signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            reject(signal.reason as DOMException);
          });
        });
      start();
      const done = hurry();
      await session.signOut();
      done();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'not-ended']);
      expect(sessionStorage.getItem(userKey)).to.equal(null);
    });

    it('should say that the session had ended where the gateway knows it no more', async () => {
      store();
      answers['/v1/session'] = () => json({ code: 'session-ended' }, 401);
      answers['/oidc/token'] = () => json({ error: 'invalid_grant' }, 400);
      start();
      await session.signOut();
      expect([session.state, session.notice]).to.deep.equal(['signed-out', 'ended']);
      expect(sessionStorage.getItem(userKey)).to.equal(null);
    });
  });
});
