/** Finds a notification by our id in the registers: read afresh each time, since what leads from our id to theirs is never kept. */
import { suffices } from '../folder/level.js';
import { type Person, type Question, SourceFailure } from '../folder/ports.js';
import { officialDay, yearsBefore } from '../folder/time.js';
import type { Listed, NotificationRegister, RepresentationRegister, Wanted } from './ports.js';
import { DeskFailure, type Hindrance } from './types.js';

/** As far back as a folder looks on its own. */
const years = 3;

export interface Found {
  register: NotificationRegister;
  listed: Listed;
}

/** Those that a sign-in of this level may ask. */
export const openTo = (registers: readonly NotificationRegister[], person: Person): NotificationRegister[] =>
  registers.filter(({ minimumLevel }) => suffices(person.level, minimumLevel));

/** @throws {DeskFailure} `not-found`, `beyond-reach`, `unreachable`, `level-too-low`, `not-represented` */
export async function findIn(
  registers: readonly NotificationRegister[],
  person: Person,
  wanted: Wanted,
  now: Date,
  signal: AbortSignal,
): Promise<Found> {
  const open = openTo(registers, person);
  if (open.length === 0 && registers.length > 0) throw new DeskFailure('level-too-low', 'the register wants a stronger sign-in');
  const today = officialDay(now);
  const question: Question = { person, period: { from: yearsBefore(today, years), to: today }, signal };
  const found = await Promise.all(open.map((register) => lookIn(register, question, wanted)));
  const hit = found.find((each): each is Found => 'listed' in each);
  if (hit) return hit;
  const failure = found.find((each): each is { failure: SourceFailure } => 'failure' in each)?.failure;
  if (!failure) {
    if (found.some((each) => 'isBeyondReach' in each)) throw new DeskFailure('beyond-reach', 'not all of a list could be read');
    throw new DeskFailure('not-found', 'no register lists it for this person');
  }
  const { state, message } = failure;
  throw new DeskFailure(state === 'level-too-low' || state === 'not-represented' ? state : 'unreachable', message);
}

async function lookIn(
  register: NotificationRegister,
  question: Question,
  wanted: Wanted,
): Promise<Found | { failure: SourceFailure } | { isBeyondReach: true } | { isAbsent: true }> {
  try {
    const sought = await register.find(question, wanted);
    if (typeof sought === 'object') return { register, listed: sought };
    return sought === 'absent' ? { isAbsent: true } : { isBeyondReach: true };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return { failure: error };
  }
}

/** Whether whoever acts for somebody may; `null` where nothing stands in the way. Asked anew each time. */
export async function representationHindrance(
  register: RepresentationRegister | undefined,
  person: Person,
  { notification, procedure }: Listed,
  signal: AbortSignal,
): Promise<Extract<Hindrance, 'not-represented' | 'representation-unverified'> | null> {
  if (!person.actingFor) return null;
  const { administration } = notification.issuer;
  if (!register || administration === null) return 'representation-unverified';
  try {
    return (await register.mayBeNotified(person, { administration, procedure }, signal)) ? null : 'not-represented';
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return 'representation-unverified';
  }
}
