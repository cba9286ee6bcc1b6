/** The server of a town whose pages are hostile: each page under its number, on whatever name it is asked for. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostPage } from '../hosts/page.js';

const collector = readFileSync(new URL('../hosts/collector.js', import.meta.url), 'utf8');
const worker = `self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  self.addEventListener('fetch', (event) => event.waitUntil(clients.matchAll().then((all) => all.forEach((one) => one.postMessage(event.request.url)))));`;

export interface HostOrder {
  pages: readonly HostPage[];
  /** INE10 of the site whose pages they say they are. */
  site: string;
  /** How `<my-space>` wants its tags. */
  mount?: 'open';
  /** How many messages a flood holds. */
  messages: number;
}

export interface HostServer {
  port: number;
  /** Where page `index` stands; known before anything is served, since a gateway registers it. */
  path: (index: number) => string;
  /** Puts the addresses into what a page runs. */
  fill: (text: string) => string;
  /** From now on its pages lead to that gateway and load the kit from there. */
  serve(addresses: { gateway: string; cdn: string; origin: string }): void;
  close(): Promise<void>;
}

const TAGS = '<my-session></my-session><my-procedures></my-procedures><my-notifications></my-notifications>';

export async function startHostServer({ pages, site, mount, messages }: HostOrder): Promise<HostServer> {
  let filled = (text: string): string => text;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host.test');
    const [, kind, number] = /^\/(p|attack)\/(\d+)(?:\.js)?$/.exec(pathname) ?? [];
    const page = pages[Number(number)];
    const send = (type: string, text: string, headers: Record<string, string> = {}) =>
      void response
        .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cross-origin-resource-policy': 'cross-origin', ...headers })
        .end(text);
    if (pathname === '/collector.js') send('text/javascript', collector);
    else if (pathname === '/worker.js') send('text/javascript', worker);
    else if (pathname === '/away') response.writeHead(303, { location: searchParams.get('to') ?? '/' }).end();
    else if (pathname === '/empty') send('text/html', '<!doctype html><title>x</title>');
    else if (page && kind === 'attack') send('text/javascript', filled(`'use strict';\n${page.script ?? ''}`));
    else if (page && kind === 'p') {
      const headers = Object.fromEntries(Object.entries(page.headers ?? {}).map(([name, value]) => [name, filled(value)]));
      send('text/html', filled(documentOf(page, Number(number))), headers);
    } else response.writeHead(404).end();
  }

  function documentOf({ style, body = '', tags = '' }: HostPage, number: number): string {
    const space = `<my-space gateway="{{gateway}}" administration="{{site}}" ${mount ? 'mount="open"' : ''} ${tags}></my-space>`;
    return `<!doctype html><html lang="ca"><head><title>Vila</title>${style ? `<style>${style}</style>` : ''}
      <script src="/collector.js"></script><script src="/attack/${number}.js"></script><script type="module" src="{{cdn}}/loader.js"></script>
      </head><body>${body}${space}${TAGS}</body></html>`;
  }

  return {
    port: (server.address() as AddressInfo).port,
    path: (index) => `/p/${index}`,
    fill: (text) => filled(text),
    serve: ({ gateway, cdn, origin }) => {
      filled = (text) =>
        text
          .replaceAll('{{gateway}}', gateway)
          .replaceAll('{{cdn}}', cdn)
          .replaceAll('{{origin}}', origin)
          .replaceAll('{{site}}', site)
          .replaceAll('{{messages}}', String(messages));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
