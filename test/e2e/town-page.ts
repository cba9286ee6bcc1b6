/** A page of a registered town that a test writes itself, with the headers that it likes. */
import type { Page } from 'playwright-core';
import type { World } from '../../demo/world.js';

export interface TownPage {
  body?: string;
  headers?: Record<string, string>;
  /** Further attributes of `<my-space>`. */
  space?: string;
  head?: string;
}

/** Vielha's folder page: sealed, without a policy of its own. */
export const townAddress = (world: World): string => `${world.addresses.sites.vielha}/carpeta`;

const VIELHA = '2524300000';

export const SIX_TAGS =
  '<my-session></my-session><my-procedures></my-procedures><my-notifications></my-notifications><my-data-usage></my-data-usage>' +
  '<my-procedures limit="3"></my-procedures><my-notifications compact limit="2"></my-notifications>';

/** From now on this is what stands at {@link townAddress}, for this page's whole profile. */
export async function writeTownPage(page: Page, world: World, town: TownPage = {}): Promise<string> {
  const { body = '<my-session></my-session><my-procedures></my-procedures>', headers = {}, space = '', head = '' } = town;
  const { gateway, cdn } = world.addresses;
  const html = `<!doctype html><html lang="ca"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Carpeta</title><link rel="icon" href="data:,">${head}<script type="module" src="${cdn}/loader.js"></script></head>
<body><a href="#before">Before</a><h1>Carpeta</h1><my-space gateway="${gateway}" administration="${VIELHA}" ${space}></my-space>
${body}<p><a href="#after">After</a></p></body></html>`;
  await page.context().route(
    (url) => url.href.split('#')[0] === townAddress(world),
    (route) => route.fulfill({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: html }),
  );
  return townAddress(world);
}
