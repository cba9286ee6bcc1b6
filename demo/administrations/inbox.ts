/** What e-NOTUM holds, with the legal effects of its contract: acting changes a state, and reading the detail of a communication is acting. */
import { madridNow } from './calendar.js';
import type { EstatNotificacio, Notificacio } from './contract.js';
import type { Held } from './records.js';

/** One thing done that the law takes notice of, or a reading that might have been one. */
export interface LedgerEntry {
  at: string;
  notification: number;
  /** `elsewhere`: by another addressee or on paper, not over this contract. */
  kind: 'detail-read' | 'act' | 'elsewhere';
  effect: 'none' | 'acceptance' | 'rejection';
}

/** The published error codes that a refused act answers with. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export class Inbox {
  readonly #items: Map<number, Held<Notificacio>>;
  readonly ledger: LedgerEntry[] = [];

  constructor(
    items: readonly Held<Notificacio>[],
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#items = new Map(items.map((held) => [held.item.id, { ...held, item: { ...held.item } }]));
    if (this.#items.size !== items.length) throw new Error('Two notifications of the demo share an id.');
  }

  /** Everything of one addressee, oldest first; only fields of the list. */
  of(holder: string): Notificacio[] {
    return [...this.#items.values()]
      .filter((held) => held.holder === holder)
      .map(({ item }) => this.#expire(item))
      .sort((one, other) => one.dataPublicacio.localeCompare(other.dataPublicacio));
  }

  state(id: number): EstatNotificacio | undefined {
    const held = this.#items.get(id);
    return held && this.#expire(held.item).estat;
  }

  /** Without any effect: for what follows from a detail that was read. */
  find(holder: string, id: number): Notificacio {
    return this.#find(holder, id);
  }

  /** Whether reading its detail would accept it. */
  readingAccepts(id: number): boolean {
    const item = this.#items.get(id)?.item;
    return item?.tipus === 'COMUNICACIO' && item.estat === 'DIPOSITADA';
  }

  /** The detail. A communication is thereby accepted: that is the contract, and why nobody may fetch it in advance. */
  read(holder: string, id: number): Notificacio {
    const item = this.#find(holder, id);
    const accepts = item.tipus === 'COMUNICACIO' && item.estat === 'DIPOSITADA';
    if (accepts) this.#practise(item, 'ACCEPTADA');
    this.#note(id, 'detail-read', accepts ? 'acceptance' : 'none');
    return item;
  }

  act(holder: string, id: number, decision: 'ACCEPTADA' | 'REBUTJADA', change?: { email?: string; phone?: string }): void {
    const item = this.#find(holder, id);
    if (item.estat === 'EXPIRADA') throw new Refused(3037, 'La notificació ha expirat');
    if (item.estat !== 'DIPOSITADA') throw new Refused(3003, 'La notificació ja ha estat practicada');
    if (item.tipus === 'COMUNICACIO' && decision === 'REBUTJADA') throw new Refused(400, 'Una comunicació no es pot rebutjar');
    if (change && /^[A-Z]\d{7}[0-9A-J]$/.test(holder)) throw new Refused(1043, 'Les persones jurídiques no poden canviar de canal');
    if (change && !change.email && !change.phone) throw new Refused(1042, 'Cal un correu electrònic o un telèfon');
    this.#practise(item, decision);
    if (change) item.canal = 'DIGITAL';
    this.#note(id, 'act', decision === 'ACCEPTADA' ? 'acceptance' : 'rejection');
  }

  /** Another addressee is faster, or the letter on paper is; false where nothing was left to be done. */
  actElsewhere(id: number, decision: 'ACCEPTADA' | 'REBUTJADA'): boolean {
    const item = this.#items.get(id)?.item;
    if (!item || this.#expire(item).estat !== 'DIPOSITADA') return false;
    this.#practise(item, decision);
    this.#note(id, 'elsewhere', decision === 'ACCEPTADA' ? 'acceptance' : 'rejection');
    return true;
  }

  #find(holder: string, id: number): Notificacio {
    const held = this.#items.get(id);
    if (!held) throw new Refused(1010, "No s'ha trobat la notificació");
    if (held.holder !== holder) throw new Refused(3010, "L'usuari no és destinatari de la notificació");
    return Object.assign(held.item, this.#expire(held.item));
  }

  #note(notification: number, kind: LedgerEntry['kind'], effect: LedgerEntry['effect']): void {
    this.ledger.push({ at: madridNow(this.now()), notification, kind, effect });
  }

  #practise(item: Notificacio, state: EstatNotificacio): void {
    item.estat = state;
    item.consultada = state === 'ACCEPTADA';
    item.dataPracticada = madridNow(this.now());
    delete item.dataExpiracioPrevista;
  }

  #expire(item: Notificacio): Notificacio {
    const { dataExpiracioPrevista: until, ...rest } = item;
    const isOver = until !== undefined && item.estat === 'DIPOSITADA' && until < madridNow(this.now());
    return isOver ? { ...rest, estat: 'EXPIRADA', dataPracticada: until } : { ...item };
  }
}
