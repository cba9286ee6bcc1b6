/** A register of notifications of the attack's own: what it holds, what was done to it, and a ledger that no crash of the gateway reaches. */
import type { Chance } from './run.js';

interface Held {
  id: number;
  holder: string;
  state: 'DIPOSITADA' | 'ACCEPTADA' | 'REBUTJADA';
  servedAt?: string;
  /** How often something with a legal effect was asked of it, and how often it had one. */
  asked: number;
  effects: number;
}

const year = new Date().getFullYear();
const emissor = { codiOrganisme: '9900000010', nomOrganisme: 'Ens', codiDepartament: '9900000010', nomDepartament: 'Ens' };

export class Register {
  readonly held = new Map<number, Held>();

  constructor(
    private readonly people: readonly string[],
    each: number,
    private readonly chance: Chance,
  ) {
    for (const holder of people) {
      for (let n = 0; n < each; n += 1) {
        const id = 70_000 + this.held.size;
        this.held.set(id, { id, holder, state: 'DIPOSITADA', asked: 0, effects: 0 });
      }
    }
  }

  readonly titleOf = (id: number): string => `avis-${id}`;

  /** The three effect-free resources. */
  read(operation: string, holder: string): unknown {
    if (operation === 'usuari') {
      const representats = this.people.map((document) => ({ nom: 'Persona', document, tipusDocument: 'NIF' }));
      return { nivellSeguretat: 'ALT', document: 'Q0801175A', tipusDocument: 'CIF', representats };
    }
    const own = [...this.held.values()].filter((one) => one.holder === holder);
    if (operation === 'resum') return { totalNotificacions: own.length, totalNotificacionsPendents: 0, entitats: [] };
    const notificacions = own.map(({ id, state, servedAt }) => ({
      id,
      tipus: 'NOTIFICACIO',
      emissor,
      titol: this.titleOf(id),
      nivellAcces: 'BAIX',
      dataPublicacio: `${year - 1}-06-02T11:20:31+02:00`,
      estat: state,
      ...(servedAt && { dataPracticada: servedAt }),
      consultada: state === 'ACCEPTADA',
      canal: 'DIGITAL',
      idioma: 'ca',
    }));
    return { notificacions, pagina: 1, totalPagines: 1, totalResultats: own.length };
  }

  /** The effectful one. Sometimes it is done and the answer is lost, sometimes it is neither. */
  act(id: number, holder: string, state: unknown): 'done' | 'lost' | { codi: string; missatge: string } {
    const one = this.held.get(id);
    if (one?.holder !== holder || (state !== 'ACCEPTADA' && state !== 'REBUTJADA')) return { codi: '1010', missatge: 'No trobada' };
    one.asked += 1;
    if (this.chance.happens(0.05)) return 'lost';
    if (one.state !== 'DIPOSITADA') return { codi: '3003', missatge: 'Ja practicada' };
    one.state = state;
    one.servedAt = new Date().toISOString();
    one.effects += 1;
    return this.chance.happens(0.1) ? 'lost' : 'done';
  }
}
