/** Files of a folder over HTTP, compressed once and kept while they stay as they are. */
import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

interface Packed {
  modified: number;
  plain: Buffer;
  brotli: Buffer;
}

export class FolderFiles {
  readonly #root: string;
  readonly #packed = new Map<string, Packed>();

  constructor(root: string) {
    this.#root = resolve(root);
  }

  /** Answers with the file; false where the folder has none of that name. */
  async send(name: string, acceptEncoding: string, response: ServerResponse): Promise<boolean> {
    const path = resolve(this.#root, `.${sep}${name}`);
    const type = TYPES[extname(path)];
    if (!path.startsWith(this.#root + sep) || type === undefined) return false;
    const packed = await this.#pack(path);
    if (!packed) return false;
    const small = /\bbr\b/.test(acceptEncoding) && packed.brotli.length < packed.plain.length;
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(small && { 'content-encoding': 'br' }),
      'content-length': (small ? packed.brotli : packed.plain).length,
    });
    response.end(small ? packed.brotli : packed.plain);
    return true;
  }

  async #pack(path: string): Promise<Packed | undefined> {
    const file = await stat(path).catch(absent);
    if (!file?.isFile()) return undefined;
    const kept = this.#packed.get(path);
    if (kept?.modified === file.mtimeMs) return kept;
    const plain = await readFile(path);
    const ready = await readFile(`${path}.br`).catch(absent);
    const brotli = ready ?? (await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    const packed = { modified: file.mtimeMs, plain, brotli };
    this.#packed.set(path, packed);
    return packed;
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
