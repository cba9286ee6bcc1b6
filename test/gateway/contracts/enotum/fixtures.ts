import { mapNotifications, type NotificationContext, type Reader } from '../../../../gateway/src/contracts/enotum/map.js';
import { Notes } from '../../../../gateway/src/contracts/reading/notes.js';
import { abrera, startBody, sendJson, type Body } from '../support.js';

/** A notification as the list gives it. */
export const item: Record<string, unknown> = {
  id: 70412,
  tipus: 'NOTIFICACIO',
  emissor: { codiOrganisme: '0800180001', nomOrganisme: "Ajuntament d'Abrera", codiDepartament: '0800180001', nomDepartament: 'Urbanisme' },
  titol: 'Requeriment de documentació',
  referencia: 'X2026000033',
  nivellAcces: 'SUBSTANCIAL',
  dadesRegistre: { numero: 'S2026000120', data: '2026-06-02T11:18:00' },
  dataPublicacio: '2026-06-02T11:20:31+02:00',
  dataExpiracioPrevista: '2026-06-12T23:59:59+02:00',
  estat: 'DIPOSITADA',
  consultada: false,
  diesExpiracio: 10,
  canal: 'DIGITAL',
  idioma: 'ca',
  expedient: 'X2026000033',
};

/** The user that the gateway's seal is, and for whom it may ask. */
export const user = {
  nivellSeguretat: 'ALT',
  document: 'Q0801175A',
  tipusDocument: 'CIF',
  representats: [
    { nom: 'CIUTADANIA FICTÍCIA PF', document: '00000000T', tipusDocument: 'NIF' },
    { nom: 'ENTITAT FICTÍCIA PJ', document: 'Q0000000J', tipusDocument: 'CIF' },
  ],
};

export const aoc: NotificationContext = { ...abrera, administration: '9821920002', name: 'Consorci AOC', dir3: null };

export const reader: Reader = { capacity: 'interested', level: 'substantial' };

export const read = (list: unknown[], context: NotificationContext = aoc, as: Reader = reader) =>
  mapNotifications(list, context, as, new Notes());

export interface Inbox {
  user?: unknown;
  items?: unknown[];
  /** Items on one page; all on one if absent. */
  pageSize?: number;
  /** Changes to a page or the summary, and HTTP statuses. */
  page?: (page: Record<string, unknown>) => unknown;
  summary?: unknown;
  statuses?: Partial<Record<'usuari' | 'notificacions' | 'resum', number | 'silent'>>;
  /** What a question for one state only is answered with, and the HTTP status; the items in that state if absent. */
  filtered?: [number, unknown];
}

/** An e-NOTUM with these items. It knows the three resources of a list and nothing else. */
export function startEnotum({ items = [item], pageSize = 1_000, page = (same) => same, statuses = {}, ...say }: Inbox = {}): Promise<Body> {
  return startBody((request, response) => {
    const url = new URL(request.url ?? '/', 'http://enotum.test');
    const number = Number(url.searchParams.get('pagina') ?? 1);
    const state = url.searchParams.get('estat');
    const asked = state === null ? items : items.filter((each) => (each as typeof item)['estat'] === state);
    const answers: Record<string, () => unknown> = {
      usuari: () => say.user ?? user,
      resum: () => say.summary ?? { totalNotificacions: items.length, totalNotificacionsPendents: 0, entitats: [] },
      notificacions: () =>
        page({
          notificacions: asked.slice((number - 1) * pageSize, number * pageSize),
          pagina: number,
          totalPagines: Math.ceil(asked.length / pageSize),
          totalResultats: asked.length,
        }),
    };
    const resource = /^\/enotum\/ciutadania\/(usuari|resum|notificacions)$/.exec(url.pathname)?.[1] as keyof typeof statuses | undefined;
    if (!resource) return void response.writeHead(418).end();
    if (state !== null && say.filtered) {
      sendJson(response, say.filtered[1], say.filtered[0]);
      return;
    }
    const status = statuses[resource] ?? 200;
    if (status !== 'silent') sendJson(response, answers[resource]?.(), status);
  });
}
