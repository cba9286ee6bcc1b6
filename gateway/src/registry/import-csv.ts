/**
 * Reads the official open-data lists of local bodies: Transparència Catalunya ("Dades generals dels ens locals"), the AOC's
 * "Dades generals de l'ens", and lists with the columns codi_ine10, nom_ens, codi_dir3. Bad rows cost themselves only.
 */
import { parse } from 'csv-parse/sync';
import { doubtAboutIne10, repairIne10 } from '../config/ine10.js';

export interface ListedAdministration {
  ine10: string;
  name: string;
  dir3: string | null;
}

export interface ImportedList {
  administrations: ListedAdministration[];
  /** Codes that had lost a leading zero. */
  repaired: number;
  /** One line each: which row, what was wrong, what was done. */
  warnings: string[];
}

/** By what each thing is called in the known lists; the first that exists wins. */
const columns = {
  ine10: ['codi_ine10', 'codi_ens', 'codiens'],
  name: ['nom_ens', 'nom_complert', 'nom_complet', 'nom'],
  dir3: ['codi_dir3', 'dir3'],
};

/** @throws {Error} when a column that is needed is missing; the message names it and what was found. */
export function readAdministrationList(csv: string): ImportedList {
  const rows = parse(csv, {
    bom: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const header = (rows[0] ?? []).map((name) => name.toLowerCase());
  const column = (aliases: string[]) => header.findIndex((name) => aliases.includes(name));
  const [ine10At, nameAt, dir3At] = [column(columns.ine10), column(columns.name), column(columns.dir3)];
  if (ine10At < 0 || nameAt < 0) {
    throw new Error(
      `The list needs a column with the code (${columns.ine10.join(', ')}) and one with the name (${columns.name.join(', ')}); found: ${header.join(', ') || 'nothing'}.`,
    );
  }

  const found = new Map<string, ListedAdministration>();
  const warnings: string[] = [];
  let repaired = 0;
  rows.slice(1).forEach((row, index) => {
    const line = `row ${index + 2}`;
    const written = row[ine10At] ?? '';
    const name = row[nameAt] ?? '';
    if (!/^[0-9]{8,10}$/.test(written) || !name) {
      warnings.push(`${line}: ${written ? `"${written}" is not a code of ten digits or has no name` : 'no code'}; left out`);
      return;
    }
    const ine10 = repairIne10(written);
    if (ine10 !== written) repaired += 1;
    const doubt = doubtAboutIne10(ine10);
    if (doubt) warnings.push(`${line}: ${ine10} (${name}) looks mistyped, ${doubt}; taken as it is`);
    if (found.has(ine10)) warnings.push(`${line}: ${ine10} stands in the list already; the first stays`);
    else found.set(ine10, { ine10, name, dir3: row[dir3At] || null });
  });
  return { administrations: [...found.values()], repaired, warnings };
}
