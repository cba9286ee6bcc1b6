import { expect } from '@open-wc/testing';
import type { HostPage } from '../../../src/session/host.js';
import type { Session, SessionNotice, SessionState } from '../../../src/session/session.js';
import { type Asked, FakeIssuer, json } from '../../support/fake-issuer.js';
import { OpenedWindow } from '../../support/opened-window.js';
import { closeRealms, openRealm, type RealmWindow, TabStorage } from '../../support/realm.js';

const settings = { gateway: location.origin, administration: '0800180001' };
const path = `/frame/${settings.administration}/session`;
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

async function becomes(session: Session, state: SessionState, notice?: SessionNotice): Promise<void> {
  for (let tries = 0; (session.state !== state || session.notice !== notice) && tries < 150; tries++) await soon();
  expect([session.state, session.notice]).to.deep.equal([state, notice]);
}

describe('the session of a frame without a token', () => {
  let issuer: FakeIssuer;
  let tab: TabStorage;
  let realm: RealmWindow;
  let windows: OpenedWindow[];
  /** What stands behind the cookie that the browser keeps. */
  let person: string | null;
  let keepsCookies: boolean;
  let idleSeconds: number;
  let begun: number;

  const open = async (host: Partial<HostPage> = {}): Promise<Session> => {
    realm = await openRealm(issuer, tab);
    realm.kit.setHost({ page: 'https://town.example/folder', credentials: 'cookie', ...host });
    realm.open = (address) => {
      const opened = new OpenedWindow(String(address));
      windows.push(opened);
      return opened.port as unknown as Window;
    };
    const session = new realm.kit.LightSession(settings);
    session.start();
    return session;
  };
  const say = (search: string) =>
    realm.dispatchEvent(
      new realm.MessageEvent('message', {
        data: { type: 'meu-espai/answer', search },
        source: windows.at(-1)?.port ?? null,
        origin: location.origin,
      }),
    );
  const asked = (method: string) => issuer.askedFor(path).filter((one) => one.method === method);
  const state = () => json({ person, keepsCookies, idleSeconds });

  beforeEach(() => {
    issuer = new FakeIssuer(settings);
    tab = new TabStorage();
    windows = [];
    person = null;
    keepsCookies = true;
    idleSeconds = 600;
    begun = 0;
    const answers: Record<string, (one: Asked) => Response> = {
      GET: state,
      POST: () => json({ address: `${settings.gateway}/oidc/auth?state=state-${String(++begun)}` }, 201),
      PUT: ({ text }) => {
        const { search } = JSON.parse(text) as { search: string };
        const answer = new URLSearchParams(search);
        if (answer.get('code') !== 'good' || answer.get('state') !== `state-${String(begun)}`)
          return json({ code: 'parameter-invalid' }, 400);
        person = 'person-1';
        return state();
      },
    };
    issuer.answers[path] = (_url, one) => answers[one.method]?.(one) ?? json({}, 405);
    issuer.answers['/v1/me'] = () => (person ? json({ name: 'Persona Fictícia' }) : json({ code: 'session-ended' }, 401));
    issuer.answers['/v1/session'] = () => {
      person = null;
      return new Response(null, { status: 204 });
    };
  });

  afterEach(() => {
    closeRealms();
    localStorage.clear();
  });

  it('should be told by the gateway who is there', async () => {
    person = 'person-1';
    const session = await open();
    await becomes(session, 'signed-in');
    expect(session.person).to.equal('person-1');
    expect(asked('GET').map(({ headers }) => headers.get('x-meu-espai'))).to.deep.equal([settings.administration]);
  });

  it('should ask with the cookie and a header, and with no token', async () => {
    person = 'person-1';
    const session = await open();
    await becomes(session, 'signed-in');
    await session.fetch('/v1/me');
    const [question] = issuer.askedFor('/v1/me');
    expect([question?.credentials, question?.headers.get('x-meu-espai')]).to.deep.equal(['same-origin', settings.administration]);
    expect([question?.headers.get('authorization'), question?.headers.get('dpop')]).to.deep.equal([null, null]);
  });

  it('should be signed in by the answer of its window, and keep nothing', async () => {
    const session = await open();
    await becomes(session, 'signed-out');
    void session.signIn();
    expect(windows).to.have.length(1);
    const search = `?code=good&state=${(await windows[0]?.left())?.searchParams.get('state') ?? ''}`;
    say(search);
    await becomes(session, 'signed-in');
    expect(JSON.parse(asked('POST')[0]?.text ?? '')).to.deep.equal({ place: 0, lang: 'ca' });
    expect(tab.length).to.equal(0);
    expect(issuer.askedFor('/oidc/token')).to.deep.equal([]);
  });

  it('should be signed in with the whole page where no window can be had, the answer used by one of its frames', async () => {
    const leaving = await open({ login: 'redirect' });
    await becomes(leaving, 'signed-out');
    await leaving.signIn();
    expect(JSON.parse(asked('POST')[0]?.text ?? '')).to.deep.equal({ place: 1, lang: 'ca' });
    closeRealms();
    const mk = base64url('code=good&state=state-1');
    const sessions = [await open({ mk }), await open({ mk }), await open({ mk })];
    for (const session of sessions) await becomes(session, 'signed-in');
    expect(asked('PUT')).to.have.length(1);
  });

  it('should take a change of mind lightly', async () => {
    const session = await open();
    await becomes(session, 'signed-out');
    void session.signIn();
    const state = (await windows[0]?.left())?.searchParams.get('state') ?? '';
    say(`?error=access_denied&state=${state}`);
    await becomes(session, 'signed-out', 'cancelled');
  });

  for (const [words, search] of [
    ['a state that no frame left with', 'code=good&state=state-7'],
    ['the name of something else that is stored', 'code=good&state=used'],
    ['no state', 'code=good&state='],
  ] as const) {
    it(`should sign nobody in by an answer with ${words}`, async () => {
      tab.setItem('meu-espai.used', 'kept');
      const session = await open({ mk: base64url(search) });
      await becomes(session, 'signed-out');
      await soon(100);
      expect([session.state, asked('PUT').length, tab.getItem('meu-espai.used')]).to.deep.equal(['signed-out', 0, 'kept']);
    });
  }

  it('should open the folder on its own page, and try nothing weaker, where the browser keeps no cookie for a frame', async () => {
    keepsCookies = false;
    const session = await open();
    await becomes(session, 'signed-out', 'in-full');
    await session.signIn();
    expect(windows.map(({ address }) => address)).to.deep.equal([`${settings.gateway}/folder/${settings.administration}?lang=ca`]);
    expect([session.state, asked('POST').length]).to.deep.equal(['signed-out', 0]);
  });

  it('should be signed out in all frames when one signs out', async () => {
    person = 'person-1';
    const [first, second] = [await open(), await open()];
    await becomes(first, 'signed-in');
    await becomes(second, 'signed-in');
    await first.signOut();
    await becomes(first, 'signed-out');
    await becomes(second, 'signed-out');
    expect(issuer.askedFor('/v1/session').map(({ method }) => method)).to.deep.equal(['DELETE']);
  });

  it('should not be brought back by an answer of before the sign-out that comes after it', async () => {
    person = 'person-1';
    const session = await open();
    await becomes(session, 'signed-in');
    const now = issuer.answers[path];
    let arrive: (() => void) | undefined;
    issuer.answers[path] = () => {
      const before = state();
      return new Promise((resolve) => {
        arrive = () => {
          resolve(before);
        };
      });
    };
    realm.document.dispatchEvent(new realm.Event('visibilitychange'));
    await session.signOut();
    if (now) issuer.answers[path] = now;
    arrive?.();
    await soon(100);
    expect([session.state, session.notice]).to.deep.equal(['signed-out', undefined]);
  });

  it('should show the cache nobody to keep, and ask who is there when the page comes back from it', async () => {
    person = 'person-1';
    const session = await open();
    await becomes(session, 'signed-in');
    realm.dispatchEvent(new realm.PageTransitionEvent('pagehide', { persisted: true }));
    expect([session.state, session.person]).to.deep.equal(['unknown', undefined]);
    person = null;
    realm.dispatchEvent(new realm.PageTransitionEvent('pageshow', { persisted: true }));
    await becomes(session, 'signed-out');
  });

  it('should close its window where another frame was faster', async () => {
    const session = await open();
    await becomes(session, 'signed-out');
    void session.signIn();
    await windows[0]?.left();
    person = 'person-1';
    new realm.kit.Siblings(settings).tell({ type: 'signed-in', user: '' });
    await becomes(session, 'signed-in');
    expect(windows[0]?.port.closed).to.equal(true);
  });

  it('should say so where the gateway could not be told of the sign-out', async () => {
    person = 'person-1';
    const session = await open();
    await becomes(session, 'signed-in');
    issuer.answers['/v1/session'] = () => Promise.reject(new TypeError('Failed to fetch'));
    await session.signOut();
    expect([session.state, session.notice]).to.deep.equal(['signed-out', 'not-ended']);
  });

  it('should show the folder to nobody, over a reload, until the gateway could be told of the sign-out', async () => {
    person = 'person-1';
    const session = await open();
    await becomes(session, 'signed-in');
    const end = issuer.answers['/v1/session'];
    issuer.answers['/v1/session'] = () => json({}, 503);
    await session.signOut();
    closeRealms();
    const later = await open();
    await becomes(later, 'signed-out', 'not-ended');
    closeRealms();
    if (end) issuer.answers['/v1/session'] = end;
    await becomes(await open(), 'signed-out');
    expect(person).to.equal(null);
  });

  it('should end in all frames when the gateway knows it no more', async () => {
    person = 'person-1';
    const [first, second] = [await open(), await open()];
    await becomes(first, 'signed-in');
    await becomes(second, 'signed-in');
    person = null;
    expect((await first.fetch('/v1/me')).status).to.equal(401);
    await becomes(first, 'signed-out', 'ended');
    await becomes(second, 'signed-out', 'ended');
  });

  it('should take the folder off the screen when it has rested too long', async () => {
    person = 'person-1';
    idleSeconds = 1;
    const session = await open();
    await becomes(session, 'signed-in');
    person = null;
    await becomes(session, 'signed-out', 'ended');
  });

  it('should say that the service does not answer where it does not', async () => {
    issuer.answers[path] = () => json({}, 502);
    await becomes(await open(), 'signed-out', 'unreachable');
  });
});
