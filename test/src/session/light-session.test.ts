import { expect } from '@open-wc/testing';
import { LightSession } from '../../../src/session/light-session.js';
import type { SessionState } from '../../../src/session/session.js';
import { Siblings } from '../../../src/session/siblings.js';

const settings = { gateway: 'https://gateway.example', administration: '0800180001' };
const userKey = `meu-espai.user:${settings.gateway}/oidc:${settings.administration}`;
const page = location.href;
const soon = (milliseconds = 30) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the session before its code has come', () => {
  let session: LightSession;
  let siblings: Siblings;
  let states: SessionState[];
  const realFetch = globalThis.fetch;

  const start = () => {
    states = [];
    siblings = new Siblings(settings);
    session = new LightSession(settings, siblings);
    session.addEventListener('change', () => states.push(session.state));
    session.start();
  };
  const store = () => {
    sessionStorage.setItem(
      userKey,
      JSON.stringify({ access_token: 'first', expires_at: Date.now() / 1000 + 300, profile: { sub: 'person-1' } }),
    );
  };
  const becomes = async (state: SessionState) => {
    for (let tries = 0; session.state !== state && tries < 100; tries++) await soon();
    expect(session.state).to.equal(state);
  };

  beforeEach(() => {
    globalThis.fetch = (input, init) =>
      (input instanceof Request ? input.url : input.toString()).startsWith(settings.gateway)
        ? Promise.reject(new TypeError('Failed to fetch'))
        : realFetch(input, init);
  });

  afterEach(() => {
    siblings.close();
    globalThis.fetch = realFetch;
    sessionStorage.clear();
    history.replaceState(null, '', page);
  });

  it('should know at once that nobody is signed in', () => {
    start();
    expect(session.state).to.equal('signed-out');
    expect(states).to.deep.equal(['signed-out']);
  });

  it('should not know yet where the tab has stored a sign-in, and say who it is when it does', async () => {
    store();
    start();
    expect(session.state).to.equal('unknown');
    await becomes('signed-in');
    expect(session.person).to.match(/^person-1 /);
    expect(states).to.deep.equal(['signed-in']);
  });

  it('should be signed out after all where an answer in the address is the page’s own', async () => {
    history.replaceState(null, '', `${location.pathname}?code=town&state=page`);
    start();
    expect(session.state).to.equal('unknown');
    await becomes('signed-out');
    expect(location.search).to.equal('?code=town&state=page');
  });

  it('should show at once that somebody signs in, and what became of it', async () => {
    start();
    const left = session.signIn();
    expect(session.state).to.equal('signing-in');
    await left;
    expect([session.state, session.notice]).to.deep.equal(['signed-out', 'unreachable']);
  });

  it('should fetch what a sign-in needs when somebody is about to start one, and stay signed out', async () => {
    start();
    session.prepare();
    await soon(300);
    expect([session.state, session.notice]).to.deep.equal(['signed-out', undefined]);
  });

  it('should look again when the page comes back from the cache', async () => {
    start();
    store();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await becomes('signed-in');
  });

  it('should ask for nobody while nobody is signed in', async () => {
    start();
    const problem = await session.fetch('/v1/me').catch((reason: unknown) => reason);
    expect(problem).to.have.property('kind', 'session-ended');
  });
});
