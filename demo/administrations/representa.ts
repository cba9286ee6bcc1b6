/** Representa behind the exchange platform: one question is understood, whether somebody may be notified for somebody else. */
import { ENTITY, REPRESENTATIVES } from '../people.js';
import { readBody, sendText, type Route } from '../http/serve.js';
import { aoc } from './bodies.js';
import { Calendar } from './calendar.js';
import type { Switchboard } from './faults.js';

export const REPRESENTATIONS = {
  valid: 'A general power, in force.',
  expired: 'A power that ended last year.',
  revoked: 'A power that was revoked.',
  none: 'Nothing registered.',
  'other-body': 'A power for another body only.',
  'consult-only': 'A power to look, not to be notified.',
  fault: 'The platform answers with a SOAP fault.',
  'internal-error': 'The register answers with its error 500.',
  unreachable: 'Cuts the connection.',
  hang: 'Never answers.',
} as const;

export type RepresentationName = keyof typeof REPRESENTATIONS;

export const isRepresentation = (value: unknown): value is RepresentationName =>
  typeof value === 'string' && Object.hasOwn(REPRESENTATIONS, value);

/** What the register says of the entity's power from now on. */
export class Representations {
  now: RepresentationName = 'valid';
}

const XML = 'text/xml; charset=utf-8';

export function representaRoutes(representations: Representations, switchboard: Switchboard): Route[] {
  return [
    {
      method: 'POST',
      path: `/bodies/${aoc.ine10}/representa`,
      handle: async ({ request, response }) => {
        switchboard.take(aoc.ine10, 'representa');
        const question = await readBody(request);
        if (representations.now === 'unreachable') response.socket?.destroy();
        else if (representations.now === 'fault') sendText(response, 500, inBody(FAULT), XML);
        else if (representations.now !== 'hang') sendText(response, 200, inBody(answer(representations.now, question)), XML);
      },
    },
  ];
}

const FAULT =
  '<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>Error intern de la plataforma</faultstring></soapenv:Fault>';

const inBody = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`;

function answer(state: Exclude<RepresentationName, 'fault' | 'unreachable' | 'hang'>, question: string): string {
  if (!question.includes('<CodigoCertificado>REPRESENTA_VALIDACIO</CodigoCertificado>')) return response(reply('101', 'Error de schema'));
  if (state === 'internal-error') return response(reply('500', 'Error intern'));
  const [represented = '', representative = ''] = ['poderdant', 'representant'].map((role) => documentOf(question, role));
  const isKnown = REPRESENTATIVES[represented] === representative && represented !== '';
  if (!isKnown || state === 'none') return response(reply('001', 'No hi ha cap apoderament inscrit amb aquesta informació'));
  return response(reply('0', "S'ha validat positivament el poder sol·licitat") + power(state, represented, representative));
}

const documentOf = (question: string, role: string): string =>
  new RegExp(`<${role}>.*?<valorDocumentIdentificatiu>(.*?)</valorDocumentIdentificatiu>`, 's').exec(question)?.[1] ?? '';

const reply = (code: string, words: string): string =>
  `<resposta><codi>${code}</codi><descripcio>${words}</descripcio><tipusSolicitud>VALIDACIO</tipusSolicitud></resposta>`;

const response = (result: string): string => `<Respuesta xmlns="http://gencat.net/scsp/esquemes/respuesta">
  <Atributos><CodigoProducto>REPRESENTA</CodigoProducto><Estado><CodigoEstado>0003</CodigoEstado></Estado></Atributos>
  <Transmisiones><TransmisionDatos><DatosEspecificos>
    <ns2:validarRepresentacioResponse xmlns:ns2="http://www.aoc.cat/representa/v2" xmlns="http://www.aoc.cat/representa/v2"><resultat>${result}</resultat></ns2:validarRepresentacioResponse>
  </DatosEspecificos></TransmisionDatos></Transmisiones>
</Respuesta>`;

function power(state: RepresentationName, represented: string, representative: string): string {
  const calendar = new Calendar();
  const ends = state === 'expired' ? calendar.ago(300) : calendar.ago(-700);
  const capacity = state === 'consult-only' ? 'CONSULTAR' : 'NOTIFICAR';
  const person = (kind: string, document: string) =>
    `<tipusDocumentIdentificatiu>NIF</tipusDocumentIdentificatiu><valorDocumentIdentificatiu>${document}</valorDocumentIdentificatiu><tipusPersona>${kind}</tipusPersona>`;
  return `<representacio>
      <identificadorLegal>202500000131</identificadorLegal>
      <tipusRepresentacio>${state === 'other-body' ? 'TIPUS_B' : 'TIPUS_A'}</tipusRepresentacio>
      <estat>${state === 'revoked' ? 'REVOCADA' : 'VALIDA'}</estat>
      <poderdant>${person(represented === ENTITY.identifier ? 'JURIDICA' : 'FISICA', represented)}</poderdant>
      <representant>${person('FISICA', representative)}</representant>
      <ambitRepresentacio>
        ${state === 'other-body' ? '<administracio><codi>0830550005</codi><activa>true</activa></administracio>' : ''}
        <capacitats><capacitat><codi>CONSULTAR</codi><codi>${capacity}</codi></capacitat></capacitats>
      </ambitRepresentacio>
      <dataCreacio>${calendar.ago(900)}T10:00:00</dataCreacio>
      <dataIniciVigencia>${calendar.ago(900)}T00:00:00</dataIniciVigencia>
      <dataFiVigencia>${ends}T23:59:59</dataFiVigencia>
      <validacions>2</validacions>
    </representacio>`;
}
