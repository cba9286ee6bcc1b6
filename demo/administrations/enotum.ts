/** e-NOTUM's REST contract "Ciutadania", as the Consorci AOC offers it to a gateway with a seal of its own. */
import { CITIZEN, ENTITY, NEWCOMER } from '../people.js';
import { readJson, sendJson, type Exchange, type Route } from '../http/serve.js';
import { aoc } from './bodies.js';
import { madridToday, shiftDay } from './calendar.js';
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
export function enotumRoutes(inbox: () => Inbox, switchboard: Switchboard): Route[] {
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
        sendJson(exchange.response, 200, detail(inbox().read(represented(exchange), Number(exchange.params['id']))));
      }),
    },
    {
      method: 'PATCH',
      path: `${BASE}/notificacions/:id`,
      handle: refusing(async (exchange) => {
        switchboard.take(aoc.ine10, 'enotum/act');
        const { estat } = await readJson(exchange.request);
        if (estat !== 'ACCEPTADA' && estat !== 'REBUTJADA') throw new Refused(400, "L'estat ha de ser ACCEPTADA o REBUTJADA");
        inbox().act(represented(exchange), Number(exchange.params['id']), estat);
        exchange.response.writeHead(200).end();
      }),
    },
  ];
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
  return {
    ...item,
    dadesOfici: { cos: `Us fem arribar «${item.titol}».`, peu: item.emissor.nomOrganisme },
    documents: {
      resolucio: { nom: 'document.pdf', uuid: `00000000-0000-4000-8000-${String(item.id).padStart(12, '0')}`, mida: 84_213 },
      annexos: [],
    },
  };
}
