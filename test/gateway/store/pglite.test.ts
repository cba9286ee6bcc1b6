import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { actsContract } from './acts-contract.js';
import { outagesContract } from './outages-contract.js';
import { storeContract } from './contract.js';

storeContract(
  'store on the embedded engine',
  {
    databaseUrl: () => Promise.resolve(undefined),
    async tamper(dataDir, _url, sql) {
      const engine = await PGlite.create(join(dataDir, 'database'));
      try {
        await engine.exec(sql);
      } finally {
        await engine.close();
      }
    },
    async everything(dataDir) {
      const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
      return Buffer.concat(
        await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))),
      );
    },
  },
  undefined,
);

actsContract('acts on the embedded engine', () => Promise.resolve(undefined), undefined);
outagesContract('outages on the embedded engine', () => Promise.resolve(undefined), undefined);
