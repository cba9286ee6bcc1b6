/** One order, from the citizen's confirmation to what is known of it: each step is durable before the next one happens. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { abortsAfter } from '../network/deadline.js';
import { type DeskParts, standardTiming, type Timing } from './desk-parts.js';
import type { ActChange, KeptAct, Outcome, Wanted } from './ports.js';
import { findIn, type Found, representationHindrance } from './registers.js';
import { actsOn, couldBe, finalRefusals, hindranceIn, mayAskAgainAfter } from './rules.js';
import { age, reconcile, whoseActs } from './settle.js';
import { type ActOrder, type ActRecord, type Actor, DeskFailure, type RefusalCode } from './types.js';
import { Waiting } from './waiting.js';

/** One order as it goes along. */
interface Course {
  actor: Actor;
  order: ActOrder;
  waiting: Waiting;
  /** What is written down so far. */
  act?: KeptAct;
  /** The citizen was told that nothing was sent, so nothing may be. */
  isOver: boolean;
}

const orders = /^[\w-]{16,64}$/;

export class Performance {
  readonly #timing: Timing;
  readonly #running = new Map<string, { hash: string; course: Course; result: Promise<KeptAct> }>();

  constructor(
    private readonly parts: DeskParts,
    private readonly audit: {
      /** Looks for it, with the row of that look, whatever comes of it. @throws {DeskFailure} */
      find: (actor: Actor, wanted: Wanted, signal: AbortSignal) => Promise<Found>;
      /** The row of the act itself. */
      note: (actor: Actor, resource: string, found: Found) => Promise<void>;
    },
  ) {
    this.#timing = { ...standardTiming, ...parts.timing };
  }

  readonly isRunning = ({ subject, key }: Pick<KeptAct, 'subject' | 'key'>): boolean => this.#running.has(`${subject} ${key}`);

  /** @throws {DeskFailure}, {RangeError} for a key that is none */
  perform(actor: Actor, order: ActOrder): Promise<ActRecord> {
    if (!orders.test(order.key)) throw new RangeError('An idempotency key has 16 to 64 characters of A-Za-z0-9_-.');
    const name = `${actor.person.subject} ${order.key}`;
    const hash = hashOf(this.parts.orderKey, actor, order);
    const same = this.#running.get(name);
    if (same) return same.hash === hash ? this.#inTime(same.course, same.result) : Promise.reject(reused());
    const course: Course = { actor, order, waiting: new Waiting(this.#timing.prepare), isOver: false };
    const result = this.#untilSettled(course, hash).finally(() => {
      this.#running.delete(name);
      course.waiting.stop();
    });
    this.#running.set(name, { hash, course, result });
    return this.#inTime(course, result);
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#running.values()].map(({ result }) => result));
  }

  /**
   * The result, or what can be said of it when time is up: of what was sent, that nobody knows; of what was not, that it never will be. It goes on
   * behind the answer and is written down.
   */
  async #inTime(course: Course, result: Promise<KeptAct>): Promise<ActRecord> {
    const late = course.waiting.over.then(() => this.#sayOf(course));
    // Where the time is up first, nobody else listens; nor to what would have been said, where it is not.
    result.catch(() => undefined);
    late.catch(() => undefined);
    return Promise.race([result, late]);
  }

  /** @throws {DeskFailure} `unreachable` where nothing was written, and nothing will be sent */
  async #sayOf(course: Course): Promise<ActRecord> {
    const { act } = course;
    if (act?.state === 'sent') return this.#giveUp(act);
    if (act && act.sentAt !== null) return act;
    course.isOver = true;
    if (act) return { ...act, state: 'refused', refusal: 'interrupted' };
    throw new DeskFailure('unreachable', 'the registers took too long; nothing was sent');
  }

  /** Written down, so that what the citizen looks at next says the same; but they are not kept waiting for that. */
  async #giveUp(act: KeptAct): Promise<KeptAct> {
    const written = this.parts.store.change(act, ['sent'], { state: 'unknown' }).then((changed) => changed ?? this.#asWritten(act));
    const unwritten: KeptAct = { ...act, state: 'unknown' };
    return Promise.race([written.catch(() => unwritten), pause(this.#timing.writing, unwritten)]);
  }

  async #asWritten(act: KeptAct): Promise<KeptAct> {
    return (await this.parts.store.find(act.subject, act.key)) ?? act;
  }

  /** Once it was sent, a mistake of ours (a database that went away) leaves the citizen with what is known, never with an error page. */
  async #untilSettled(course: Course, hash: string): Promise<KeptAct> {
    try {
      return await this.#run(course, hash);
    } catch (error) {
      const { act, order } = course;
      if (act?.sentAt === undefined || act.sentAt === null) throw error;
      const reason = error instanceof Error ? error.name : 'unknown failure';
      this.parts.observe({ event: 'act', act: order.act, outcome: 'unknown', reason: `not written down: ${reason}` });
      return act.state === 'sent' ? { ...act, state: 'unknown' } : act;
    }
  }

  async #run(course: Course, orderHash: string): Promise<KeptAct> {
    const { parts } = this;
    const { actor, order } = course;
    const earlier = await parts.store.find(actor.person.subject, order.key);
    if (earlier && earlier.orderHash !== orderHash) throw reused();
    // This very order is running and has a record only if a process before this one wrote it.
    if (earlier) return age(parts.store, earlier, () => false, parts.now());
    const wanted: Wanted = { notification: order.notification, expected: 'available' };
    const found = await this.audit.find(actor, wanted, abortsAfter(this.#timing.list));
    const earlierActs = await reconcile(parts.store, whoseActs(actor), found.listed.notification, this.isRunning, parts.now());
    const standing = inTheWay(earlierActs, actor, order);
    if (standing) return standing;
    const refusal = await this.#refusalOf(actor, order, found);
    // What was to be replaced may have been settled meanwhile: then this is an order like any other.
    const insteadOf = earlierActs.find(({ key, state }) => key === order.insteadOf && state === 'unknown')?.key ?? null;
    const act = { ...this.#draft(course, found, refusal), orderHash, insteadOf: refusal ? null : insteadOf };
    if (course.isOver) return act;
    const put = await parts.store.put(act, new Date(parts.now().getTime() - mayAskAgainAfter));
    if (!put.written) {
      if (put.existing.key === order.key && put.existing.orderHash !== orderHash) throw reused();
      return put.existing;
    }
    course.act = act;
    if (refusal) {
      parts.observe({ event: 'act', act: order.act, outcome: 'refused', reason: refusal });
      return act;
    }
    return this.#send(course, act, found);
  }

  async #refusalOf(actor: Actor, { act, channelChange }: ActOrder, { listed }: Found): Promise<RefusalCode | null> {
    const { notification } = listed;
    const final = finalRefusals[notification.state];
    if (final) return final;
    if (!actsOn(notification).includes(act)) return 'not-for-this-kind';
    const hindrance = hindranceIn(notification);
    if (hindrance !== null) return hindrance === 'level-too-low' ? hindrance : 'other';
    if (channelChange && (actor.person.actingFor || act !== 'accept')) return 'channel-of-legal-person';
    if (channelChange && !channelChange.email && !channelChange.phone) return 'channel-needs-contact';
    return representationHindrance(this.parts.representations, actor.person, listed, abortsAfter(this.#timing.representation));
  }

  #draft({ actor, order }: Course, { listed }: Found, refusal: RefusalCode | null): Omit<KeptAct, 'orderHash' | 'insteadOf'> {
    const { subject, actingFor, level } = actor.person;
    const { issuer, registerNumber } = listed.notification;
    const now = this.parts.now();
    return {
      key: order.key,
      notification: order.notification,
      act: order.act,
      state: refusal ? 'refused' : 'asked',
      subject,
      onBehalfOf: actingFor?.subject ?? null,
      site: actor.site ?? null,
      body: { administration: issuer.administration, name: issuer.name },
      registerNumber,
      level,
      changesChannel: order.channelChange !== undefined,
      askedAt: now,
      sentAt: null,
      settledAt: refusal ? now : null,
      servedAt: null,
      refusal,
      confirmedBy: null,
      replacedBy: null,
      version: 1,
    };
  }

  async #send(course: Course, act: KeptAct, found: Found): Promise<KeptAct> {
    const { actor, order } = course;
    const { store, now } = this.parts;
    try {
      await this.audit.note(actor, `notifications/${order.act}`, found);
    } catch (error) {
      await this.#change(course, act, { state: 'refused', refusal: 'interrupted', settledAt: now() });
      throw error;
    }
    // From here on it may have left, and the citizen's five seconds run.
    course.waiting.again(this.#timing.answer);
    const sent = course.isOver ? undefined : await store.change(act, ['asked'], { state: 'sent', sentAt: now() });
    if (!sent) return this.#change(course, act, { state: 'refused', refusal: 'interrupted', settledAt: now() });
    course.act = sent;
    if (course.isOver) return this.#change(course, sent, { state: 'refused', refusal: 'interrupted', settledAt: now() });
    const outcome = await found.register.act(found.listed, order.act, order.channelChange);
    return this.#settle(course, sent, outcome, found);
  }

  async #settle(course: Course, sent: KeptAct, outcome: Outcome, found: Found): Promise<KeptAct> {
    const { order } = course;
    const now = this.parts.now();
    const reason = outcome.result === 'unknown' ? outcome.why : outcome.result === 'refused' ? outcome.code : undefined;
    this.parts.observe({ event: 'act', act: order.act, outcome: outcome.result, ...(reason === undefined ? {} : { reason }) });
    if (outcome.result === 'unknown') return this.#change(course, sent, { state: 'unknown' });
    if (outcome.result === 'done') {
      const { servedAt } = outcome;
      // The detail of a communication says "accepted" also to whoever comes after another addressee.
      if (!couldBe(sent, servedAt)) return this.#change(course, sent, { state: 'refused', refusal: 'already-served', settledAt: now });
      const confirmed = await this.#change(course, sent, { state: 'confirmed', confirmedBy: 'answer', servedAt, settledAt: now });
      return servedAt === null || sent.insteadOf !== null ? this.#compare(course, confirmed, found) : confirmed;
    }
    // "Already practised" may speak of the one in whose place this went: the list tells. Without such a one, somebody else was faster.
    if (outcome.code !== 'already-served' || sent.insteadOf === null) {
      return this.#change(course, sent, { state: 'refused', refusal: outcome.code, settledAt: now });
    }
    return this.#compare(course, await this.#change(course, sent, { state: 'unknown' }), found);
  }

  /** Reads the list once more, as a help: where that fails, the act stays as it is, and the next look does it. */
  async #compare(course: Course, act: KeptAct, { listed }: Found): Promise<KeptAct> {
    const { registers, store, now } = this.parts;
    const { actor } = course;
    try {
      const { listed: fresh } = await findIn(
        registers,
        actor.person,
        { notification: listed.notification.id, expected: 'final' },
        now(),
        abortsAfter(this.#timing.confirm),
      );
      await reconcile(store, whoseActs(actor), fresh.notification, () => false, now());
      course.act = await this.#asWritten(act);
    } catch (error) {
      if (!(error instanceof DeskFailure)) throw error;
    }
    return course.act ?? act;
  }

  /** Another process, or a look at the list, may have been faster: then what it wrote stands. */
  async #change(course: Course, act: KeptAct, change: ActChange): Promise<KeptAct> {
    course.act = (await this.parts.store.change(act, ['asked', 'sent', 'unknown'], change)) ?? (await this.#asWritten(act));
    return course.act;
  }
}

/** The citizen's same act done already; or one under way or of unknown result, whoever asked it, unless this order is meant to take its place. */
const inTheWay = (acts: readonly KeptAct[], { person }: Actor, { act, insteadOf }: ActOrder): KeptAct | undefined =>
  acts.find((other) =>
    other.state === 'confirmed'
      ? other.act === act && other.subject === person.subject
      : other.state !== 'refused' && other.replacedBy === null && other.key !== insteadOf,
  );

const reused = (): DeskFailure => new DeskFailure('key-reused', 'the same key was used for another order');

/** Who asked for what: two orders under one key are the same only if all of it is. */
function hashOf(key: Buffer, { person }: Actor, { notification, act, channelChange, insteadOf }: ActOrder): string {
  const change = channelChange ? [channelChange.email ?? null, channelChange.phone ?? null] : null;
  const order = [person.subject, person.actingFor?.subject ?? null, notification, act, change, insteadOf ?? null];
  return createHmac('sha256', key).update(JSON.stringify(order)).digest('hex');
}
