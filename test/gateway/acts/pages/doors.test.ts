/** Who may see these pages at all, and from where. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import { citizenOf, Stage, textOf } from './support.js';

const paths = ['', '/done/some-key', '/review', '/confirm', '/documents/d1', '/evidence', '/leave', '/incident'];

describe('a page of a legal act', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await new Stage().open();
  });

  it('may stand in no frame, is out of reach of whoever opened it, and is kept nowhere', async () => {
    const { headers } = await stage.get();
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /^default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.deepEqual(
      ['x-frame-options', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'cache-control', 'referrer-policy'].map(
        (name) => headers[name],
      ),
      ['DENY', 'same-origin', 'same-origin', 'no-store', 'same-origin'],
    );
  });

  it('lets run exactly the script and the style that stand in it', async () => {
    const { headers, body } = await stage.get();
    for (const element of ['style', 'script']) {
      const [, content = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(body) ?? [];
      const hash = createHash('sha256').update(content).digest('base64');
      assert.ok(content.length > 500 && String(headers['content-security-policy']).includes(`${element}-src 'sha256-${hash}'`), element);
    }
  });

  it('names no address but its own, the issuer’s and that of the town', async () => {
    const { body } = await stage.get('?site=0800180001');
    const addresses = [...body.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address);
    assert.deepEqual(
      addresses.filter((address) => !/^(\/act\/|\/oidc\/|data:,$|https:\/\/seu\.exemple\.cat\/)/.test(address ?? '')),
      [],
    );
  });

  it('is shown as often as a citizen may ask, and sends nothing beyond', async () => {
    stage = new Stage();
    stage.perCitizen = 2;
    await stage.open();
    assert.deepEqual([(await stage.get()).statusCode, (await stage.get()).statusCode], [200, 200]);
    const { statusCode, headers, body } = await stage.get('?lang=ca');
    assert.equal(statusCode, 429);
    assert.match(String(headers['retry-after']), /^\d+$/);
    assert.match(textOf(body), /Espera un minut/);
    const sent = await stage.post('/confirm', { act: 'accept' });
    assert.equal(sent.statusCode, 429);
    assert.equal(stage.desk.performed.length, 0);
  });

  for (const path of paths) {
    for (const dest of ['iframe', 'frame', 'embed', 'object', 'image', 'script', 'empty', 'fencedframe']) {
      it(`refuses ${path || '/'} to a ${dest}, without asking anybody`, async () => {
        const { statusCode } = await stage.get(path, { 'sec-fetch-dest': dest });
        assert.equal(statusCode, 403);
        assert.deepEqual([stage.desk.looks, stage.desk.reads], [[], 0]);
      });
    }

    for (const headers of [
      { 'sec-purpose': 'prefetch' },
      { 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
      { 'x-moz': 'prefetch' },
      { 'x-purpose': 'preview' },
    ] as Record<string, string>[]) {
      it(`answers ${path || '/'} with nothing when it is fetched ahead of time (${JSON.stringify(headers)})`, async () => {
        const { statusCode, body } = await stage.get(path, { 'sec-fetch-dest': 'document', ...headers });
        assert.deepEqual([statusCode, body], [503, '']);
        assert.deepEqual([stage.desk.looks, stage.desk.reads], [[], 0]);
      });
    }

    it(`has no effect when ${path || '/'} is asked for, whatever the query says`, async () => {
      await stage.get(`${path}?act=accept&understood=yes&confirm=1&key=abcdefghijklmnop&token=1.x&estat=ACCEPTADA`);
      assert.deepEqual(stage.desk.performed, []);
    });
  }

  it('lets in a browser that says nothing about itself', async () => {
    assert.equal((await stage.get()).statusCode, 200);
  });

  it('gives a file to no page of anybody else', async () => {
    for (const site of ['cross-site', 'same-site'])
      assert.equal((await stage.get('/documents/d1', { 'sec-fetch-site': site })).statusCode, 403);
    assert.equal((await stage.get('/documents/d1', { 'sec-fetch-site': 'same-origin' })).statusCode, 200);
  });

  it('holds no more files at once than it has room for, and lets go of each when it is over', async () => {
    let give: () => void = () => undefined;
    stage.desk.until = new Promise((resolve) => (give = resolve));
    const first = [stage.get('/documents/d1'), stage.get('/evidence')];
    await new Promise((done) => setTimeout(done, 20));
    assert.equal((await stage.get('/documents/d1')).statusCode, 429);
    stage.citizen = citizenOf({ person: { subject: 'somebody else' } });
    give();
    assert.equal((await stage.get('/documents/d1')).statusCode, 200);
    assert.deepEqual(
      (await Promise.all(first)).map(({ statusCode }) => statusCode),
      [200, 200],
    );
    stage.citizen = citizenOf();
    assert.equal((await stage.get('/documents/d1')).statusCode, 200);
  });

  for (const [what, headers] of Object.entries({
    'another origin': { origin: 'https://abrera.example' },
    'no origin': { origin: undefined },
    'an opaque origin': { origin: 'null' },
    'a browser that says it comes from another site': { 'sec-fetch-site': 'cross-site' },
    'a browser that says it comes from a sibling': { 'sec-fetch-site': 'same-site' },
    'a frame': { 'sec-fetch-dest': 'iframe' },
    'a script': { 'sec-fetch-dest': 'empty' },
    'a body that is no form': { 'content-type': 'text/plain' },
    JSON: { 'content-type': 'application/json' },
  } as Record<string, Record<string, string | undefined>>)) {
    it(`takes no confirmation from ${what}`, async () => {
      const form = await stage.review('accept');
      stage.later(2_000);
      const { statusCode } = await stage.post('/confirm', form, headers);
      assert.ok(statusCode === 403 || statusCode === 415, String(statusCode));
      assert.deepEqual(stage.desk.performed, []);
    });

    it(`leads nobody to the question from ${what}`, async () => {
      const { statusCode } = await stage.post('/review', { act: 'accept' }, headers);
      assert.ok(statusCode === 403 || statusCode === 415, String(statusCode));
    });
  }

  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    it(`knows no ${method}`, async () => {
      const { statusCode } = await stage.app.inject({ method, url: '/act/x/confirm', headers: { origin: 'https://gateway.example' } });
      assert.ok(statusCode === 404 || statusCode === 405);
    });
  }

  it('says to somebody who is not signed in what to do, and not whether there is anything', async () => {
    stage.citizen = undefined;
    const { body, statusCode } = await stage.get('?lang=ca&site=0800180001');
    assert.equal(statusCode, 200);
    assert.match(textOf(body), /Identifica’t per veure la notificació/);
    assert.match(body, /returnTo=%2Fact%2Fan-opaque-id-of-ours%3Flang%3Dca%26site%3D0800180001/);
    assert.deepEqual(stage.desk.looks, []);
  });

  it('takes no confirmation from somebody who has signed out meanwhile', async () => {
    const form = await stage.review('accept');
    stage.later(2_000);
    stage.citizen = undefined;
    const { body } = await stage.post('/confirm', form);
    assert.match(textOf(body), /Identifica’t/);
    assert.deepEqual(stage.desk.performed, []);
  });

  it('says how a sign-in ended that came to nothing', async () => {
    stage.citizen = undefined;
    assert.match(textOf((await stage.get('?lang=en&signIn=cancelled')).body), /You left the sign-in half-way/);
    assert.doesNotMatch(textOf((await stage.get('?lang=en&signIn=constructor')).body), /undefined|half-way/);
  });

  for (const id of ['..%2F..%2Fv1', '%2F%2Fevil.example', 'a'.repeat(65), '%00', 'a%0d%0ab']) {
    it(`knows no notification called ${id.slice(0, 20)}`, async () => {
      const { statusCode } = await stage.app.inject({ method: 'GET', url: `/act/${id}` });
      assert.equal(statusCode, 404);
      assert.deepEqual(stage.desk.looks, []);
    });
  }

  it('reads a query that is written twice without stumbling', async () => {
    assert.equal((await stage.get('?lang=ca&lang=es&site=1&site=2&signIn=a&signIn=b')).statusCode, 200);
  });
});
