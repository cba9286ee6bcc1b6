/** What can go wrong at a public body once it has been reached, and as what a citizen is told of it. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Chance } from './run.js';

export type State = 'answered' | 'empty' | 'late' | 'failed' | 'malformed';

interface Healthy {
  /** What a healthy body would have said, in whatever contract. */
  text: string;
  response: ServerResponse;
  chance: Chance;
}

export interface Fault {
  /** The states that are true of it. */
  told: readonly State[];
  /** Does something to JSON, and nothing to anything else. */
  ofJson?: true;
  send(healthy: Healthy): void;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const BOMB = gzipSync(Buffer.alloc(200 * 1_024 * 1_024), { level: 9 });
const PAGE = '<!doctype html><title>Manteniment</title><h1>Tornem de seguida</h1>';

const status = (code: number, headers: Record<string, string>, body: string, told: State = 'failed'): Fault => ({
  told: [told],
  send: ({ response }) => void response.writeHead(code, headers).end(body),
});

/** Bytes of our own in place of a whole answer, then perhaps the end of the connection. */
const raw = (told: readonly State[], bytes: (text: string, chance: Chance) => string | Buffer, then?: 'close' | 'reset'): Fault => ({
  told,
  send: ({ text, response, chance }) => {
    const { socket } = response;
    socket?.write(bytes(text, chance), () => {
      if (then === 'close') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
  },
});

const rewritten = (
  told: readonly State[],
  rewrite: (text: string) => string | Buffer,
  headers: Record<string, string> = JSON_TYPE,
): Fault => ({
  told,
  send: ({ text, response }) => void response.writeHead(200, headers).end(rewrite(text)),
});

const ofJson = (fault: Fault): Fault => ({ ...fault, ofJson: true });

const head = (length: number): string => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

/** Never the whole: then the connection would be used for another question, which nobody would answer. */
const partly = (text: string, chance: Chance): string =>
  head(text.length) + text.slice(0, chance.between(1, Math.min(300, text.length - 1)));

/** Writes a piece again and again until the other side has had enough. */
const endless = (told: State, start: string, piece: string, every: number): Fault => ({
  told: [told],
  send: ({ response }) => {
    const { socket } = response;
    socket?.write(start);
    const timer = setInterval(() => socket?.write(piece), every);
    socket?.once('close', () => clearInterval(timer));
    socket?.on('error', () => clearInterval(timer));
  },
});

export const FAULTS: Readonly<Record<string, Fault>> = {
  'a reset before the headers': raw(['failed'], () => '', 'reset'),
  'a reset in the middle of the body': raw(['failed'], partly, 'reset'),
  'silence before the headers': { told: ['late'], send: () => undefined },
  'silence after the headers': raw(['late'], (text) => head(text.length)),
  'silence in the middle of the body': raw(['late'], partly),
  'one byte a second': endless('late', head(500), ' ', 1_000),
  'HTTP 500': status(500, { 'content-type': 'text/html' }, PAGE),
  'HTTP 502 with a page': status(502, { 'content-type': 'text/html' }, PAGE),
  'HTTP 429': status(429, { ...JSON_TYPE, 'retry-after': '3600' }, '{}'),
  'HTTP 204': status(204, {}, '', 'malformed'),
  'a page instead of JSON': rewritten(['malformed'], () => PAGE),
  'JSON cut off': rewritten(['malformed'], (text) => text.slice(0, -20)),
  'Latin-1 that calls itself UTF-8': rewritten(['answered'], (text) => Buffer.from(text, 'latin1')),
  'UTF-16': rewritten(['malformed'], (text) => Buffer.from(text, 'utf16le')),
  'a charset that does not exist': rewritten(['answered'], (text) => text, { 'content-type': 'application/json; charset=x-klingon' }),
  'a decompression bomb': rewritten(['malformed'], () => BOMB, { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  'plain text that calls itself gzip': rewritten(['malformed'], (text) => text, { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  'a chain of redirects': status(307, { location: 'http://127.0.0.1:9/latest/meta-data' }, ''),
  'a redirect to itself': status(302, { location: '' }, ''),
  'a clock a century off': ofJson(
    rewritten(['answered'], (text) => text.replaceAll(/"\d{4}(-\d\d-\d\dT)/g, '"2126$1'), {
      ...JSON_TYPE,
      date: 'Fri, 01 Jan 1999 00:00:00 GMT',
    }),
  ),
  'keys that stand twice': ofJson(
    rewritten(['answered'], (text) => {
      const keys = Object.keys(JSON.parse(text) as object);
      return text.replace('{', `{${keys.map((key) => `"${key}":[],`).join('')}`);
    }),
  ),
  'dates that are none': ofJson(
    rewritten(['answered', 'malformed'], (text) => text.replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"NaN-NaN-NaNTNaN:NaN"')),
  ),
  'NaN where JSON has none': ofJson(rewritten(['malformed'], (text) => text.replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, 'NaN'))),
  'a version from the future': ofJson(
    rewritten(['answered'], (text) =>
      text
        .replace('{', '{"versio":"9.0","esquema":{"nou":[1,2,{"més":null}]},')
        .replaceAll(/"(OBERT|DIPOSITADA)"/g, '"EN_SUSPENS_PROVISIONAL"')
        .replaceAll(/"(ENTRADA|NOTIFICACIO)"/g, '"TRASPAS"')
        .replaceAll('"0003"', '"0931"'),
    ),
  ),
  'more bytes promised than sent': raw(['failed', 'late'], (text) => head(text.length + 100) + text, 'close'),
  'fewer bytes promised than sent': raw(['malformed', 'failed'], (text) => head(text.length - 30) + text),
  'a chunk of no size': raw(
    ['failed'],
    (text) => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n${text}`,
  ),
  'two answers to one question': raw(['answered', 'failed'], (text) => {
    const forged = text.replaceAll('fila-', 'forjada-');
    return head(Buffer.byteLength(text)) + text + head(Buffer.byteLength(forged)) + forged;
  }),
  'nesting a hundred thousand deep': rewritten(
    ['malformed'],
    () => `{"codiResultat":"200","expedients":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
  ),
  'a hundred thousand elements': rewritten(
    ['malformed'],
    () => `{"codiResultat":"200","expedients":[${'{"idExpedient":"x"},'.repeat(1e5)}{}]}`,
  ),
  'a body without end': endless('malformed', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n', ' '.repeat(65_536), 1),
  'headers without end': endless('failed', 'HTTP/1.1 200 OK\r\n', `x-farciment: ${'x'.repeat(8_192)}\r\n`, 1),
  'types all wrong': rewritten(['malformed', 'failed', 'answered'], () => '{"codiResultat":200,"expedients":{"0":7},"actuacions":"cap"}'),
  'no envelope': rewritten(['malformed'], () => '[null, 7]'),
};
