/** `administrations import FILE.csv` */
import { mkdirSync, readFileSync } from 'node:fs';
import { readAdministrationList } from '../registry/import-csv.js';
import { writeImportedList } from '../registry/directory.js';

/** How many warnings are printed one by one. */
const shown = 20;

export function importAdministrations(file: string, dataDir: string): void {
  const { administrations, repaired, warnings } = readAdministrationList(readFileSync(file, 'utf8'));
  for (const warning of warnings.slice(0, shown)) process.stdout.write(`warning: ${warning}\n`);
  if (warnings.length > shown) process.stdout.write(`warning: and ${warnings.length - shown} more\n`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const written = writeImportedList(dataDir, administrations);
  process.stdout.write(
    `${administrations.length} administrations imported, ${repaired} codes had lost a leading zero.\n` +
      `Written to ${written}. A gateway with this data folder reads the list when it starts.\n`,
  );
}
