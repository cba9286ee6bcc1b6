/** A page of a registered town that a test writes itself, with the headers that it likes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../../demo/world.js';
import { type Stage, type StageOptions, openStage } from './support.js';

export interface TownPage {
  body?: string;
  headers?: Record<string, string>;
  /** Further attributes of `<my-space>`. */
  space?: string;
  head?: string;
  lang?: string;
}

export interface TownStage extends Stage {
  /** Where the page stands. */
  address: string;
  /** From now on this is what stands there. */
  write(town?: TownPage): string;
}

const VIELHA = '2524300000';

export const SIX_TAGS =
  '<my-session></my-session><my-procedures></my-procedures><my-notifications></my-notifications><my-data-usage></my-data-usage>' +
  '<my-procedures limit="3"></my-procedures><my-notifications compact limit="2"></my-notifications>';

/** The demo world with one page more, which counts as one of Vielha's. */
export async function openTownStage(options: StageOptions = {}): Promise<TownStage> {
  let page = { headers: {}, html: '' };
  const server = createServer((request, response) => {
    const found = request.url?.split('?')[0] === '/carpeta';
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(found ? page.html : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve).unref());
  const address = `http://town.localhost:${(server.address() as AddressInfo).port}/carpeta`;
  const stage = await openStage({ mount: 'sealed', ...options, furtherPages: [{ site: 'vielha', address }] });
  const town: TownStage = {
    ...stage,
    address,
    write: ({ headers = {}, ...parts } = {}) => {
      page = { headers, html: htmlOf(stage.world, options.mount ?? 'sealed', parts) };
      return address;
    },
    close: async () => {
      await stage.close();
      server.close();
    },
  };
  town.write();
  return town;
}

function htmlOf({ addresses: { gateway, cdn } }: World, mount: string, { body, space = '', head = '', lang = 'ca' }: TownPage): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Carpeta</title><link rel="icon" href="data:,">${head}<script type="module" src="${cdn}/loader.js"></script></head>
<body><p><a href="#before" id="before">Before</a></p><main><h1>Carpeta</h1>
<my-space gateway="${gateway}" administration="${VIELHA}" mount="${mount}" ${space}></my-space>
${body ?? '<my-session></my-session><my-procedures></my-procedures>'}</main><p><a href="#after" id="after">After</a></p></body></html>`;
}
