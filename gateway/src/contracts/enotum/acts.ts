/**
 * The operations of e-NOTUM that have a legal effect. Only `gateway/src/acts/` may import this file, and a test on imports proves that nothing
 * else reaches it: here is the one place that could open somebody's letter.
 */
import type { ChannelChange, Listed, Outcome } from '../../acts/ports.js';
import type { Act } from '../../acts/types.js';
import { type Effect, type Operation, segment } from '../operation.js';
import { Fields } from '../reading/fields.js';
import { readWholeNumber } from '../reading/identifier.js';
import { Notes } from '../reading/notes.js';
import { type EffectfulReply, NeverSent, ResultUnknown, sendOnce } from '../send-once.js';
import type { SourceOptions } from '../source-options.js';
import { codeOf, refusalCodes } from './refusals.js';
import { Practice, Practised } from './schema.js';

/** A citizen waits for the answer, and is told that the result is unknown soon after. Milliseconds. */
const standardDeadline = 4_500;

type Effectful = Operation<Exclude<Effect, 'none'>>;

const practise = (id: string, effect: 'acceptance' | 'rejection'): Effectful => ({
  what: `enotum ${effect}`,
  method: 'PATCH',
  effect,
  path: `/ciutadania/notificacions/${segment(id)}`,
});

/** The detail of a communication: the contract accepts it for whoever reads it. */
const readCommunication = (id: string): Effectful => ({
  what: 'enotum read-receipt',
  method: 'GET',
  effect: 'read-receipt',
  path: `/ciutadania/notificacions/${segment(id)}`,
});

/** @param options their dispatcher opens a connection for each act: {@link Outgoing.freshFor} */
export async function performAct(
  options: Pick<SourceOptions, 'url' | 'responseBytes' | 'dispatcher'>,
  { handle }: Pick<Listed, 'handle'>,
  act: Act,
  change: ChannelChange | undefined,
  deadline = standardDeadline,
): Promise<Outcome> {
  const { sourceId, headers } = handle;
  const { url, responseBytes, dispatcher } = options;
  const common = { url, headers, responseBytes, dispatcher, deadline };
  try {
    if (act === 'read') return afterReading(await sendOnce({ ...common, operation: readCommunication(sourceId) }), sourceId);
    const operation = practise(sourceId, act === 'accept' ? 'acceptance' : 'rejection');
    const wanted = act === 'accept' ? 'ACCEPTADA' : 'REBUTJADA';
    const send = { estat: wanted, ...(act === 'accept' && change ? channelOf(change) : {}) };
    return afterPractising(await sendOnce({ ...common, operation, send }), sourceId, wanted);
  } catch (error) {
    if (error instanceof NeverSent) return { result: 'refused', code: 'unreachable' };
    if (error instanceof ResultUnknown) return { result: 'unknown', why: error.message };
    throw error;
  }
}

const channelOf = ({ email, phone }: ChannelChange): object => ({
  canviCanal: { canal: 'DIGITAL', ...(phone && { telefon: phone }), ...(email && { bustiaCorreu: email }) },
});

/**
 * The contract answers yes without a body. What a body says instead is no yes unless it is the notification itself in the wanted state: it may
 * come from something that stands in between, or be an error in other words. The list tells then.
 */
function afterPractising(reply: EffectfulReply, sourceId: string, wanted: 'ACCEPTADA' | 'REBUTJADA'): Outcome {
  const isSuccess = reply.status === 200 || reply.status === 204;
  const isYes = reply.text.trim() === '' || saysItself(reply.json, sourceId, wanted);
  return isSuccess && isYes ? { result: 'done', servedAt: null } : otherwise(reply);
}

function saysItself(json: unknown, sourceId: string, wanted: string): boolean {
  if (!Practice.Check(json) || codeOf(json) !== undefined) return false;
  return json.estat === wanted && (json.id === undefined || readWholeNumber(json.id) === sourceId);
}

/** Yes is a detail that is itself, and accepted. */
function afterReading(reply: EffectfulReply, sourceId: string): Outcome {
  const { json } = reply;
  if (reply.status !== 200 || !Practised.Check(json) || readWholeNumber(json.id) !== sourceId) return otherwise(reply);
  return { result: 'done', servedAt: new Fields(json, new Notes()).moment('servedAt', 'dataPracticada') };
}

/**
 * A refusal is one only in the contract's own words. Everything else, an error page of a server in between among them, leaves open whether the
 * register had already done it.
 */
function otherwise({ status, json }: EffectfulReply): Outcome {
  const code = codeOf(json);
  if (code === undefined) return { result: 'unknown', why: `HTTP ${status} without an error of the contract` };
  const known = refusalCodes[code];
  if (known) return { result: 'refused', code: known };
  return status === 400 ? { result: 'refused', code: 'other' } : { result: 'unknown', why: `HTTP ${status}, error ${code}` };
}
