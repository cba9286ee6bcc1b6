/** What a webmaster can get wrong: each once, on real servers, named with what to write instead; and a page in order is left in peace. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { examine } from '../../doctor/examine.js';
import { integrityOf, LOADER, Town } from './town.js';

describe('the doctor', () => {
  let town: Town;
  before(async () => {
    town = await Town.open();
  });
  beforeEach(() => town.mend());
  after(() => town.close());

  /** Exactly one complaint, and it says all of this. */
  async function saysOnly(...patterns: RegExp[]): Promise<void> {
    const complaints = await town.complaints();
    assert.equal(complaints.length, 1, complaints.join('\n'));
    for (const pattern of patterns) assert.match(complaints[0] ?? '', pattern);
  }
  const policy = (text: string) => (town.page.headers['content-security-policy'] = text);

  it('finds nothing to mend on a page in order, under the strictest policy that the README gives', async () => {
    policy(`default-src 'none'; script-src ${town.cdn}; frame-src ${town.gateway}; style-src 'self'`);
    assert.deepEqual(await town.complaints(), []);
    assert.ok((await town.findings()).length > 8);
  });

  it('follows a redirect and judges the page at its end', async () => assert.deepEqual(await town.complaints('/moved'), []));

  describe('about the page', () => {
    it('says that it is not there, and stops', async () => {
      town.page.status = 404;
      await saysOnly(/^mistake: page: .*status 404/);
    });

    it('does not judge an error page as if it were the page', async () => {
      town.page = { status: 404, headers: {}, body: 'Not found' };
      await saysOnly(/^mistake: page: .*status 404/);
    });

    it('says that nothing answers, in one line and without a stack', async () => {
      const [finding, ...others] = await examine(new URL('http://town.localhost:9/page'));
      assert.deepEqual(others, []);
      assert.match(finding?.found ?? '', /does not answer/);
    });

    it('takes a page on this machine for secure, as browsers do, also by its number', async () => {
      const findings = await examine(new URL(`http://127.0.0.1:${new URL(town.site).port}/page`));
      assert.ok(findings.some(({ level, about }) => level === 'ok' && about === 'page'));
    });

    it('misses the language', async () => {
      town.write({ lang: 'de' });
      await saysOnly(/^warning: page: .*lang="de"/, /oc-aranes/);
    });

    it('points out a base address that moves the loader', async () => {
      town.write({ head: `<base href="https://elsewhere.example/">${town.script()}` });
      await saysOnly(/^warning: base address: .*elsewhere\.example/);
    });
  });

  describe('about the loader', () => {
    it('misses it, and says what to paste', async () => {
      town.write({ head: '' });
      await saysOnly(/^mistake: loader: No script/, /type="module" src=/);
    });

    it('leaves another script of that name alone', async () => {
      town.write({ head: `${town.script()}<script src="${town.site}/loader.js"></script>` });
      assert.deepEqual(await town.complaints(), []);
    });

    it('says that its address is wrong', async () => {
      town.write({ head: town.script({ src: `${town.cdn}/absent/loader.js` }) });
      await saysOnly(/^mistake: loader: .*status 404/);
    });

    it('sees it twice, and two versions of it', async () => {
      town.write({ head: town.script() + town.script() });
      await saysOnly(/^warning: loader: .*2 times/);
      town.write({ head: town.script() + town.script({ src: `${town.cdn}/0.2.0/loader.js` }) });
      await saysOnly(/^mistake: loader: Several copies/, /Keep one/);
    });

    it('wants a module', async () => {
      town.write({ head: town.script({ type: 'text/javascript' }) });
      await saysOnly(/^mistake: loader: .*no module/, /type="module"/);
    });

    it('computes the integrity that is missing, wrong or none at all', async () => {
      const right = integrityOf(LOADER).replaceAll('+', '\\+');
      town.write({ head: town.script({ integrity: '' }) });
      await saysOnly(/^warning: loader: .*no integrity/, new RegExp(right));
      town.write({ head: town.script({ integrity: integrityOf('another') }) });
      await saysOnly(/^mistake: loader: integrity does not fit/, new RegExp(right));
      town.write({ head: town.script({ integrity: 'sha384…' }) });
      await saysOnly(/^mistake: loader: .*no hash/, new RegExp(right));
    });

    it('goes by the strongest of several hashes, as browsers do', async () => {
      town.write({ head: town.script({ integrity: `sha256-AAAA ${integrityOf(LOADER)}` }) });
      assert.deepEqual(await town.complaints(), []);
    });

    it('trusts the published hash more than the bytes that came', async () => {
      town.sri = { 'loader.js': integrityOf('what was released') };
      await saysOnly(/^mistake: loader: .*sri\.json/, /do not write the new value down/);
    });

    it('wants crossorigin, CORS and the type of a script', async () => {
      town.write({ head: town.script({ more: '' }) });
      await saysOnly(/^warning: loader: .*no crossorigin/);
      town.mend();
      delete town.loader.headers['access-control-allow-origin'];
      await saysOnly(/^mistake: loader: .*access-control-allow-origin: missing/);
      town.mend();
      town.loader.headers['content-type'] = 'text/plain';
      await saysOnly(/^mistake: loader: .*text\/plain/, /text\/javascript/);
    });
  });

  describe('about the space', () => {
    it('misses it', async () => {
      town.write({ space: '' });
      await saysOnly(/^mistake: space: No <my-space>/, /gateway="https/);
    });

    it('does not take what stands in a comment, a template or a noscript for it', async () => {
      for (const hide of [(text: string) => `<!-- ${text} -->`, (text: string) => `<template>${text}</template>`]) {
        town.write({ space: hide(town.space()) });
        await saysOnly(/No <my-space>/);
      }
    });

    it('says that an editor has made text of what was pasted', async () => {
      const escaped = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      town.page.body = town.html({ head: '', space: escaped(town.script() + town.space()), body: escaped('<my-session></my-session>') });
      const complaints = await town.complaints();
      assert.deepEqual(
        complaints.map((line) => /^(mistake: \w+: .*?) stands in the page as text/.exec(line)?.[1]),
        ['mistake: loader: The script', 'mistake: space: <my-space>', 'mistake: tags: <my-session>'],
        complaints.join('\n'),
      );
      town.write({ body: `<my-session></my-session><code>${escaped('<my-procedures>')}</code>` });
      assert.deepEqual(await town.complaints(), []);
    });

    it('warns of a second one', async () => {
      town.write({ body: `${town.space()}<my-session></my-session>` });
      await saysOnly(/^warning: space: There are 2/);
    });

    it('reads the address of the gateway', async () => {
      town.write({ space: town.space({ gateway: 'espai.example.cat' }) });
      await saysOnly(/^mistake: space: gateway="espai\.example\.cat" is no web address/);
      town.write({ space: town.space({ gateway: 'http://espai.example.cat' }) });
      assert.match((await town.complaints()).join('\n'), /mistake: space: .*not https.*https:\/\/espai\.example\.cat/);
    });

    it('knows the digits of a code, and the zero that a spreadsheet eats', async () => {
      town.write({ space: town.space({ administration: '801930008' }) });
      await saysOnly(/^mistake: space: administration="801930008"/, /is it 0801930008\?/);
      town.write({ space: town.space({ administration: '0801930009' }) });
      await saysOnly(/^warning: space: administration="0801930009" looks mistyped: its last digit/);
    });

    it('knows the choices that it has', async () => {
      town.write({ space: town.space({ more: 'mount="opened"' }) });
      assert.match((await town.complaints()).join('\n'), /mistake: space: mount="opened" is no choice.*mount="open"/);
    });
  });

  describe('about the tags', () => {
    it('suggests the one that was meant', async () => {
      town.write({ body: '<my-session></my-session><my-procedure></my-procedure><my-own-thing></my-own-thing>' });
      await saysOnly(/^mistake: tags: <my-procedure> is none/, /<my-procedures>/);
    });

    it('suggests the attribute that was meant', async () => {
      town.write({ body: '<my-procedures headinglevel="3" class="wide" data-x="1"></my-procedures>' });
      await saysOnly(/^warning: tags: <my-procedures headinglevel>/, /heading-level/);
    });

    it('sees a tag that never ends', async () => {
      town.write({ body: '<my-session /><p>text</p>' });
      await saysOnly(/^mistake: tags: <my-session \/> does not end there/, /<my-session …><\/my-session>/);
    });

    it('follows the prefix that the loader is given', async () => {
      town.write({
        head: town.script({ src: `${town.cdn}/loader.js?prefix=town` }),
        space: town.space().replaceAll('my-space', 'town-space'),
        body: '<town-procedure></town-procedure><town-session></town-session>',
      });
      await saysOnly(/<town-procedures>/);
    });
  });

  describe('about the registration', () => {
    it('says word for word what to ask the operator for', async () => {
      town.registered = undefined;
      await saysOnly(/^mistake: registration: .*no site of administration 0801930008/, new RegExp(`origin +${town.site}`), /\/page/);
    });

    it('misses the origin, and names the one that is so near', async () => {
      town.registered = { ...town.registered, origins: [town.site.replace('town', 'www.town')] };
      await saysOnly(/^mistake: registration: The origin .* is not registered.*www\.town/);
    });

    it('misses the page: only a warning in the sealed mount, where a window signs in', async () => {
      town.registered = { ...town.registered, returnUrls: [`${town.site}/Page`] };
      await saysOnly(/^warning: registration: .*\/page.*\/Page is/);
      town.registered = { ...town.registered, mount: 'open' };
      town.write({ space: town.space({ more: 'mount="open"' }) });
      await saysOnly(/^mistake: registration: .*nobody can sign in/);
    });

    it('says that the open mount is the operator’s to give', async () => {
      town.write({ space: town.space({ more: 'mount="open"' }) });
      await saysOnly(/^mistake: registration: .*sealed one only/, /remove mount="open"/);
      town.write({ head: town.script({ src: `${town.cdn}/open.js` }) });
      await saysOnly(/^mistake: registration: .*sealed one only/, /Load loader\.js/);
    });

    it('says when something else answers at that address', async () => {
      town.write({ space: town.space({ gateway: town.site }) });
      await saysOnly(/^mistake: registration: .*no gateway/);
    });
  });

  describe('about the policy', () => {
    const open = () => {
      town.registered = { ...town.registered, mount: 'open' };
      town.write({ space: town.space({ more: 'mount="open"' }) });
    };

    it('names the directive that refuses the loader, with what to write', async () => {
      policy(`script-src 'self'`);
      await saysOnly(/^mistake: policy: script-src refuses the loader/, new RegExp(`script-src 'self' ${town.cdn}`));
      policy(`script-src 'strict-dynamic' 'nonce-abc' ${town.cdn}`);
      await saysOnly(/strict-dynamic/, /nonce/);
      town.write({ head: town.script({ more: 'crossorigin nonce="abc"' }) });
      assert.deepEqual(await town.complaints(), []);
    });

    it('names the directive that refuses the frames, and what falls back to which', async () => {
      for (const text of [`frame-src 'none'`, `child-src 'self'`, `default-src 'self' ${town.cdn}`]) {
        policy(text);
        await saysOnly(/^mistake: policy: .* refuses the frames/, new RegExp(`frame-src .*${town.gateway}|frame-src ${town.gateway}`));
      }
    });

    it('needs no connect-src and no trusted-types in the sealed mount, but both in the open one', async () => {
      policy(`connect-src 'self'; require-trusted-types-for 'script'; trusted-types own`);
      assert.deepEqual(await town.complaints(), []);
      open();
      const complaints = await town.complaints();
      assert.match(complaints[0] ?? '', /connect-src 'self' http:\/\/gateway/);
      assert.match(complaints[1] ?? '', /trusted-types own lit-html/);
    });

    it('wants every one of several policies to agree, the one in the page too', async () => {
      town.page.headers['content-security-policy'] = [`script-src ${town.cdn}`, `frame-src 'self'`];
      await saysOnly(/refuses the frames/);
      town.mend();
      town.write({ head: `<meta http-equiv="Content-Security-Policy" content="frame-src 'self'">${town.script()}` });
      await saysOnly(/refuses the frames/);
    });

    it('sees a sandbox', async () => {
      policy('sandbox allow-scripts');
      await saysOnly(/sandbox/, /allow-same-origin/);
    });
  });

  describe('about other windows and frames', () => {
    it('says what COOP costs, and is content with the other way to sign in', async () => {
      town.page.headers['cross-origin-opener-policy'] = 'same-origin';
      await saysOnly(/^warning: sign-in window: .*same-origin/, /same-origin-allow-popups.*login="redirect"/);
      town.page.headers['cross-origin-opener-policy'] = 'same-origin-allow-popups';
      assert.deepEqual(await town.complaints(), []);
    });

    it('says that COEP keeps frames out that do not answer it', async () => {
      town.page.headers['cross-origin-embedder-policy'] = 'require-corp';
      await saysOnly(/^mistake: frames: .*require-corp/);
      Object.assign(town.frame.headers, {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'cross-origin',
      });
      assert.deepEqual(await town.complaints(), []);
    });

    it('finds what a proxy adds to the frame, or takes away', async () => {
      town.frame.headers['x-frame-options'] = 'SAMEORIGIN';
      await saysOnly(/^mistake: frames: .*x-frame-options: SAMEORIGIN/, /proxy/);
      town.mend();
      town.frame.headers['content-security-policy'] = [`frame-ancestors ${town.site}`, `frame-ancestors 'self'`];
      await saysOnly(/^mistake: frames: frame-ancestors 'self' refuses this page/);
      town.mend();
      delete town.frame.headers['content-security-policy'];
      await saysOnly(/^mistake: frames: .*without frame-ancestors/);
    });

    it('finds a foreign script in the frame, and code that is no code', async () => {
      town.frame.body = town.frame.body.replace('</html>', '<script src="https://metrics.example/a.js"></script></html>');
      await saysOnly(/^mistake: frames: A script of https:\/\/metrics\.example/);
      town.mend();
      town.frame.body = town.frame.body.replace('/kit/frame.js', '/gone.js');
      await saysOnly(/^mistake: frames: .*gone\.js.*status 404/);
    });

    it('does not say that frames can be shown where it has said that they cannot', async () => {
      const shown = async () => (await town.findings()).some(({ level, about }) => about === 'frames' && level === 'ok');
      assert.ok(await shown());
      town.registered = { ...town.registered, origins: ['https://elsewhere.example'] };
      assert.ok(!(await shown()), 'not registered');
      town.mend();
      policy(`default-src 'self' ${town.cdn}`);
      assert.ok(!(await shown()), 'refused by the policy');
    });

    it('says that the gateway shows no frames', async () => {
      town.frame.status = 503;
      await saysOnly(/^mistake: frames: .*status 503/);
    });
  });
});
