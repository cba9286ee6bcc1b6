/**
 * Makes a clean answer as untidy as those of real bodies. The stains are handed round, one to each element, so that every one of them shows
 * and none hides another; the envelope gets its own.
 */
import type { JsonObject } from './json.js';

type Stain = (item: JsonObject) => JsonObject;

/** What real bodies were seen to send, by the array in which they send it. */
const STAINS: Readonly<Record<string, readonly Stain[]>> = {
  expedients: [
    // A year-and-number id with slash, space and hash; code without its leading zero and as a number.
    (item) => ({ ...item, idExpedient: `X/${String(item['idExpedient'])} #1`, codiINE10: Number(item['codiINE10']) }),
    // Enumerations as people write them, phase under its other name, flag as text.
    (item) =>
      rename({ ...item, estatExpedient: 'Obert', tipusPersona: 'Interessat', fue: 'false' }, 'descripcioFase', 'descripcioFaseExpedient'),
    // A state that no contract knows, an answer with accent, a null where nothing should stand.
    (item) => ({ ...item, estatExpedient: 'En suspens', actuacioCiutada: 'Sí', observacionsExpedient: null, familia: 'null' }),
    // Names of 2021.
    (item) => rename(rename(rename(item, 'idExpedient', 'identificador'), 'assumpteExpedient', 'assumpte'), 'urlExpedient', 'url'),
    // Day first, planned end under its other name and before the start, link without a scheme.
    (item) => ({
      ...without(item, 'dataPrevistaResolucio'),
      dataIniciExpedient: dayFirst(String(item['dataIniciExpedient'])),
      dataPrevistaResolucioExpedient: String(item['dataIniciExpedient']).slice(0, 10),
      urlExpedient: String(item['urlExpedient']).replace('https://', ''),
    }),
  ],
  actuacions: [
    // Time without T, empty texts where omission was asked for.
    (item) => ({ ...item, dataActuacio: String(item['dataActuacio']).replace('T', ' '), observacionsActuacio: '', referenciaExterna: '' }),
    // Instant with Z and fractions, runs of spaces.
    (item) => ({
      ...item,
      dataActuacio: `${String(item['dataActuacio'])}.000Z`,
      assumpteActuacio: `  ${String(item['assumpteActuacio'])}   `,
    }),
    // Attachments under their other name, size in words.
    (item) => ({
      ...without(item, 'adjunts'),
      adjuntsDTO: [{ nom: 'rebut.pdf', tipus: 'application/pdf', mida: '2048 KB', uuidDesal: null }],
    }),
    // Code of one body, DIR3 of another; a link that is none.
    (item) => ({ ...item, codiDIR3Organisme: 'L01080193', urlActuacio: 'javascript:void(0)' }),
    // Number of the file as a list, an element that says nothing at all beside it.
    (item) => ({
      ...without(item, 'idExpedient'),
      idExpedients: [item['idExpedient']],
      tipusActuacio: String(item['tipusActuacio']).toLowerCase(),
      fue: 'no',
    }),
  ],
};

/** The same answer with the stains on it, a result code as a number, and one element that nobody can read. */
export function soil(envelope: JsonObject, list: string): JsonObject {
  const items = envelope[list];
  const stains = STAINS[list];
  if (!Array.isArray(items) || !stains) return { ...envelope, codiResultat: Number(envelope['codiResultat']) };
  const soiled = (items as JsonObject[]).map((item, index) => stains[index % stains.length]?.(item) ?? item);
  return { ...envelope, codiResultat: 200, descripcioResultat: '', [list]: [...soiled, 'element il·legible'] };
}

function rename(item: JsonObject, from: string, to: string): JsonObject {
  const { [from]: value, ...rest } = item;
  return value === undefined ? rest : { ...rest, [to]: value };
}

function without(item: JsonObject, name: string): JsonObject {
  const { [name]: _dropped, ...rest } = item;
  return rest;
}

function dayFirst(moment: string): string {
  const [year, month, day] = moment.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}
