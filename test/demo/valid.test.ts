import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { serveValid } from '../../demo/valid/server.js';

const GATEWAY = 'http://espai.localhost:8400';
const REDIRECT = `${GATEWAY}/oidc/valid/callback`;
const CLIENT = { client_id: 'demo.serveis.aoc.cat', client_secret: 'a secret' };

void describe('the simulated VÀLid', async () => {
  const { origin, close } = await serveValid({
    port: 0,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    gatewayOrigin: GATEWAY,
  });
  after(close);

  const authorize = (changes: Record<string, string> = {}, cookie = '') => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT.client_id,
      redirect_uri: REDIRECT,
      scope: 'autenticacio_usuari',
      state: 'abc',
      access_type: 'online',
      approval_prompt: 'auto',
      ...changes,
    });
    return fetch(`${origin}/o/oauth2/auth?${query.toString()}`, { redirect: 'manual', headers: { cookie } });
  };
  const submit = (path: string, form: Record<string, string>) =>
    fetch(origin + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  const hidden = (page: string) => /name="attempt" value="([\w-]+)"/.exec(page)?.[1] ?? '';
  const locationOf = (response: Response) => new URL(response.headers.get('location') ?? 'about:blank');
  const choose = async (form: Record<string, string>, changes: Record<string, string> = {}) => {
    const attempt = hidden(await (await authorize(changes)).text());
    return submit('/identificacio', { attempt, person: '00000000T', action: 'continue', ...form });
  };
  const token = (form: Record<string, string>, client: Record<string, string> = CLIENT) =>
    fetch(`${origin}/o/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', redirect_uri: REDIRECT, ...client, ...form }),
    });
  const signIn = async (form: Record<string, string>, changes: Record<string, string> = {}) => {
    const done = await choose(form, changes);
    const answer = (await (await token({ code: locationOf(done).searchParams.get('code') ?? '' })).json()) as Record<string, string>;
    return { ...answer, cookie: done.headers.get('set-cookie')?.split(';')[0] ?? '' } as Record<string, string>;
  };
  const who = async (accessToken: string) =>
    (await (await fetch(`${origin}/serveis-rest/getUserInfo?AccessToken=${accessToken}`)).json()) as Record<string, string>;

  void it('signs in with a certificate, at the high level', async () => {
    const info = await who((await signIn({ method: 'certificat' }))['access_token'] ?? '');
    assert.equal(info['status'], 'ok');
    assert.equal(info['identifier'], '00000000T');
    assert.equal(info['identifierType'], '1');
    assert.equal(info['method'], 'certificat');
    assert.equal(info['assuranceLevel'], 'high');
    assert.equal(info['certificateType'], '0');
    assert.equal(info['companyId'], undefined);
  });

  void it('signs in with Cl@ve, at the substantial level', async () => {
    const info = await who((await signIn({ method: 'clave', person: '99999018D' }))['access_token'] ?? '');
    assert.deepEqual([info['identifier'], info['method'], info['assuranceLevel']], ['99999018D', 'clave', 'substantial']);
  });

  void it('signs in with idCAT Mòbil and the code on the page, at the low level', async () => {
    const page = await (await choose({ method: 'idcatmobil' })).text();
    const code = /id="sent-code">(\d{6})</.exec(page)?.[1] ?? '';
    const attempt = hidden(page);
    const wrong = await submit('/codi', { attempt, code: code === '000000' ? '111111' : '000000', action: 'continue' });
    assert.match(await wrong.text(), /role="alert"/);
    const done = await submit('/codi', { attempt, code, action: 'continue' });
    assert.equal(locationOf(done).searchParams.get('state'), 'abc');
    const answer = (await (await token({ code: locationOf(done).searchParams.get('code') ?? '' })).json()) as Record<string, string>;
    assert.equal((await who(answer['access_token'] ?? ''))['assuranceLevel'], 'low');
  });

  void it('lets the citizen act for the entity with a certificate only', async () => {
    const info = await who((await signIn({ method: 'certificat', representing: 'yes' }))['access_token'] ?? '');
    assert.deepEqual([info['certificateType'], info['companyId'], info['companyName']], ['11', 'Q0000000J', 'ENTITAT FICTÍCIA PJ']);
    assert.match(await (await choose({ method: 'clave', representing: 'yes' })).text(), /role="alert"/);
    assert.match(await (await choose({ method: 'certificat', representing: 'yes', person: '99999018D' })).text(), /role="alert"/);
  });

  void it('says when the citizen changed their mind, on either page', async () => {
    const cancelled = locationOf(await choose({ action: 'cancel' }));
    assert.equal(cancelled.origin + cancelled.pathname, REDIRECT);
    assert.deepEqual(Object.fromEntries(cancelled.searchParams), { error: 'SESSION_CANCEL', state: 'abc' });
    const attempt = hidden(await (await choose({ method: 'idcatmobil' })).text());
    assert.equal(locationOf(await submit('/codi', { attempt, action: 'cancel' })).searchParams.get('error'), 'SESSION_CANCEL');
  });

  void it('asks once: the second site gets its code without a page', async () => {
    const { cookie } = await signIn({ method: 'certificat' });
    assert.ok(locationOf(await authorize({ state: 'second' }, cookie)).searchParams.get('code'));
  });

  void it('ends the single sign-on behind a token, for every site', async () => {
    const { access_token: accessToken = '', cookie } = await signIn({ method: 'certificat' });
    await fetch(`${origin}/o/oauth2/logout?token=${accessToken}`);
    assert.equal((await authorize({}, cookie)).status, 200);
    assert.deepEqual(await who(accessToken), { status: 'ko', error: 'INVALID_TOKEN' });
  });

  void it('revokes one token and leaves the session', async () => {
    const { access_token: accessToken = '', cookie } = await signIn({ method: 'certificat' });
    await fetch(`${origin}/o/oauth2/revoke?token=${accessToken}`);
    assert.equal((await who(accessToken))['status'], 'ko');
    assert.equal((await authorize({}, cookie)).status, 303);
  });

  void it('takes a code once, for its own address, from its own client', async () => {
    const code = async () => locationOf(await choose({ method: 'clave' })).searchParams.get('code') ?? '';
    const used = await code();
    assert.equal((await token({ code: used })).status, 200);
    assert.equal((await token({ code: used })).status, 400);
    assert.equal((await token({ code: await code(), redirect_uri: `${GATEWAY}/elsewhere` })).status, 400);
    assert.equal((await token({ code: await code() }, { ...CLIENT, client_secret: 'guessed' })).status, 401);
  });

  void it('gives a refresh token for offline access only', async () => {
    assert.equal((await signIn({ method: 'clave' }))['refresh_token'], undefined);
    const { refresh_token: refreshToken = '' } = await signIn({ method: 'clave' }, { access_type: 'offline' });
    const renewed = await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
    assert.equal((await who(((await renewed.json()) as Record<string, string>)['access_token'] ?? ''))['identifier'], '00000000T');
  });

  void it('sends nobody to an address that is not the gateway', async () => {
    const mistakes: Record<string, string>[] = [
      { redirect_uri: 'https://evil.example/' },
      { redirect_uri: 'nonsense' },
      { client_id: 'other' },
    ];
    for (const changes of mistakes) {
      const response = await authorize(changes);
      assert.deepEqual([response.status, response.headers.get('location')], [400, null]);
    }
  });

  void it('answers an attempt that is over', async () => {
    assert.equal((await submit('/identificacio', { attempt: 'long-gone', action: 'continue' })).status, 400);
  });
});
