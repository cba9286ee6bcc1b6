/** Serves one municipal site: its pages with the demo's addresses filled in, its own assets, and Bootstrap for the theme that wants it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FolderFiles } from '../http/files.js';
import { sendJson, sendText, serve, type Listening, type Route } from '../http/serve.js';
import type { MunicipalSite } from './sites.js';

/** Origins that the pages name. */
export interface KitAddresses {
  gateway: string;
  cdn: string;
}

/** The `integrity` of the loader as it is built now; `undefined` where nothing says. */
export type LoaderIntegrity = () => Promise<string | undefined>;

const BOOTSTRAP = dirname(createRequire(import.meta.url).resolve('bootstrap/dist/css/bootstrap.min.css'));

export function serveSite(port: number, site: MunicipalSite, addresses: KitAddresses, integrity: LoaderIntegrity): Promise<Listening> {
  const folder = new URL(`./${site.name}/`, import.meta.url);
  const space = [site.mount === 'open' ? 'mount="open"' : '', site.space].filter(Boolean).join(' ');
  const fill = (text: string) =>
    text.replaceAll('{{gateway}}', addresses.gateway).replaceAll('{{cdn}}', addresses.cdn).replaceAll('{{space}}', space);
  const headers = Object.fromEntries(Object.entries(site.headers(site.mount)).map(([name, value]) => [name, fill(value)]));
  const pages = Object.entries(site.pages).map(([path, file]): Route => ({
    method: 'GET',
    path,
    handle: async ({ response }) => {
      const page = fill(await withParts(folder, file)).replace('{{loader}}', loaderLine(addresses.cdn, await integrity()));
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      sendText(response, 200, page, 'text/html; charset=utf-8');
    },
  }));
  return serve(port, `the site of ${site.body.name}`, [
    { method: 'GET', path: '/health', handle: ({ response }) => sendJson(response, 200, { status: 'ok' }) },
    ...pages,
    filesRoute('/assets/*name', new FolderFiles(fileURLToPath(new URL('assets/', folder)))),
    filesRoute('/bootstrap/*name', new FolderFiles(BOOTSTRAP)),
  ]);
}

/** As the README has it. */
const loaderLine = (cdn: string, integrity: string | undefined): string =>
  `<script type="module" src="${cdn}/loader.js"${integrity ? ` integrity="${integrity}"` : ''} crossorigin></script>`;

/** The page's text, with `{{> name}}` replaced by the file `parts/name.html`. */
async function withParts(folder: URL, file: string): Promise<string> {
  const page = await readFile(new URL(`pages/${file}`, folder), 'utf8');
  const names = new Set([...page.matchAll(/\{\{> (\w+)\}\}/g)].map(([, name]) => name ?? ''));
  const parts = new Map(
    await Promise.all([...names].map(async (name) => [name, await readFile(new URL(`parts/${name}.html`, folder), 'utf8')] as const)),
  );
  return page.replaceAll(/\{\{> (\w+)\}\}/g, (_whole, name: string) => parts.get(name) ?? '');
}

function filesRoute(path: string, files: FolderFiles): Route {
  return {
    method: 'GET',
    path,
    handle: async ({ request, response, params }) => {
      const sent = await files.send(params['name'] ?? '', request.headers['accept-encoding'] ?? '', response);
      if (!sent) sendText(response, 404, 'Not found');
    },
  };
}
