import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { after, before, describe, it } from 'node:test';
import { request } from 'node:http';
import { readKit } from '../../../gateway/src/frames/kit-files.js';
import { kitFolder } from './kit-folder.js';
import { limited, sealed, startGateway, startGatewayWithKit, trusted, type GatewayWorld } from './world.js';

describe('frames', () => {
  let world: GatewayWorld;

  before(async () => {
    world = await startGatewayWithKit();
  });
  after(() => world.close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(world.publicUrl + path, { headers, redirect: 'manual' });
  const frame = async (query = '', headers: Record<string, string> = { 'sec-fetch-dest': 'iframe' }, site = sealed) => {
    const response = await get(`/frame/${site.administration}${query}`, headers);
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const policyOf = (headers: Headers) =>
    new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]),
    );

  it('stand beside the pages of legal acts, which have an address of their own for each notification', async () => {
    const answer = await get('/act/some-id?lang=ca', { 'sec-fetch-dest': 'document' });
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /Identifica/);
    assert.equal((await get('/act/some-id', { 'sec-fetch-dest': 'iframe' })).status, 403);
  });

  describe('the document', () => {
    it('says what the registry knows of the site, and nothing of anybody else', async () => {
      const { status, html } = await frame('?tags=my-procedures&lang=ca');
      assert.equal(status, 200);
      for (const attribute of [
        'lang="ca"',
        'data-administration="0800180001"',
        'data-origins="http://abrera.localhost:8401"',
        'data-credentials="token"',
        'data-name="Ajuntament d&#39;Abrera"',
      ]) {
        assert.ok(html.includes(attribute), attribute);
      }
    });

    it('takes a name as text, whatever stands in it', async () => {
      const { html } = await frame('', undefined, trusted);
      assert.ok(html.includes('data-name="Ajuntament de Vielha &#60;e&#62; &#34;Mijaran&#34;"'));
      assert.doesNotMatch(html, /<e>/);
    });

    it('brings the code of the tags that are asked for, and of the language', async () => {
      const preloads = (html: string) => [...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href);
      assert.deepEqual(preloads((await frame('?tags=my-procedures')).html), ['/kit/chunks/core-1.js', '/kit/chunks/procedures-3.js']);
      assert.deepEqual(preloads((await frame('?tags=my-session,my-procedures&lang=oc-aranes')).html), [
        '/kit/chunks/core-1.js',
        '/kit/chunks/session-2.js',
        '/kit/chunks/procedures-3.js',
        '/kit/chunks/oc-5.js',
      ]);
      assert.deepEqual(preloads((await frame('?tags=my-nothing,in:my-procedures,frame,__proto__&lang=zz')).html), [
        '/kit/chunks/core-1.js',
      ]);
    });

    it('names what else somebody signed in needs, so that it can be asked for at once', async () => {
      assert.match((await frame('?tags=my-procedures')).html, /data-signed-in="\/kit\/chunks\/procedures-body-4\.js"/);
    });

    it('runs nothing but code of this origin and its own first script, and names who may hold it', async () => {
      const { headers, html } = await frame();
      const policy = policyOf(headers);
      const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, code = '']) => code);
      assert.equal(scripts.length, 1);
      const hash = createHash('sha256')
        .update(scripts[0] ?? '')
        .digest('base64');
      assert.deepEqual(Object.fromEntries(policy), {
        'default-src': "'none'",
        'script-src': `'self' 'sha256-${hash}'`,
        'style-src': "'self'",
        'connect-src': "'self'",
        'img-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'lit-html',
        'frame-ancestors': 'http://abrera.localhost:8401',
      });
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('origin-agent-cluster'), '?1');
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\).*geolocation=\(\)/);
      assert.equal(headers.get('x-frame-options'), null, 'it knows no list of origins');
      assert.equal(headers.get('set-cookie'), null);
      assert.equal(headers.get('access-control-allow-origin'), null);
    });

    it('comes compressed to a browser that takes it', async () => {
      const plain = await get(`/frame/${sealed.administration}`, { 'accept-encoding': 'identity' });
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal(plain.headers.get('vary'), 'sec-fetch-dest, accept-encoding');
      const html = await plain.text();
      for (const encoding of ['br', 'gzip']) {
        const packed = await get(`/frame/${sealed.administration}`, { 'accept-encoding': encoding });
        assert.equal(packed.headers.get('content-encoding'), encoding);
        assert.equal(await packed.text(), html);
      }
    });

    it('is the same for everybody, whatever they bring', async () => {
      const bare = await frame('?tags=my-procedures');
      const laden = await frame('?tags=my-procedures', {
        'sec-fetch-dest': 'iframe',
        cookie: 'session=x; session.sig=y',
        authorization: 'DPoP x',
        referer: 'https://abrera.example/?nif=00000000T',
      });
      assert.equal(laden.html, bare.html);
    });

    for (const [dest, status] of [
      ['iframe', 200],
      [undefined, 200],
      ['document', 403],
      ['object', 403],
      ['embed', 403],
      ['script', 403],
      ['empty', 403],
      ['frame', 403],
      ['fencedframe', 403],
    ] as const) {
      it(`asked for as ${dest ?? 'a browser that does not say what'} answers ${status}`, async () => {
        assert.equal((await frame('', dest === undefined ? {} : { 'sec-fetch-dest': dest })).status, status);
      });
    }

    it('tells the webmaster of an unknown site what to do, and the citizen that it is not their fault', async () => {
      const response = await get('/frame/0801930008?lang=es', { 'sec-fetch-dest': 'iframe' });
      assert.equal(response.status, 404);
      const html = await response.text();
      assert.match(html, /<html lang="es"/);
      assert.match(html, /Webmaster: .*INE10.*register the site/);
      assert.equal(policyOf(response.headers).get('frame-ancestors'), '*', 'so that it can be read where the frame would be');
      assert.doesNotMatch(html, /<script/);
    });

    it('reflects nothing of what is asked', async () => {
      for (const path of [
        `/frame/${encodeURIComponent('"><script>alert(1)</script>')}`,
        `/frame/0800180001?tags=${encodeURIComponent('"><script>alert(1)</script>')}`,
        `/frame/0800180001?lang=${encodeURIComponent('"><script>alert(1)</script>')}`,
      ]) {
        const html = await (await get(path, { 'sec-fetch-dest': 'iframe' })).text();
        assert.doesNotMatch(html, /alert/, path);
      }
    });
  });

  describe('the kit’s code', () => {
    /** `fetch` would undo the compression before anybody could look at it. */
    const raw = (path: string, accept: string) =>
      new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
        request(world.publicUrl + path, { headers: { 'accept-encoding': accept } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
        })
          .on('error', reject)
          .end();
      });

    it('comes compressed as the browser takes it, for good, and for our own documents only', async () => {
      const plain = await raw('/kit/frame-aaaa.js', 'identity');
      assert.equal(plain.headers['content-encoding'], undefined);
      assert.equal(plain.headers['content-type'], 'text/javascript; charset=utf-8');
      assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(plain.headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(plain.headers['x-content-type-options'], 'nosniff');
      assert.equal(plain.headers['vary'], 'accept-encoding');
      for (const [accept, encoding, undo] of [
        ['gzip, deflate, br', 'br', brotliDecompressSync],
        ['gzip', 'gzip', gunzipSync],
        ['br;q=0, gzip', 'gzip', gunzipSync],
      ] as const) {
        for (let time = 0; time < 2; time += 1) {
          const packed = await raw('/kit/frame-aaaa.js', accept);
          assert.equal(packed.headers['content-encoding'], encoding);
          assert.ok(packed.body.length < plain.body.length / 4);
          assert.deepEqual(undo(packed.body), plain.body);
        }
      }
      assert.equal((await raw('/kit/frame-cccc.css', 'br')).headers['content-type'], 'text/css; charset=utf-8');
      assert.equal((await raw('/kit/chunks/core-1.js', 'br')).status, 200);
    });

    for (const path of [
      'frame-aaaa.js.map',
      'manifest.json',
      'chunks/',
      '',
      'nothing.js',
      '../package.json',
      '..%2fpackage.json',
      '%2e%2e/package.json',
      'chunks/../../package.json',
      'frame-aaaa.js%00',
      '__proto__',
    ]) {
      it(`has no file ${JSON.stringify(path)}, and does not keep saying so`, async () => {
        const { status, headers } = await raw(`/kit/${path}`, 'identity');
        assert.equal(status, 404);
        assert.doesNotMatch(String(headers['cache-control']), /immutable/);
      });
    }

    it('is refused at the start where files are missing that its manifest names', async () => {
      const broken = await kitFolder({ styles: { frame: 'frame-gone.css' } });
      assert.throws(() => readKit(broken.folder), /files that are not there: frame-gone\.css/);
      await broken.remove();
      const odd = await kitFolder({ entries: {} });
      assert.throws(() => readKit(odd.folder), /is not a manifest of the kit/);
      await odd.remove();
    });
  });

  it('are not there where the kit was not built, and the gateway says so when it starts', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'meu-espai-no-kit-'));
    const bare = await startGateway({ kitFolder: empty });
    try {
      assert.match(bare.log.join(''), /"event":"kit".*sealed sites get no frames/);
      const response = await fetch(`${bare.publicUrl}/frame/${limited.administration}`, { headers: { 'sec-fetch-dest': 'iframe' } });
      assert.equal(response.status, 503);
      assert.match(await response.text(), /Webmaster: this gateway runs without the frame code/);
    } finally {
      await bare.close();
      await rm(empty, { recursive: true });
    }
  });
});
