/** Every administration the gateway knows: those of the configuration, and those of an imported list that are not connected yet. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdministrationConfig } from '../config/schema.js';
import type { Administration, PublicBody, Service, Source } from '../folder/model.js';
import type { Site, SiteDirectory } from '../identity/sites.js';
import type { ListedAdministration } from './import-csv.js';

export interface AdministrationDirectory {
  list(): Administration[];
  has(ine10: string): boolean;
  body(ine10: string): PublicBody;
  /** Bodies with a site or a source of their own that do not speak over this service. */
  unconnected(service: string): Source[];
}

const listFile = (dataDir: string) => join(dataDir, 'administrations.json');

/** The list that `administrations import` left in the data folder. */
export function readImportedList(dataDir: string): ListedAdministration[] {
  const file = listFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ListedAdministration[]) : [];
}

/** Written beside and moved into place, so that a reader never sees half a list. @returns where it stands */
export function writeImportedList(dataDir: string, administrations: ListedAdministration[]): string {
  const file = listFile(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(administrations, null, 1)}\n`);
  renameSync(`${file}.new`, file);
  return file;
}

export function administrationDirectory(configured: AdministrationConfig[], imported: ListedAdministration[]): AdministrationDirectory {
  const known = new Map<string, Administration>();
  for (const { ine10, name, dir3 } of imported) known.set(ine10, { administration: ine10, name, dir3, services: [] });
  for (const { ine10, name, dir3, sources } of configured) {
    const services = [...new Set(sources.flatMap(({ contract }): Service[] => (contract === 'representa' ? [] : [contract])))];
    known.set(ine10, { administration: ine10, name, dir3: dir3 ?? known.get(ine10)?.dir3 ?? null, services });
  }
  const sorted = [...known.values()].sort((a, b) => a.name.localeCompare(b.name, 'ca'));
  return {
    list: () => sorted,
    has: (ine10) => known.has(ine10),
    body: (ine10) => ({ administration: ine10, dir3: known.get(ine10)?.dir3 ?? null, name: known.get(ine10)?.name ?? ine10 }),
    unconnected: (service) =>
      configured
        .filter(({ sources, site }) => site && !sources.some(({ contract }) => contract === service))
        .map(({ ine10, name }) => ({ administration: ine10, name, service: service as Service })),
  };
}

export function siteDirectory(configured: AdministrationConfig[]): SiteDirectory {
  const sites = new Map<string, Site>(
    configured.flatMap(({ ine10, name, site }) => (site ? [[ine10, { administration: ine10, name, ...site }] as const] : [])),
  );
  return { all: () => [...sites.values()], find: (ine10) => sites.get(ine10) };
}
