/** Who may hold a frame of the gateway: the registered pages of the site, directly at the top of the window. Everybody else is refused by the browser. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Stage, openStage, type Visit } from './support.js';

const VIELHA = '2524300000';

describe('a frame of the gateway', () => {
  let stage: Stage;
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const { host = '', url = '/' } = { host: request.headers.host, url: request.url };
    const page = pages.get(`${host.split('.')[0] ?? ''}${url}`);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? '');
  });
  const at = (name: string) => `http://${name}.localhost:${(server.address() as AddressInfo).port}`;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve).unref());
    stage = await openStage({
      mount: 'sealed',
      furtherPages: [
        { site: 'vielha', address: `${at('town')}/page` },
        // Registered over https only.
        { site: 'vielha', address: `${at('secure').replace('http:', 'https:')}/page` },
      ],
    });
    for (const name of ['town', 'secure', 'stranger']) pages.set(`${name}/page`, kitPage());
    pages.set('stranger/raw', html(`<iframe src="${frameAddress()}"></iframe>`));
    pages.set('stranger/around', html(`<iframe src="${at('town')}/page"></iframe>`));
    pages.set('town/sandboxed', html(`<iframe sandbox="allow-scripts" src="${at('town')}/page"></iframe>`));
    pages.set(
      'town/data',
      html(`<iframe src="data:text/html,${encodeURIComponent(`<iframe src="${frameAddress()}"></iframe>`)}"></iframe>`),
    );
    pages.set('town/srcdoc', html(`<iframe sandbox srcdoc='<iframe src="${frameAddress()}"></iframe>'></iframe>`));
    pages.set('town/object', html(`<object data="${frameAddress()}" type="text/html"></object>`));
    pages.set('town/embed', html(`<embed src="${frameAddress()}" type="text/html">`));
  });
  after(async () => {
    await stage.close();
    server.close();
    server.closeAllConnections();
  });

  const frameAddress = () => `${stage.world.addresses.gateway}/frame/${VIELHA}?tags=my-session&lang=ca`;
  const html = (body: string) => `<!doctype html><html lang="ca"><title>x</title><link rel="icon" href="data:,">${body}</html>`;
  const kitPage = () =>
    html(
      `<script type="module" src="${stage.world.addresses.cdn}/loader.js"></script>` +
        `<my-space gateway="${stage.world.addresses.gateway}" administration="${VIELHA}"></my-space><my-session></my-session>`,
    );

  /** How many frames of the gateway came to life. */
  async function live({ page }: Visit): Promise<number> {
    await page.waitForLoadState('networkidle');
    const ours = page.frames().filter((frame) => frame.url().startsWith(stage.world.addresses.gateway));
    const lives = await Promise.all(
      ours.map((frame) => frame.evaluate(() => document.querySelector('my-space') !== null).catch(() => false)),
    );
    return lives.filter(Boolean).length;
  }

  async function open(address: string): Promise<Visit> {
    const visit = await stage.arrive();
    await visit.page.goto(address);
    return visit;
  }

  it('lives on a registered page', async () => assert.equal(await live(await open(`${at('town')}/page`)), 1));

  for (const [what, name, path] of [
    ['a page of somebody unknown', 'stranger', '/page'],
    ['somebody unknown who writes the frame themselves', 'stranger', '/raw'],
    ['an http page where the https one is registered', 'secure', '/page'],
    ['a registered page that somebody unknown holds in a frame', 'stranger', '/around'],
    ['a registered page in a sandbox that takes its origin away', 'town', '/sandboxed'],
    ['a data: page in a registered one', 'town', '/data'],
    ['a sandboxed srcdoc in a registered page', 'town', '/srcdoc'],
  ] as const)
    it(`is refused to ${what}`, async () => {
      const visit = await open(at(name) + path);
      assert.equal(await live(visit), 0);
      assert.ok(
        visit.complaints.some((text) => /frame-ancestors|Refused to frame|Framing/.test(text)),
        visit.complaints.join('\n') || 'the browser says nothing',
      );
    });

  it('is refused where it is asked for as an object, an embed or a page of its own', async () => {
    for (const path of ['/object', '/embed']) assert.equal(await live(await open(at('town') + path)), 0, path);
    const visit = await stage.arrive();
    const response = await visit.page.goto(frameAddress());
    assert.equal(response?.status(), 403);
    assert.equal(await live(visit), 0);
  });
});
