/** The desk at which citizens look at notifications, act on them, and read what they say. Every data answer has its audit row first. */
import type { AuditEntry } from '../store/types.js';
import { officialTime } from '../folder/time.js';
import { SourceFailure } from '../folder/ports.js';
import { abortsAfter } from '../network/deadline.js';
import { type DeskParts, standardTiming, type Timing } from './desk-parts.js';
import { safeName, safeType } from './file.js';
import { Performance } from './perform.js';
import type { FinalContents, KeptAct, Wanted } from './ports.js';
import { findIn, type Found, openTo, representationHindrance } from './registers.js';
import { actsOn, hindranceIn, mayAskAgainAfter } from './rules.js';
import { age, reconcile, whoseActs } from './settle.js';
import { type ActDesk, type ActOrder, type ActRecord, type Actor, type Contents, DeskFailure, type Download, type Look } from './types.js';

export class Desk implements ActDesk {
  readonly #performance: Performance;
  readonly #timing: Timing;

  constructor(private readonly parts: DeskParts) {
    this.#timing = { ...standardTiming, ...parts.timing };
    this.#performance = new Performance(parts, {
      find: (actor, wanted, signal) => this.#find(actor, 'notifications', wanted, signal),
      note: (actor, resource, { register, listed }) =>
        this.#note(actor, resource, [register.administration, listed.notification.issuer.administration]),
    });
  }

  async look(actor: Actor, notification: string, signal: AbortSignal): Promise<Look> {
    const { store, now } = this.parts;
    const within = abortsAfter(this.#timing.read, signal);
    const found = await this.#find(actor, 'notifications', { notification, expected: 'available' }, within);
    const acts = await reconcile(store, whoseActs(actor), found.listed.notification, this.#performance.isRunning, now());
    return { ...(await this.#judge(actor, found, acts, within)), officialTime: officialTime(now()) };
  }

  perform(actor: Actor, order: ActOrder): Promise<ActRecord> {
    return this.#performance.perform(actor, order);
  }

  async contents(actor: Actor, notification: string, signal: AbortSignal): Promise<Contents> {
    const within = abortsAfter(this.#timing.read, signal);
    const found = await this.#readable(actor, 'notifications/contents', notification, within);
    const contents = await this.#read(found, within);
    const documents = contents.documents.map(({ id, name, bytes, role }) => ({ id, bytes, role, name: safeName(name, 'document.pdf') }));
    const { text, footer, discarded } = contents;
    return { notification: found.listed.notification, text, footer, documents, discarded, evidence: true };
  }

  async download(actor: Actor, notification: string, what: { document: string } | 'evidence', signal: AbortSignal): Promise<Download> {
    const within = abortsAfter(this.#timing.read, signal);
    const resource = what === 'evidence' ? 'notifications/evidence' : 'notifications/document';
    const found = await this.#readable(actor, resource, notification, within);
    const { register, listed } = found;
    const wanted = what === 'evidence' ? undefined : (await this.#read(found, within)).documents.find(({ id }) => id === what.document);
    if (what !== 'evidence' && !wanted) throw new DeskFailure('not-found', 'no such document');
    const whole = abortsAfter(this.#timing.document, signal);
    const { content } = await unlessUnreachable(
      wanted ? register.document(listed, wanted.source, whole) : register.evidence(listed, whole),
    );
    const type = safeType(content);
    const name = safeName(wanted?.name ?? '', wanted ? 'document.pdf' : `evidence.${type === 'application/pdf' ? 'pdf' : 'xml'}`);
    return { content, type, name };
  }

  async record(actor: Actor, key: string): Promise<ActRecord | undefined> {
    const { store, now } = this.parts;
    const act = await store.find(actor.person.subject, key);
    if (!act || act.onBehalfOf !== (actor.person.actingFor?.subject ?? null)) return undefined;
    await this.#note(actor, 'notifications/receipt', [act.body.administration]);
    return age(store, act, this.#performance.isRunning, now());
  }

  async kept(actor: Actor, notification: string): Promise<ActRecord[]> {
    const { store, now } = this.parts;
    const acts = await store.of(whoseActs(actor), notification);
    const own = acts.filter(({ subject }) => subject === actor.person.subject);
    if (own[0]) await this.#note(actor, 'notifications/receipt', [own[0].body.administration]);
    return Promise.all(own.map((act) => age(store, act, this.#performance.isRunning, now())));
  }

  /** Resolves when no act is under way any more, at most some seconds later. */
  close(): Promise<void> {
    return this.#performance.close();
  }

  /** With its row in the audit log, whatever comes of it: who was asked, and whose notification it is. */
  async #find(actor: Actor, resource: string, wanted: Wanted, signal: AbortSignal): Promise<Found> {
    const { registers, now } = this.parts;
    const asked = openTo(registers, actor.person).map(({ administration }) => administration);
    try {
      const found = await findIn(registers, actor.person, wanted, now(), signal);
      await this.#note(actor, resource, [...asked, found.listed.notification.issuer.administration]);
      return found;
    } catch (error) {
      if (error instanceof DeskFailure && asked.length > 0) await this.#note(actor, resource, asked);
      throw error;
    }
  }

  /** @throws {DeskFailure} unless this citizen may read it and reading has no effect */
  async #readable(actor: Actor, resource: string, notification: string, signal: AbortSignal): Promise<Found> {
    const found = await this.#find(actor, resource, { notification, expected: 'final' }, signal);
    if (!found.register.isReadable(found.listed))
      throw new DeskFailure('not-readable', 'reading it would have an effect, or is not offered');
    if (found.listed.notification.levelSuffices !== true) throw new DeskFailure('level-too-low', 'a stronger sign-in is needed');
    const hindrance = await this.#represents(actor, found, signal);
    if (hindrance) throw new DeskFailure(hindrance, 'the representation was not confirmed');
    return found;
  }

  /** As much time as an act has for it, so that what is offered can be done. */
  #represents({ person }: Actor, { listed }: Found, signal: AbortSignal): ReturnType<typeof representationHindrance> {
    const within = abortsAfter(this.#timing.representation, signal);
    return representationHindrance(this.parts.representations, person, listed, within);
  }

  #read({ register, listed }: Found, signal: AbortSignal): Promise<FinalContents> {
    return unlessUnreachable(register.contents(listed, signal));
  }

  async #judge(actor: Actor, found: Found, records: KeptAct[], signal: AbortSignal): Promise<Omit<Look, 'officialTime'>> {
    const { register, listed } = found;
    const { notification } = listed;
    const { person } = actor;
    const ofState = hindranceIn(notification);
    const isReadable = register.isReadable(listed) && notification.levelSuffices === true;
    const ofPerson = await this.#represents(actor, found, signal);
    const open =
      records.find(({ state, replacedBy }) => replacedBy === null && (state === 'asked' || state === 'sent' || state === 'unknown')) ??
      null;
    const mayReplace = open !== null && ofState === null && ofPerson === null && this.#isOldUnknown(open) ? open.key : null;
    const isDone = records.some(({ state }) => state === 'confirmed');
    const hindrance = ofPerson ?? ofState ?? (isDone ? 'final' : open && mayReplace === null ? 'act-open' : null);
    return {
      notification,
      choices: hindrance === null ? actsOn(notification) : [],
      hindrance,
      readable: isReadable && ofPerson === null,
      mayChangeChannel: hindrance === null && notification.alsoOnPaper === true && isNaturalPerson(actor),
      records: records.filter(({ subject }) => subject === person.subject),
      open,
      mayReplace,
    };
  }

  #isOldUnknown({ state, sentAt }: KeptAct): boolean {
    return state === 'unknown' && sentAt !== null && this.parts.now().getTime() - sentAt.getTime() > mayAskAgainAfter;
  }

  /** Durable before anything leaves. */
  async #note(actor: Actor, resource: string, administrations: readonly (string | null)[]): Promise<void> {
    const { subject, actingFor, level } = actor.person;
    const entry: AuditEntry = {
      at: this.parts.now(),
      subject,
      onBehalfOf: actingFor?.subject ?? null,
      site: actor.site ?? this.parts.operator,
      resource,
      administrations: [...new Set(administrations.filter((code) => code !== null))],
      capacity: actingFor ? 'representative' : 'interested',
      level,
      purpose: /\/(accept|reject|read)$/.test(resource) ? 'citizen-act' : 'citizen-consultation',
    };
    await this.parts.audit.append(entry);
  }
}

/** The contract lets only natural persons change the channel, for themselves. */
export const isNaturalPerson = ({ person }: Actor): boolean =>
  !person.actingFor && (person.identifierType === 'nif' || person.identifierType === 'nie');

async function unlessUnreachable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    throw new DeskFailure(error.state === 'level-too-low' ? 'level-too-low' : 'unreachable', error.message);
  }
}
