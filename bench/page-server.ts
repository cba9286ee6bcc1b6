/** Serves the two pages that are compared, and to the hand-written one its rows: the gateway's own stream, without a proof or a preflight. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Addresses } from '../demo/addresses.js';
import { type Exchange, type Listening, serve } from '../demo/http/serve.js';
import type { Mount } from '../demo/sites/sites.js';
import { Citizen } from '../test/support/citizen.js';

const vanilla = brotliCompressSync(readFileSync(new URL('./vanilla.mjs', import.meta.url)), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
});

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="ca"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Carpeta</title>` +
  `<link rel="icon" href="data:,">${head}</head><body><h1>La meva carpeta</h1>${body}</body></html>`;

export const PAGES = { kit: '/', session: '/session', vanilla: '/vanilla' } as const;

const RETURN_PATHS: readonly string[] = [PAGES.kit, PAGES.session];

/** Addresses to which a sign-in may return on this origin. */
export const returnUrls = (origin: string): string[] => RETURN_PATHS.map((path) => origin + path);

export interface PageOptions {
  port: number;
  administration: string;
  addresses: Addresses;
  mount: Mount;
}

export function servePages({ port, administration, addresses, mount }: PageOptions): Promise<Listening> {
  const space = `<my-space gateway="${addresses.gateway}" administration="${administration}" mount="${mount}"></my-space>`;
  const script = `<script type="module" src="${addresses.cdn}/${mount === 'open' ? 'open' : 'loader'}.js"></script>`;
  const html = {
    [PAGES.kit]: page(script, `${space}<my-procedures></my-procedures>`),
    [PAGES.session]: page(script, `${space}<my-session></my-session>`),
    [PAGES.vanilla]: page('<script type="module" src="/vanilla.mjs"></script>', `<ul data-rows="http://rows.localhost:${port}/rows"></ul>`),
  };
  let citizen: Promise<Citizen> | undefined;
  const signedIn = () =>
    (citizen ??= new Citizen(
      { addresses },
      {
        site: administration,
        origin: addresses.sites.abrera,
        returnUrl: `${addresses.sites.abrera}/`,
      },
    ).signIn());
  return serve(port, "the bench's pages", [
    ...Object.entries(html).map(([path, text]) => ({
      method: 'GET' as const,
      path,
      handle: ({ response }: Exchange) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text),
    })),
    {
      method: 'GET',
      path: '/vanilla.mjs',
      handle: ({ response }) => void response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(vanilla),
    },
    {
      method: 'GET',
      path: '/rows',
      handle: async ({ response }) => {
        const path = '/v1/procedures';
        const headers = {
          ...(await (await signedIn()).headersFor(path)),
          accept: 'application/x-ndjson',
          host: new URL(addresses.gateway).host,
        };
        const outgoing = request(addresses.gatewayLoopback + path, { headers }, (incoming) => {
          response.writeHead(incoming.statusCode ?? 502, { 'access-control-allow-origin': '*', 'content-type': 'application/x-ndjson' });
          incoming.pipe(response);
        });
        response.on('close', () => outgoing.destroy());
        outgoing.on('error', () => response.destroy());
        outgoing.end();
      },
    },
  ]);
}
