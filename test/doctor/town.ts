/** A town's page, a CDN and a gateway, each a real server, all in order until a test breaks something. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examine } from '../../doctor/examine.js';
import type { Finding } from '../../doctor/finding.js';

type Headers = Record<string, string | string[]>;

export const LOADER = 'console.info("[meu-espai] a loader");';
export const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;

export class Town {
  readonly #servers: Server[] = [];
  site = '';
  cdn = '';
  gateway = '';
  /** What each server sends; tests change it. */
  page = { status: 200, headers: {} as Headers, body: '' };
  loader = { status: 200, headers: {} as Headers, body: LOADER };
  sri: Record<string, string> | undefined;
  registered: Record<string, unknown> | undefined;
  frame = { status: 200, headers: {} as Headers, body: '' };

  static async open(): Promise<Town> {
    const town = new Town();
    town.site = await town.#serve('town', (path) =>
      path.startsWith('/moved') ? { status: 302, headers: { location: '/page' }, body: '' } : town.page,
    );
    town.cdn = await town.#serve('cdn', (path) => {
      if (path.startsWith('/sri.json')) return town.sri ? { status: 200, headers: {}, body: JSON.stringify(town.sri) } : undefined;
      return path.endsWith('/absent/loader.js') ? undefined : town.loader;
    });
    town.gateway = await town.#serve('gateway', (path) => {
      if (path.startsWith('/v1/sites/')) {
        if (town.registered) return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(town.registered) };
        return { status: 404, headers: { 'content-type': 'application/problem+json' }, body: '{}' };
      }
      if (path.startsWith('/frame/')) return town.frame;
      if (path.startsWith('/kit/')) return { status: 200, headers: { 'content-type': 'text/javascript' }, body: '' };
      return undefined;
    });
    town.mend();
    return town;
  }

  /** Everything in order again. */
  mend(): void {
    this.page = { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: this.html() };
    this.loader = { status: 200, headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }, body: LOADER };
    this.sri = undefined;
    this.registered = {
      administration: '0801930008',
      name: 'Ajuntament de prova',
      origins: [this.site],
      returnUrls: [`${this.site}/page`],
      mount: 'sealed',
    };
    this.frame = {
      status: 200,
      headers: { 'content-type': 'text/html', 'content-security-policy': `default-src 'none'; frame-ancestors ${this.site}` },
      body: '<!doctype html><html lang="ca"><title>x</title><script type="module" src="/kit/frame.js"></script></html>',
    };
  }

  script = ({ src = `${this.cdn}/loader.js`, type = 'module', integrity = integrityOf(LOADER), more = 'crossorigin' } = {}): string =>
    `<script type="${type}" src="${src}" ${integrity ? `integrity="${integrity}"` : ''} ${more}></script>`;

  space = ({ gateway = this.gateway, administration = '0801930008', more = '' } = {}): string =>
    `<my-space gateway="${gateway}" administration="${administration}" ${more}></my-space>`;

  html({
    head = this.script(),
    space = this.space(),
    body = '<my-session></my-session><my-procedures></my-procedures>',
    lang = 'ca',
  } = {}): string {
    return `<!doctype html><html lang="${lang}"><head><title>x</title>${head}</head><body>${space}<h1>Carpeta</h1>${body}</body></html>`;
  }

  /** Sends another page. */
  write(parts: Parameters<Town['html']>[0]): void {
    this.page.body = this.html(parts);
  }

  async findings(path = '/page'): Promise<readonly Finding[]> {
    return examine(new URL(this.site + path));
  }

  /** Everything that is not in order, a line each: the level, what it is about, what was found, what to do. */
  async complaints(path?: string): Promise<string[]> {
    const findings = await this.findings(path);
    return findings
      .filter(({ level }) => level !== 'ok')
      .map(({ level, about, found, instead }) => `${level}: ${about}: ${found} → ${instead ?? ''}`);
  }

  async #serve(name: string, answer: (path: string) => { status: number; headers: Headers; body: string } | undefined): Promise<string> {
    const server = createServer((request, response) => {
      const { status, headers, body } = answer(request.url ?? '/') ?? {
        status: 404,
        headers: { 'content-type': 'text/plain' },
        body: 'Not found',
      };
      response.writeHead(status, headers).end(body);
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://${name}.localhost:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}
