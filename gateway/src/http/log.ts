/**
 * Structured logs with an allow-list: a line holds these fields and no others, so that an identifier cannot slip in with an object
 * that somebody logs in good faith. Addresses are logged as route patterns, never as requested.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

const allowed = new Set([
  'event',
  'route',
  'method',
  'status',
  'milliseconds',
  'requestId',
  'administration',
  'service',
  'state',
  'site',
  'code',
  'reason',
  'port',
  'host',
  'url',
  'file',
  'version',
  'count',
  'engine',
  'warning',
  'errorName',
  'errorMessage',
  'stack',
]);

const keepAllowed = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (key === 'err' ? errorFields(value) : allowed.has(key) ? [[key, value]] : [])),
  );

function errorFields(error: unknown): [string, unknown][] {
  if (!(error instanceof Error)) return [];
  return [
    ['errorName', error.name],
    ['errorMessage', withoutQueries(error.message)],
    ['stack', withoutQueries(error.stack?.split('\n').slice(1, 6).join('\n') ?? '')],
  ];
}

/** Contracts put identifiers into queries; a message that quotes an address loses the query. */
const withoutQueries = (text: string): string => text.replace(/\?[^\s"')]*/g, '?…');

export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }), log: keepAllowed } },
    ...(destination ? [destination] : []),
  );
}
