/** e-NOTUM's REST contract "Ciutadania", as the Consorci AOC offers it to a gateway with a seal of its own. */
import { randomUUID } from 'node:crypto';
import { CITIZEN, ENTITY, NEWCOMER } from '../people.js';
import { readJson, sendJson, sendText, type Exchange, type Route } from '../http/serve.js';
import { type ActFaults, actThrough } from './act-faults.js';
import { aoc } from './bodies.js';
import { madridToday, shiftDay } from './calendar.js';
import { documentsOf, evidenceOf } from './documents.js';
import type { Switchboard } from './faults.js';
import { Refused, type Inbox } from './inbox.js';
import { answerThrough } from './misbehave.js';
import type { Notificacio } from './contract.js';

const PAGE = 10;
const DEFAULT_WINDOW = 30;
const BASE = `/bodies/${aoc.ine10}/enotum/ciutadania`;

/** The people who gave the gateway's seal a power to look: the only ones for whom it may ask. */
const REPRESENTED = [
  { nom: `${CITIZEN.name} ${CITIZEN.surname1} ${CITIZEN.surname2}`, document: CITIZEN.identifier, tipusDocument: 'NIF' },
  { nom: `${NEWCOMER.name} ${NEWCOMER.surname1} ${NEWCOMER.surname2}`, document: NEWCOMER.identifier, tipusDocument: 'NIF' },
  { nom: ENTITY.name, document: ENTITY.identifier, tipusDocument: 'CIF' },
];

/** `inbox` is asked for at each call, since a reset of the demo puts a new one in place. */
export function enotumRoutes(inbox: () => Inbox, switchboard: Switchboard, actFaults: ActFaults): Route[] {
  const effectFree = (operation: string, list: string, answer: (exchange: Exchange) => Record<string, unknown>): Route['handle'] =>
    refusing((exchange) => {
      const fault = switchboard.take(aoc.ine10, `enotum/${operation}`);
      answerThrough(fault, exchange.response, answer(exchange), list);
    });
  return [
    { method: 'GET', path: `${BASE}/usuari`, handle: effectFree('usuari', 'representats', user) },
    {
      method: 'GET',
      path: `${BASE}/notificacions`,
      handle: effectFree('notificacions', 'notificacions', (exchange) =>
        page(inbox().of(represented(exchange)), exchange.url.searchParams),
      ),
    },
    {
      method: 'GET',
      path: `${BASE}/resum`,
      handle: effectFree('resum', 'entitats', (exchange) =>
        summary(inWindow(inbox().of(represented(exchange)), exchange.url.searchParams)),
      ),
    },
    {
      method: 'GET',
      path: `${BASE}/notificacions/:id`,
      handle: refusing((exchange) => {
        switchboard.take(aoc.ine10, 'enotum/detail');
        const read = () => inbox().read(represented(exchange), Number(exchange.params['id']));
        // Only where reading accepts is it an act.
        const fault = inbox().readingAccepts(Number(exchange.params['id'])) ? actFaults.take() : { fault: 'none' as const };
        actThrough(fault, exchange.response, read, (item) => sendJson(exchange.response, 200, detail(item)));
      }),
    },
    {
      method: 'PATCH',
      path: `${BASE}/notificacions/:id`,
      handle: refusing(async (exchange) => {
        switchboard.take(aoc.ine10, 'enotum/act');
        const { estat, canviCanal } = await readJson(exchange.request);
        if (estat !== 'ACCEPTADA' && estat !== 'REBUTJADA') throw new Refused(400, "L'estat ha de ser ACCEPTADA o REBUTJADA");
        const holder = represented(exchange);
        const act = () => inbox().act(holder, Number(exchange.params['id']), estat, readChange(canviCanal));
        actThrough(actFaults.take(), exchange.response, act, () => exchange.response.writeHead(200).end());
      }),
    },
    {
      method: 'GET',
      path: `${BASE}/notificacions/:id/documents/:uuid/contingut`,
      handle: refusing((exchange) => {
        switchboard.take(aoc.ine10, 'enotum/document');
        const item = practised(inbox(), exchange);
        const { resolucio, annexos } = documentsOf(item);
        const found = [resolucio, ...annexos].find(({ uuid }) => uuid === exchange.params['uuid']);
        if (!found) throw new Refused(1010, "No s'ha trobat el document");
        lend(exchange, found.content);
      }),
    },
    {
      method: 'GET',
      path: `${BASE}/notificacions/:id/evidencia/contingut`,
      handle: refusing((exchange) => {
        switchboard.take(aoc.ine10, 'enotum/evidence');
        lend(exchange, evidenceOf(practised(inbox(), exchange)));
      }),
    },
    {
      method: 'GET',
      path: '/descarregues/:token',
      handle: ({ params, response }) => {
        const content = lent.get(params['token'] ?? '');
        lent.delete(params['token'] ?? '');
        if (content) response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': content.length }).end(content);
        else sendText(response, 410, 'Aquest enllaç ja no serveix');
      },
    },
  ];
}

/** Documents stand at another address for a minute, once, as in the contract. */
const lent = new Map<string, Buffer>();

function lend({ request, response }: Exchange, content: Buffer): void {
  const token = randomUUID();
  lent.set(token, content);
  setTimeout(() => lent.delete(token), 60_000).unref();
  response.writeHead(307, { location: `http://${request.headers.host ?? ''}/descarregues/${token}` }).end();
}

function practised(inbox: Inbox, exchange: Exchange): Notificacio {
  const item = inbox.find(represented(exchange), Number(exchange.params['id']));
  if (item.estat === 'DIPOSITADA') throw new Refused(1047, 'Cal haver practicat la notificació');
  return item;
}

function readChange(change: unknown): { email?: string; phone?: string } | undefined {
  if (typeof change !== 'object' || change === null) return undefined;
  const { bustiaCorreu, telefon } = change as Record<string, unknown>;
  return { ...(typeof bustiaCorreu === 'string' && { email: bustiaCorreu }), ...(typeof telefon === 'string' && { phone: telefon }) };
}

function refusing(handle: Route['handle']): Route['handle'] {
  return async (exchange) => {
    try {
      await handle(exchange);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      sendJson(exchange.response, 400, { codi: String(error.code), missatge: error.message, parametresInvalids: [] });
    }
  };
}

/** The addressee named in the header; the seal itself has no notifications. */
function represented({ request }: Exchange): string {
  const header = request.headers['x-enotum-representat'];
  if (header === undefined) return 'Q0801175A';
  const known = REPRESENTED.find(({ document, tipusDocument }) => `${tipusDocument}-${document}` === String(header).toUpperCase());
  if (!known) throw new Refused(1047, "L'usuari no està autoritzat a actuar en nom del representat");
  return known.document;
}

function user(): Record<string, unknown> {
  return {
    nivellSeguretat: 'ALT',
    nom: 'Consorci Administració Oberta de Catalunya',
    document: 'Q0801175A',
    tipusDocument: 'CIF',
    funcionariHabilitat: false,
    representats: REPRESENTED,
  };
}

function inWindow(items: readonly Notificacio[], search: URLSearchParams): Notificacio[] {
  const to = search.get('dataFinal')?.slice(0, 10) ?? madridToday();
  const from = search.get('dataInicial')?.slice(0, 10) ?? shiftDay(madridToday(), -DEFAULT_WINDOW);
  return items.filter(({ dataPublicacio }) => from <= dataPublicacio.slice(0, 10) && dataPublicacio.slice(0, 10) <= to);
}

function page(items: readonly Notificacio[], search: URLSearchParams): Record<string, unknown> {
  const wanted = (name: string, value: string) => (search.get(name) ?? value) === value;
  const found = inWindow(items, search)
    .filter(({ estat, tipus }) => wanted('estat', estat) && wanted('tipus', tipus))
    .filter(({ emissor }) => wanted('organisme', emissor.codiOrganisme) && wanted('departament', emissor.codiDepartament))
    .filter(({ consultada }) => search.get('noLlegides') !== 'true' || !consultada);
  if (search.get('ordre') !== 'ASC') found.reverse();
  const number = Math.max(1, Number(search.get('pagina') ?? 1) || 1);
  return {
    notificacions: found.slice((number - 1) * PAGE, number * PAGE),
    pagina: number,
    totalPagines: Math.ceil(found.length / PAGE),
    totalResultats: found.length,
  };
}

function summary(items: readonly Notificacio[]): Record<string, unknown> {
  const pending = (some: readonly Notificacio[]) => some.filter(({ estat }) => estat === 'DIPOSITADA').length;
  const issuers = new Map<string, Notificacio[]>();
  for (const item of items) {
    const key = `${item.emissor.codiOrganisme} ${item.emissor.nomDepartament}`;
    issuers.set(key, [...(issuers.get(key) ?? []), item]);
  }
  return {
    totalNotificacions: items.length,
    totalNotificacionsPendents: pending(items),
    entitats: [...issuers.values()].map((some) => ({
      ...some[0]?.emissor,
      notificacions: some.length,
      notificacionsPendents: pending(some),
    })),
  };
}

/** Documents come only once the notification has been practised. */
function detail(item: Notificacio): Record<string, unknown> {
  if (item.estat === 'DIPOSITADA') return { ...item };
  const { resolucio, annexos } = documentsOf(item);
  const told = ({ nom, uuid, mida }: typeof resolucio) => ({ nom, uuid, mida });
  return {
    ...item,
    dadesOfici: {
      cos: `Us fem arribar «${item.titol}».\n\nEl document que l'acompanya és el text complet.`,
      peu: item.emissor.nomOrganisme,
    },
    documents: { resolucio: told(resolucio), annexos: annexos.map(told) },
  };
}
