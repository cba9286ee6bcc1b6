/** The four queries of HCC, as each body answers them. */
import { REPRESENTATIVES } from '../people.js';
import { sendJson, type Exchange, type Route } from '../http/serve.js';
import { appointmentsOf, taxesOf } from './appointments-and-taxes.js';
import { answerThrough } from './misbehave.js';
import type { JsonObject } from './json.js';
import type { Town } from './town.js';

const NOTHING = { codiResultat: '404', descripcioResultat: "No s'ha trobat cap informació" };
const DOCUMENT_TYPES = new Set(['NIF', 'NIE', 'PASSAPORT']);

type Operation = (town: Town, query: Query) => { list: string; items: JsonObject[] };

/** What the query string asks, checked. */
interface Query {
  document: string;
  from: string;
  to: string;
  get: (name: string) => string | null;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  consultaActuacions: (town, query) => ({
    list: 'actuacions',
    items: town.records.entries
      .flatMap((held) => {
        const state = held.notificationId === undefined ? undefined : town.stateOfNotification(held.notificationId);
        return inCapacity(query, held.holder, {
          ...held.item,
          ...(state && { estatNotificacio: state === 'EXPIRADA' ? 'REBUTJADA' : state }),
        });
      })
      .filter((item) => within(query, item['dataActuacio']))
      .filter((item) => matches(query, 'tipusActuacio', item['tipusActuacio']) && matches(query, 'fue', String(item['fue']))),
  }),
  consultaExpedients: (town, query) => ({
    list: 'expedients',
    items: town.records.caseFiles
      .flatMap((held) => inCapacity(query, held.holder, { ...held.item }))
      .filter((item) => within(query, item['dataIniciExpedient']))
      .filter((item) => matches(query, 'estat', item['estatExpedient']) && matches(query, 'fue', String(item['fue']))),
  }),
  consultaCitesPrevies: (town, query) => ({
    list: 'citesprevies',
    items: appointmentsOf(town, query.document).filter((item) => within(query, item['dataCita'])),
  }),
  consultaTributs: (town, query) => ({
    list: 'tributs',
    items: taxesOf(town, query.document).filter((item) => within(query, item['dataTribut'])),
  }),
};

/** `GET <base>/hub/consulta…` for every body. */
export function hccRoutes(towns: ReadonlyMap<string, Town>): Route[] {
  return [{ method: 'GET', path: '/bodies/:ine10/hub/:operation', handle: (exchange) => answerHcc(towns, exchange) }];
}

function answerHcc(towns: ReadonlyMap<string, Town>, { response, url, params }: Exchange): void {
  const town = towns.get(params['ine10'] ?? '');
  const operation = Object.hasOwn(OPERATIONS, params['operation'] ?? '') ? OPERATIONS[params['operation'] ?? ''] : undefined;
  if (!town || !operation) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Pàgina no trobada</h1>');
  const fault = town.switchboard.take(town.body.ine10, params['operation'] ?? '');
  const query = readQuery(url.searchParams);
  if (!query) {
    sendJson(response, 400, { codiResultat: '400', descripcioResultat: 'Petició incorrecta' });
    return;
  }
  const elsewhere = (query.get('codiINE10') ?? town.body.ine10) !== town.body.ine10;
  const { list, items } = operation(town, query);
  const envelope = elsewhere || items.length === 0 ? NOTHING : { codiResultat: '200', descripcioResultat: 'OK', [list]: items };
  answerThrough(fault, response, envelope, list);
}

function readQuery(search: URLSearchParams): Query | undefined {
  const document = search.get('documentIdentificatiu')?.toUpperCase();
  const from = search.get('dataInici') ?? '0000-01-01';
  const to = search.get('dataFi') ?? '9999-12-31';
  const dates = [from, to].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date));
  if (!document || !DOCUMENT_TYPES.has(search.get('tipusDocumentIdentificatiu') ?? '') || !dates) return undefined;
  return { document, from, to, get: (name) => search.get(name) };
}

/** The item as the asker sees it: as the interested party, as a representative, or not at all. */
function inCapacity(query: Query, holder: string, item: JsonObject): JsonObject[] {
  const capacity = holder === query.document ? 'INTERESSAT' : REPRESENTATIVES[holder] === query.document ? 'REPRESENTANT' : undefined;
  return capacity && matches(query, 'tipusPersona', capacity) ? [{ ...item, tipusPersona: capacity }] : [];
}

const matches = (query: Query, name: string, value: unknown): boolean => (query.get(name) ?? value) === value;

function within(query: Query, moment: unknown): boolean {
  const day = String(moment).slice(0, 10);
  return query.from <= day && day <= query.to;
}
