import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { serveSite } from '../../demo/sites/server.js';
import { sitesWith } from '../../demo/sites/sites.js';

const ADDRESSES = { gateway: 'http://espai.localhost:8400', cdn: 'http://cdn.localhost:8405' };
const INTEGRITY = 'sha384-of+the/loader';
const TAGS = ['my-session', 'my-procedures', 'my-notifications', 'my-data-usage'];

void describe('the municipal sites', async () => {
  const closes: (() => Promise<void>)[] = [];
  const serveAll = (mount?: 'open' | 'sealed') =>
    Promise.all(
      sitesWith(mount).map(async (site) => {
        const { origin, close } = await serveSite(0, site, ADDRESSES, () => Promise.resolve(INTEGRITY));
        closes.push(close);
        return { site, origin };
      }),
    );
  const served = await serveAll();
  after(() => Promise.all(closes.map((close) => close())));

  for (const { site, origin } of served) {
    const pages = Object.keys(site.pages);
    const read = async (path: string) => (await fetch(origin + path)).text();

    void it(`${site.name}: each page has its space, its sign-in, one heading, its landmarks and unique ids`, async () => {
      for (const path of pages) {
        const page = await read(path);
        assert.ok(!page.includes('{{'), `${path} is filled in`);
        const loader = `<script type="module" src="${ADDRESSES.cdn}/loader.js" integrity="${INTEGRITY}" crossorigin></script>`;
        assert.ok(page.includes(loader), path);
        assert.equal(page.match(/<my-space /g)?.length, 1, path);
        assert.ok(page.includes(`<my-space gateway="${ADDRESSES.gateway}" administration="${site.body.ine10}"`), path);
        assert.equal(/<my-space [^>]*mount="open"/.test(page), site.mount === 'open', path);
        assert.equal(page.match(/<my-session/g)?.length, 1, path);
        assert.equal(page.match(/<h1/g)?.length, 1, path);
        for (const landmark of ['<main', '<nav', '<footer']) assert.ok(page.includes(landmark), `${path} has ${landmark}`);
        assert.match(page, /<html lang="(?:ca|oc-aranes)"/);
        const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        assert.equal(new Set(ids).size, ids.length, path);
      }
    });

    void it(`${site.name}: the tags stand in its pages, once each`, async () => {
      const texts = await Promise.all(pages.map(read));
      for (const tag of TAGS)
        assert.ok(
          texts.some((text) => text.includes(`<${tag}`)),
          tag,
        );
      for (const text of texts) for (const tag of TAGS) assert.ok((text.match(new RegExp(`<${tag}[ >]`, 'g')) ?? []).length <= 1, tag);
    });

    void it(`${site.name}: every asset and every page that it links to is there`, async () => {
      for (const path of pages) {
        const links = [...(await read(path)).matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, link]) => link ?? '');
        for (const link of new Set(links)) assert.equal((await fetch(origin + link)).status, 200, link);
      }
    });
  }

  void it('two of them are sealed, one is open and limited; a test may ask for one mount everywhere', async () => {
    assert.deepEqual(
      served.map(({ site: { name, mount, trusted } }) => [name, mount, trusted]),
      [
        ['abrera', 'sealed', false],
        ['granollers', 'open', false],
        ['vielha', 'sealed', false],
      ],
    );
    for (const mount of ['open', 'sealed'] as const) {
      const all = await serveAll(mount);
      for (const { site, origin } of all) {
        const page = await (await fetch(origin)).text();
        assert.equal(/<my-space [^>]*mount="open"/.test(page), mount === 'open', site.name);
      }
    }
  });

  for (const [mount, needs] of [
    ['sealed', [`frame-src ${ADDRESSES.gateway}`, "trusted-types 'none'"]],
    ['open', [`connect-src ${ADDRESSES.gateway}`, 'trusted-types lit-html']],
  ] as const) {
    void it(`abrera runs under the strictest policy that a ${mount} kit can, with nothing inline`, async () => {
      const abrera = (await serveAll(mount)).find(({ site }) => site.name === 'abrera');
      assert.ok(abrera);
      const response = await fetch(abrera.origin);
      const policy = response.headers.get('content-security-policy') ?? '';
      const common = ["default-src 'none'", `script-src 'self' ${ADDRESSES.cdn}`, "require-trusted-types-for 'script'"];
      for (const directive of [...common, ...needs]) assert.ok(policy.split('; ').includes(directive), directive);
      assert.ok(!policy.includes('unsafe'));
      for (const path of Object.keys(abrera.site.pages)) {
        const page = await (await fetch(abrera.origin + path)).text();
        assert.doesNotMatch(page, /<style|<script(?![^>]* src=)| style="| on\w+="/);
      }
    });
  }

  void it('granollers brings Bootstrap and a theme that shouts', async () => {
    const granollers = served.find(({ site }) => site.name === 'granollers');
    const page = await (await fetch(granollers?.origin ?? '')).text();
    assert.match(page, /bootstrap\.min\.css/);
    const theme = await (await fetch(`${granollers?.origin ?? ''}/assets/theme.css`)).text();
    assert.ok((theme.match(/!important/g) ?? []).length > 15);
    assert.match(theme, /^\* \{/m);
  });

  void it('vielha speaks Aranese', async () => {
    const vielha = served.find(({ site }) => site.name === 'vielha');
    assert.match(await (await fetch(vielha?.origin ?? '')).text(), /<html lang="oc-aranes"/);
  });
});
