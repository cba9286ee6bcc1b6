/** Small answers of the contract, clean ones unless the name says otherwise. */
import type { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { Notes as NotesOf } from '../../../../gateway/src/contracts/reading/notes.js';
import { mapCaseFiles, mapEntries } from '../../../../gateway/src/contracts/hcc/map.js';
import { mapAppointments } from '../../../../gateway/src/contracts/hcc/map-appointments.js';
import { mapTaxes } from '../../../../gateway/src/contracts/hcc/map-taxes.js';
import { abrera, citizen } from '../support.js';

type Element = Record<string, unknown>;

export const entry: Element = {
  idActuacio: '2026-E-00417',
  tipusPersona: 'INTERESSAT',
  codiINE10: '0800180001',
  codiDIR3Organisme: 'L01080018',
  tipusActuacio: 'ENTRADA',
  dataActuacio: '2026-03-02T09:14:07+01:00',
  numeroRegistre: 'E2026000417',
  assumpteActuacio: 'Instància genèrica',
  urlActuacio: 'https://seu.exemple.cat/carpeta/a/417',
  viaPresentacio: 'Electrònica',
  idExpedients: ['X2026000033'],
  fue: false,
};

export const caseFile: Element = {
  idExpedient: 'X2026000033',
  tipusPersona: 'INTERESSAT',
  codiINE10: '0800180001',
  procediment: "Llicència d'obres menors",
  dataIniciExpedient: '2026-03-02T09:14:07+01:00',
  assumpteExpedient: 'Canvi de finestres',
  urlExpedient: 'https://seu.exemple.cat/x/33',
  estatExpedient: 'OBERT',
};

export const appointment: Element = {
  idCita: 'C-9081',
  assumpteCita: 'Padró',
  codiINE10: '0800180001',
  dataActuacio: '2026-05-11T18:02:44+02:00',
  dataCita: '2026-05-20T10:30:00+02:00',
  urlCita: 'https://cita.exemple.cat/9081',
};

export const debt: Element = {
  idDeute: 'D-1',
  situacio: 'PENDENT',
  periode: 'VOLUNTARIA',
  dataIniciPagament: '2026-04-01',
  dataFiPagament: '2026-06-05',
  importDeute: '206.15',
  importPendent: '206.15',
  descripcio: '1r termini',
};

export const tax: Element = {
  idTribut: 'T-77',
  exercici: '2026',
  dataTribut: '2026-02-01',
  codiINE10: '0800180001',
  descripcioTribut: 'IBI urbana',
  descripcioObjecteTributari: 'C. Major, 1',
  importTotal: '412.30',
  deutes: [debt],
};

/** The same element without some fields, or with others. */
export const but = (element: Element, changes: Element): Element => ({ ...element, ...changes });

const reading =
  <Item>(map: (list: readonly unknown[], context: typeof abrera, asked: typeof citizen, notes: Notes) => Item) =>
  (...list: unknown[]): Item =>
    map(list, abrera, citizen, new NotesOf());

export const readCaseFiles = reading(mapCaseFiles);
export const readEntries = reading(mapEntries);
export const readAppointments = reading(mapAppointments);
export const readTaxes = reading(mapTaxes);

/** The only item of an answer. */
export const only = <Item>({ items }: { items: Item[] }): Item => {
  const [item, ...others] = items;
  if (!item || others.length > 0) throw new Error(`${items.length} items instead of one`);
  return item;
};
