import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Fastify from 'fastify';
import pino from 'pino';
import { createIdentity, loadKeys } from '../../../gateway/src/identity/index.js';
import { openStore } from '../../../gateway/src/store/index.js';
import { abrera } from './world.js';

describe('the issuer behind a proxy that ends TLS, below a path', () => {
  it('gives public addresses, and cookies that belong to that host over TLS only', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'meu-espai-mount-'));
    const keys = await loadKeys(dataDir);
    const store = await openStore({ dataDir, sessionKey: keys.sessionKey });
    const app = Fastify({ forceCloseConnections: true });
    const publicUrl = 'https://espai.example.cat/carpeta';
    const nowhere = 'https://valid.example.cat/x';
    const identity = await createIdentity({
      publicUrl,
      valid: {
        authorizeUrl: nowhere,
        tokenUrl: nowhere,
        userInfoUrl: nowhere,
        revokeUrl: nowhere,
        logoutUrl: nowhere,
        clientId: 'x',
        clientSecret: 'x',
      },
      sites: { all: () => [abrera], find: () => abrera },
      store,
      keys,
      log: pino({ level: 'silent' }),
    });
    await identity.register(app);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const local = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
    try {
      const discovery = await (await fetch(`${local}/oidc/.well-known/openid-configuration`)).json();
      assert.equal((discovery as Record<string, string>)['authorization_endpoint'], `${publicUrl}/oidc/auth`);

      const query = `client_id=${abrera.administration}&response_type=code&scope=openid&code_challenge=${'x'.repeat(43)}&code_challenge_method=S256`;
      const start = await fetch(`${local}/oidc/auth?${query}&redirect_uri=${encodeURIComponent(abrera.returnUrls[0]!)}`, {
        redirect: 'manual',
      });
      const location = start.headers.get('location') ?? '';
      assert.match(location, /^\/carpeta\/oidc\/interaction\//);
      const cookies = start.headers.getSetCookie();
      const [mine, library] = [cookies.filter((line) => line.startsWith('__Host-')), cookies.filter((line) => !line.startsWith('__Host-'))];
      assert.ok(mine.length >= 1 && library.length >= 2);
      for (const cookie of mine) assert.match(cookie, /^__Host-(valid_|way=ca\.).*; path=\/; .*samesite=lax; secure; httponly$/i);
      for (const cookie of library) assert.match(cookie, /^__Secure-sign_in.*; path=\/carpeta\/oidc\/.*; secure; httponly/i);

      const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
      const toValid = await fetch(local + location.slice('/carpeta'.length), { headers: { cookie }, redirect: 'manual' });
      const address = new URL(toValid.headers.get('location') ?? '');
      assert.equal(address.searchParams.get('redirect_uri'), `${publicUrl}/oidc/valid`);
      assert.deepEqual(toValid.headers.getSetCookie(), []);
    } finally {
      await app.close();
      await store.close();
      await rm(dataDir, { recursive: true });
    }
  });
});
