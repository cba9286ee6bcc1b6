/** Sends an answer through a fault. */
import type { ServerResponse } from 'node:http';
import { sendJson, sendText } from '../http/serve.js';
import { soil } from './dirty.js';
import type { Fault } from './faults.js';
import type { JsonObject } from './json.js';

const TEN_MEGABYTES = 10 * 1024 * 1024;
const ERROR_PAGE = '<!doctype html><html lang="ca"><title>Servei no disponible</title><h1>Servei no disponible</h1></html>';

/** Answers with `envelope`, or with what the fault makes of it. `list` names the envelope's array. */
export function answerThrough(fault: Fault, response: ServerResponse, status: number, envelope: JsonObject, list: string): void {
  const send = (value: unknown) => sendJson(response, status, value);
  const change = (each: (item: JsonObject) => JsonObject[]) => send(changeItems(envelope, list, each));
  switch (fault.fault) {
    case 'hang':
      return;
    case 'slow': {
      const timer = setTimeout(() => send(envelope), fault.ms ?? 3000);
      response.on('close', () => clearTimeout(timer));
      return;
    }
    case 'reset':
      response.socket?.destroy();
      return;
    case 'http-500':
      return sendText(response, 500, ERROR_PAGE, 'text/html; charset=utf-8');
    case 'code-500':
      return sendJson(response, 200, { codiResultat: '500', descripcioResultat: 'Error intern' });
    case 'not-found':
      return sendText(response, 404, ERROR_PAGE, 'text/html; charset=utf-8');
    case 'broken-json':
      return sendText(response, status, JSON.stringify(envelope).replace(',', ''), 'application/json');
    case 'html':
      return sendText(response, 200, ERROR_PAGE, 'text/html; charset=utf-8');
    case 'huge':
      return send({ ...envelope, farciment: 'x'.repeat(TEN_MEGABYTES) });
    case 'deep':
      return sendText(response, 200, `{"codiResultat":"200","${list}":${'['.repeat(1000)}${']'.repeat(1000)}}`, 'application/json');
    case 'wrong-type':
      return send({ ...envelope, [list]: [7, 'text', null, [], { [list]: {} }] });
    case 'latin-1':
      response.writeHead(status, { 'content-type': 'application/json; charset=iso-8859-1' });
      response.end(Buffer.from(JSON.stringify(envelope), 'latin1'));
      return;
    case 'repeated-id':
      return change((item) => [item, item]);
    case 'javascript-link':
      return change((item) => [mapLinks(item, () => 'javascript:alert(document.domain)')]);
    case 'foreign-body':
      return change((item) => [{ ...item, codiINE10: '1711430008', codiDIR3Organisme: 'L01171143' }]);
    case 'dirty':
      return send(soil(envelope, list));
    case 'none':
    case 'recover-after-2':
      return send(envelope);
  }
}

function changeItems(envelope: JsonObject, list: string, each: (item: JsonObject) => JsonObject[]): JsonObject {
  const items = envelope[list];
  return Array.isArray(items) ? { ...envelope, [list]: (items as JsonObject[]).flatMap(each) } : envelope;
}

function mapLinks(item: JsonObject, replace: (link: string) => string): JsonObject {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, name.startsWith('url') && typeof value === 'string' ? replace(value) : value]),
  );
}
