/** Public bodies of the attack's own: one server that speaks the four contracts and asks the test what to answer. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConnectedBody } from './gateway.js';

/** Who is asked for what about whom. */
export interface Asked {
  body: string;
  /** `representa` is asked about the one who is represented. */
  operation: string;
  identifier: string;
}

export interface Bodies {
  origin: string;
  /** Addresses for the gateway's configuration. */
  hcc: (index: number) => ConnectedBody;
  /** What one body answers for all of them. */
  central: (ine10: string) => ConnectedBody;
  aoc: ConnectedBody;
  close(): Promise<void>;
}

export const bodyCode = (index: number): string => `99${String(index + 1).padStart(7, '0')}0`;

/** Answers with what `answer` gives; what it returns is sent as JSON, or as XML if it is text, unless it has answered by itself. */
export async function startBodies(
  answer: (asked: Asked, exchange: { request: IncomingMessage; response: ServerResponse }) => unknown,
): Promise<Bodies> {
  const server = createServer((request, response) => {
    // Whoever asked may be killed in the middle of the question.
    handle(request, response).catch(() => response.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://bodies.test');
    const [, body = '', , ...rest] = url.pathname.split('/');
    const json = await answer({ body, operation: rest.at(-1) ?? '', identifier: await whom(request, url) }, { request, response });
    if (json === undefined || response.headersSent || response.destroyed) return;
    const isText = typeof json === 'string';
    response
      .writeHead(200, { 'content-type': isText ? 'text/xml; charset=utf-8' : 'application/json' })
      .end(isText ? json : JSON.stringify(json));
  };
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const central = (ine10: string, name: string): ConnectedBody => ({
    ine10,
    name,
    sources: [
      { contract: 'enotum', url: `${origin}/${ine10}/enotum` },
      { contract: 'via-oberta', url: `${origin}/${ine10}/via-oberta/traces` },
    ],
  });
  return {
    origin,
    hcc: (index) => ({
      ine10: bodyCode(index),
      name: `Ens ${index}`,
      sources: [{ contract: 'hcc', url: `${origin}/${bodyCode(index)}/hub` }],
    }),
    central: (ine10) => central(ine10, `Servei comú ${ine10}`),
    aoc: central('9821920002', 'Consorci AOC'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Each contract names the citizen in a place of its own. */
async function whom(request: IncomingMessage, url: URL): Promise<string> {
  const inQuery = url.searchParams.get('documentIdentificatiu');
  if (inQuery) return inQuery;
  const inHeader = request.headers['x-enotum-representat'];
  if (inHeader) return String(inHeader).replace(/^[A-Z]+-/, '');
  if (request.method !== 'POST') return '';
  const text = await readText(request);
  if (text.startsWith('<')) return /<poderdant>.*?<valorDocumentIdentificatiu>(.*?)</s.exec(text)?.[1] ?? '';
  return (JSON.parse(text) as { Titular: { Documentacion: string } }).Titular.Documentacion;
}

const year = new Date().getFullYear() - 1;

/** What a healthy body has about somebody: one case file whose title is the given one, and its entry. */
export function hccAnswer({ body, operation }: Asked, title: string): unknown {
  const at = `${year}-03-02T09:14:07+01:00`;
  const common = { tipusPersona: 'INTERESSAT', codiINE10: body, procediment: 'Llicència' };
  const elements =
    operation === 'consultaExpedients'
      ? {
          expedients: [
            {
              ...common,
              idExpedient: `X-${title}`,
              dataIniciExpedient: at,
              assumpteExpedient: title,
              urlExpedient: `https://seu.exemple.cat/x`,
              estatExpedient: 'OBERT',
            },
          ],
        }
      : {
          actuacions: [
            {
              ...common,
              idActuacio: `E-${title}`,
              tipusActuacio: 'ENTRADA',
              dataActuacio: at,
              numeroRegistre: 'E1',
              assumpteActuacio: title,
              urlActuacio: 'https://seu.exemple.cat/a',
              idExpedients: [`X-${title}`],
              fue: false,
            },
          ],
        };
  return { codiResultat: '200', descripcioResultat: 'OK', ...elements };
}

/** One pending notification with this title, of somebody among those who gave the gateway's seal a power to look. */
export function enotumAnswer({ operation }: Asked, title: string, represented: readonly string[]): unknown {
  if (operation === 'usuari') {
    const representats = represented.map((document) => ({ nom: 'Persona', document, tipusDocument: 'NIF' }));
    return { nivellSeguretat: 'ALT', document: 'Q0801175A', tipusDocument: 'CIF', representats };
  }
  if (operation === 'resum') return { totalNotificacions: 1, totalNotificacionsPendents: 1, entitats: [] };
  const emissor = { codiOrganisme: '9900000010', nomOrganisme: 'Ens', codiDepartament: '9900000010', nomDepartament: 'Ens' };
  const item = {
    id: 7,
    tipus: 'NOTIFICACIO',
    emissor,
    titol: title,
    nivellAcces: 'BAIX',
    dataPublicacio: `${year}-06-02T11:20:31+02:00`,
    estat: 'DIPOSITADA',
    consultada: false,
    canal: 'DIGITAL',
    idioma: 'ca',
  };
  return { notificacions: [item], pagina: 1, totalPagines: 1, totalResultats: 1 };
}

/** One exchange of the citizen's data whose requester has this name. */
export function tracesAnswer({ identifier }: Asked, title: string): unknown {
  const trace = {
    Atributos: {
      IdPeticion: `P-${title}`,
      NumElementos: 1,
      TimeStamp: `${year}-03-05T12:01:09+01:00`,
      CodigoProducto: 'SOC',
      CodigoCertificado: 'SOC_DEMANDANT',
      DatosAutorizacion: { IdentificadorSolicitante: '9900000010', NombreSolicitante: title },
      Emisor: { NombreEmisor: "Servei Públic d'Ocupació de Catalunya" },
      Estado: { CodigoEstado: '0003' },
    },
    DatosGenericos: {
      Solicitante: { Consentimiento: 'NoOpo' },
      Titular: { TipoDocumentacion: 'NIF', Documentacion: identifier },
      Transmision: { CodigoCertificado: 'SOC_DEMANDANT', IdSolicitud: '1', FechaGeneracion: `${year}-03-05` },
    },
  };
  return { Traces: [trace] };
}

/** A power of whoever asks to be notified for the one whom they ask about. */
export function representaAnswer(): string {
  const result = `<resposta><codi>0</codi><descripcio>Sí</descripcio></resposta><representacio><estat>VALIDA</estat>
    <ambitRepresentacio><capacitats><capacitat><codi>NOTIFICAR</codi></capacitat></capacitats></ambitRepresentacio>
    <dataIniciVigencia>${year}-01-01T00:00:00</dataIniciVigencia><dataFiVigencia>${year + 3}-01-01T00:00:00</dataFiVigencia></representacio>`;
  return `<Envelope><Body><Respuesta><validarRepresentacioResponse><resultat>${result}</resultat></validarRepresentacioResponse></Respuesta></Body></Envelope>`;
}
