/** The public bodies behind the gateway under load: HCC answers of about 3.5 KB each, after a delay, or never. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTheBench } from './children.js';

export interface BodiesReady {
  origin: string;
}

/** What the bench may change while they run. */
export interface BodiesOrder {
  /** Milliseconds that each answer takes. */
  delay: number;
  /** INE10 of a body that takes the question and never answers. */
  hanging?: string;
}

const ELEMENTS = 11;
let order: BodiesOrder = { delay: 0 };
const answers = new Map<string, Buffer>();

function answerOf(ine10: string, operation: string): Buffer {
  const key = `${ine10} ${operation}`;
  const kept = answers.get(key);
  if (kept) return kept;
  const year = new Date().getFullYear() - 1;
  const element = (index: number) => {
    const number = `E/${year}/${String(index + 1).padStart(6, '0')}`;
    const at = `${year}-${String((index % 12) + 1).padStart(2, '0')}-1${index % 10}T10:2${index % 10}:00`;
    return operation === 'consultaActuacions'
      ? {
          idActuacio: number,
          codiINE10: ine10,
          tipusActuacio: 'ENTRADA',
          tipusPersona: 'INTERESSAT',
          dataActuacio: at,
          numeroRegistre: number,
          assumpteActuacio: `Sol·licitud de llicència d'obres menors al carrer Major, ${index + 1}`,
          urlActuacio: `https://seu.body-${ine10}.example/carpeta/registre/${index + 1}`,
          viaPresentacio: 'Electrònica',
          idExpedient: `X/${year}/${index + 1}`,
        }
      : {
          idExpedient: `X/${year}/${index + 1}`,
          codiINE10: ine10,
          tipusPersona: 'INTERESSAT',
          procediment: "Llicència d'obres menors",
          dataIniciExpedient: at,
          assumpteExpedient: `Obres al carrer Major, ${index + 1}`,
          urlExpedient: `https://seu.body-${ine10}.example/carpeta/expedients/${index + 1}`,
          estatExpedient: 'OBERT',
          descripcioFase: 'Instrucció',
          idActuacions: [number],
        };
  };
  const list = operation === 'consultaActuacions' ? 'actuacions' : 'expedients';
  const envelope = {
    codiResultat: '200',
    descripcioResultat: 'OK',
    [list]: Array.from({ length: ELEMENTS }, (_, index) => element(index)),
  };
  const answer = Buffer.from(JSON.stringify(envelope));
  answers.set(key, answer);
  return answer;
}

const server = createServer((request, response) => {
  const [, , ine10 = '', , operation = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  if (order.hanging === ine10) return;
  const answer = answerOf(ine10, operation);
  const send = () => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length });
    response.end(answer);
  };
  if (order.delay === 0) send();
  else setTimeout(send, order.delay);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const ready: BodiesReady = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  answerTheBench(ready, (message) => {
    order = message as BodiesOrder;
    return {};
  });
});
