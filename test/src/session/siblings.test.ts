import { expect } from '@open-wc/testing';
import { DPoPState } from 'oidc-client-ts';
import { KeyStore } from '../../../src/session/key-store.js';
import type { Session, SessionState } from '../../../src/session/session.js';
import { FakeIssuer, json, seconds } from '../../support/fake-issuer.js';
import { closeRealms, openRealm, type RealmWindow, TabStorage } from '../../support/realm.js';

const settings = { gateway: location.origin, administration: '0800180001' };
const userKey = `meu-espai.user:${settings.gateway}/oidc:${settings.administration}`;
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function becomes(session: Session, state: SessionState): Promise<void> {
  for (let tries = 0; session.state !== state && tries < 150; tries++) await soon();
  expect(session.state).to.equal(state);
}

describe('the frames and tabs of a site', () => {
  let issuer: FakeIssuer;
  let tab: TabStorage;

  const whole = async (storage: Storage): Promise<Session> => {
    const { kit } = await openRealm(issuer, storage);
    const session = new kit.OidcSession(settings, () => 'ca');
    session.start();
    return session;
  };
  const light = async (storage: Storage): Promise<Session> => {
    const { kit } = await openRealm(issuer, storage);
    const session = new kit.LightSession(settings);
    session.start();
    return session;
  };
  const refreshes = () => issuer.askedFor('/oidc/token').length;

  beforeEach(async () => {
    issuer = new FakeIssuer(settings);
    tab = new TabStorage();
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    await new KeyStore().set(settings.administration, new DPoPState(keys));
  });

  afterEach(closeRealms);

  it('should renew once for six frames in each of three tabs that start together with a token that is over', async function () {
    this.timeout(30_000);
    tab.setItem(userKey, issuer.stored({ expires_at: seconds() - 10 }));
    const tabs = [tab, tab.duplicate(), tab.duplicate()];
    const realms: RealmWindow[] = [];
    for (const storage of tabs) for (let frame = 0; frame < 6; frame++) realms.push(await openRealm(issuer, storage));
    const before = await new KeyStore().getAllKeys();
    const sessions = realms.map(({ kit }) => new kit.OidcSession(settings, () => 'ca'));
    for (const session of sessions) session.start();
    const answers = await Promise.all(sessions.map((session) => session.fetch('/v1/me')));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array.from({ length: 18 }, () => 200));
    expect(refreshes()).to.equal(1);
    expect(await new KeyStore().getAllKeys()).to.deep.equal(before);
    expect(new Set(tabs.map((storage) => storage.getItem(userKey))).size).to.equal(1);
  });

  it('should make one key for two frames that sign in for the first time together', async () => {
    await new KeyStore().remove(settings.administration);
    const bindings = await Promise.all(
      [tab, new TabStorage()].map(async (storage) => {
        const realm = await openRealm(issuer, storage);
        realm.kit.setHost({ page: 'https://town.example/folder', credentials: 'token' });
        const session = new realm.kit.OidcSession(settings, () => 'ca');
        session.start();
        const left = await new Promise<string>((resolve) => {
          const opened = { closed: false, close: () => undefined, location: { replace: resolve } };
          void session.signIn(opened as unknown as Window);
        });
        return new URL(left).searchParams.get('dpop_jkt');
      }),
    );
    expect(bindings[0]).to.match(/^[\w-]{43}$/);
    expect(bindings[0]).to.equal(bindings[1]);
  });

  it('should be signed in with the others also where a busy device lets their answer come late', async () => {
    const busy = new BroadcastChannel(`meu-espai/${settings.administration}`);
    busy.onmessage = ({ data }: MessageEvent<{ type: string; id: string }>) => {
      if (data.type === 'who') setTimeout(() => busy.postMessage({ type: 'here', to: data.id, user: issuer.stored() }), 600);
    };
    const session = await light(tab);
    await soon(300);
    expect(session.state).to.equal('signed-out');
    await becomes(session, 'signed-in');
    busy.close();
  });

  it('should not use the refresh token of a duplicated tab a second time', async () => {
    tab.setItem(userKey, issuer.stored({ expires_at: seconds() + 2 }));
    const copy = tab.duplicate();
    const first = await whole(tab);
    expect((await first.fetch('/v1/me')).status).to.equal(200);
    // Opened only now, so that it heard nothing of the renewal.
    const second = await whole(copy);
    expect((await second.fetch('/v1/me')).status).to.equal(200);
    expect((await first.fetch('/v1/me')).status).to.equal(200);
    expect([refreshes(), issuer.ended]).to.deep.equal([1, false]);
  });

  it('should renew on its own when no other tab is left', async () => {
    tab.setItem(userKey, issuer.stored({ expires_at: seconds() + 2 }));
    const session = await whole(tab);
    expect((await session.fetch('/v1/me')).status).to.equal(200);
    expect(refreshes()).to.equal(1);
  });

  it('should sign in a second tab because the first one is', async () => {
    tab.setItem(userKey, issuer.stored());
    const first = await whole(tab);
    const other = new TabStorage();
    const second = await light(other);
    await becomes(second, 'signed-in');
    expect(second.person).to.equal(first.person);
    expect((await second.fetch('/v1/me')).status).to.equal(200);
    expect(refreshes()).to.equal(0);
  });

  it('should keep nothing when the last tab closes', async () => {
    tab.setItem(userKey, issuer.stored());
    await whole(tab);
    closeRealms();
    const later = await light(new TabStorage());
    await soon(300);
    expect(later.state).to.equal('signed-out');
  });

  it('should tell a tab that was there already that somebody signed in', async () => {
    const waiting = await light(new TabStorage());
    const realm = await openRealm(issuer, tab);
    const state = { id: 'mine', created: seconds(), request_type: 'si:r', code_verifier: 'v'.repeat(43), response_mode: 'query' };
    const request = { authority: `${settings.gateway}/oidc`, client_id: settings.administration, redirect_uri: 'x', scope: 'openid' };
    tab.setItem('meu-espai.begun.mine', JSON.stringify({ ...state, ...request }));
    realm.kit.setHost({ mk: btoa('code=good&state=mine'), credentials: 'token' });
    const session = new realm.kit.OidcSession(settings, () => 'ca');
    session.start();
    await becomes(session, 'signed-in');
    await becomes(waiting, 'signed-in');
    expect(waiting.person).to.equal(session.person);
  });

  it('should all be signed out when one signs out, and the gateway asked once', async () => {
    tab.setItem(userKey, issuer.stored());
    const sessions = [await whole(tab), await whole(tab), await whole(tab.duplicate())];
    await sessions[0]?.signOut();
    for (const session of sessions) await becomes(session, 'signed-out');
    expect(sessions.map(({ notice }) => notice)).to.deep.equal([undefined, undefined, undefined]);
    expect(issuer.askedFor('/v1/session').map(({ method }) => method)).to.deep.equal(['DELETE']);
    expect(tab.getItem(userKey)).to.equal(null);
    expect(await new KeyStore().get(settings.administration)).to.equal(undefined);
  });

  it('should all be told that a sign-out reached this device only', async () => {
    tab.setItem(userKey, issuer.stored());
    issuer.answers['/v1/session'] = () => json({}, 503);
    const sessions = [await whole(tab), await whole(tab.duplicate())];
    await sessions[0]?.signOut();
    for (const session of sessions) await becomes(session, 'signed-out');
    expect(sessions.map(({ notice }) => notice)).to.deep.equal(['not-ended', 'not-ended']);
  });

  it('should not be signed in again by a renewal that ends after the sign-out', async () => {
    tab.setItem(userKey, issuer.stored({ expires_at: seconds() + 2 }));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const tokens = issuer.answers['/oidc/token'];
    issuer.answers['/oidc/token'] = async (url, asked) => {
      await held;
      return tokens?.(url, asked) ?? json({}, 500);
    };
    const slow = await whole(tab);
    const asking = slow.fetch('/v1/me').catch((reason: unknown) => reason);
    while (refreshes() === 0) await soon();
    const { kit } = await openRealm(issuer, tab);
    new kit.Siblings(settings).tell({ type: 'signed-out', person: slow.person ?? '' });
    await becomes(slow, 'signed-out');
    release();
    await asking;
    expect([slow.state, tab.getItem(userKey)]).to.deep.equal(['signed-out', null]);
  });

  it('should not be signed out by what is told late about somebody else', async () => {
    tab.setItem(userKey, issuer.stored());
    const session = await whole(tab);
    const { kit } = await openRealm(issuer, tab);
    new kit.Siblings(settings).tell({ type: 'signed-out', person: 'person-0 ' });
    await soon(100);
    expect(session.state).to.equal('signed-in');
  });

  it('should not exchange a newer sign-in for an older one', async () => {
    tab.setItem(userKey, issuer.stored());
    const session = await whole(tab);
    const kept = tab.getItem(userKey);
    const { kit } = await openRealm(issuer, tab);
    new kit.Siblings(settings).tell({ type: 'renewed', user: issuer.stored({ access_token: 'older', expires_at: seconds() + 100 }) });
    await soon(100);
    expect([session.state, tab.getItem(userKey)]).to.deep.equal(['signed-in', kept]);
  });

  it('should say nothing to another administration’s frames', async () => {
    tab.setItem(userKey, issuer.stored());
    await whole(tab);
    const { kit } = await openRealm(issuer, new TabStorage());
    expect(await new kit.Siblings({ ...settings, administration: '2524300000' }).ask()).to.equal(undefined);
  });
});
