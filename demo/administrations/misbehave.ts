/** Sends an answer through a fault. */
import type { ServerResponse } from 'node:http';
import { sendJson, sendText } from '../http/serve.js';
import { soil } from './dirty.js';
import type { Fault, FaultName } from './faults.js';
import type { JsonObject } from './json.js';

interface Answer {
  response: ServerResponse;
  envelope: JsonObject;
  /** Name of the envelope's array. */
  list: string;
  /** Milliseconds that a slow body takes. */
  ms: number;
}

/** Answers with `envelope`, or with what the fault makes of it. `list` names the envelope's array. */
export function answerThrough(fault: Fault, response: ServerResponse, envelope: JsonObject, list: string): void {
  WAYS[fault.fault]({ response, envelope, list, ms: fault.ms ?? 3000 });
}

const HTML = 'text/html; charset=utf-8';
const ERROR_PAGE = '<!doctype html><html lang="ca"><title>Servei no disponible</title><h1>Servei no disponible</h1></html>';
const TEN_MEGABYTES = 10 * 1024 * 1024;
const A_THOUSAND_LEVELS = '['.repeat(1000) + ']'.repeat(1000);

const WAYS: Readonly<Record<FaultName, (answer: Answer) => void>> = {
  none: well,
  slow: (answer) => {
    const timer = setTimeout(() => {
      well(answer);
    }, answer.ms);
    answer.response.on('close', () => {
      clearTimeout(timer);
    });
  },
  hang: () => undefined,
  reset: ({ response }) => response.socket?.destroy(),
  'http-500': ({ response }) => {
    sendText(response, 500, ERROR_PAGE, HTML);
  },
  'not-found': ({ response }) => {
    sendText(response, 404, ERROR_PAGE, HTML);
  },
  html: ({ response }) => {
    sendText(response, 200, ERROR_PAGE, HTML);
  },
  'code-500': ({ response }) => {
    sendJson(response, 200, { codiResultat: '500', descripcioResultat: 'Error intern' });
  },
  'broken-json': ({ response, envelope }) => {
    sendText(response, 200, JSON.stringify(envelope).replace(',', ''), 'application/json');
  },
  huge: changed(({ envelope }) => ({ ...envelope, farciment: 'x'.repeat(TEN_MEGABYTES) })),
  deep: ({ response, list }) => {
    sendText(response, 200, `{"codiResultat":"200","${list}":${A_THOUSAND_LEVELS}}`, 'application/json');
  },
  'wrong-type': changed(({ envelope, list }) => ({ ...envelope, [list]: [7, 'text', null, [], { [list]: {} }] })),
  'latin-1': ({ response, envelope }) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=iso-8859-1' });
    response.end(Buffer.from(JSON.stringify(envelope), 'latin1'));
  },
  'repeated-id': changed((answer) => changeItems(answer, (item) => [item, item])),
  'javascript-link': changed((answer) => changeItems(answer, (item) => [withScriptLinks(item)])),
  'foreign-body': changed((answer) =>
    changeItems(answer, (item) => [{ ...item, codiINE10: '1711430008', codiDIR3Organisme: 'L01171143' }]),
  ),
  dirty: changed(({ envelope, list }) => soil(envelope, list)),
  // The switchboard has counted already: by now it works.
  'recover-after-2': well,
};

function well({ response, envelope }: Answer): void {
  sendJson(response, 200, envelope);
}

function changed(change: (answer: Answer) => JsonObject): (answer: Answer) => void {
  return (answer) => {
    sendJson(answer.response, 200, change(answer));
  };
}

function changeItems({ envelope, list }: Answer, each: (item: JsonObject) => JsonObject[]): JsonObject {
  const items = envelope[list];
  return Array.isArray(items) ? { ...envelope, [list]: (items as JsonObject[]).flatMap(each) } : envelope;
}

function withScriptLinks(item: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      name.startsWith('url') && typeof value === 'string' ? 'javascript:alert(document.domain)' : value,
    ]),
  );
}
