/**
 * Asks Representa, the register of representations, whether one person may be notified for another: product REPRESENTA, modality
 * REPRESENTA_VALIDACIO, of the exchange platform. Free of effect; asked for each act, and nothing of it is kept.
 * Messages are not signed here: where the platform wants that, a proxy of the operator's does it.
 */
import { randomUUID } from 'node:crypto';
import type { RepresentationRegister } from '../../acts/ports.js';
import { SourceFailure } from '../../folder/ports.js';
import { madridTime } from '../../folder/time.js';
import { read } from '../http.js';
import type { Operation } from '../operation.js';
import { askedFor, type Asked } from '../reading/asked.js';
import type { SourceOptions } from '../source-options.js';
import { envelope, parse, type Xml } from './message.js';
import { isValid } from './validity.js';

export interface RepresentaOptions extends SourceOptions {
  /** Who asks: the operator of the gateway. */
  requester: { code: string; name: string };
  /** The purpose that the platform registered for the operator. */
  purpose?: string;
  now: () => Date;
}

export interface Scope {
  /** INE10 of the body that notifies. */
  administration: string;
  procedure: string | null;
}

const operation: Operation<'none'> = { what: 'representa validacio', method: 'POST', effect: 'none', path: '' };
const { what } = operation;
const documentTypes: Record<Asked['kind'], string> = { nif: 'NIF', nie: 'NIE', cif: 'NIF', passport: 'PASSAPORT', other: 'PASSAPORT' };

/** @param options `url` is the address of the platform's synchronous service */
export function createRepresenta(options: RepresentaOptions): RepresentationRegister {
  return {
    mayBeNotified: async (person, scope, signal) => {
      if (!person.actingFor) return true;
      const { url: base, responseBytes, dispatcher, requester, purpose = 'REPRESENTA', now } = options;
      const at = madridTime(now().getTime()).slice(0, 19);
      const { actingFor: _, ...representative } = person;
      const represented = askedFor(person);
      const specific = question(askedFor(representative), represented, scope, at, requester.code);
      const id = `${requester.code}-REPRESENTA-${randomUUID()}`;
      const send = envelope({ id, product: 'REPRESENTA', modality: 'REPRESENTA_VALIDACIO', requester, purpose, specific });
      const headers = { accept: 'text/xml', soapaction: '"procesa"' };
      const reply = await read({ operation, base, sendXml: send, headers, signal, responseBytes, dispatcher });
      if (reply.status !== 200) throw new SourceFailure('failed', `${what}: HTTP ${reply.status}`);
      return isValid(parse(reply.text(), what), {
        representative: askedFor(representative).number,
        represented: represented.number,
        scope,
        at,
      });
    },
  };
}

function question(representative: Asked, represented: Asked, { administration, procedure }: Scope, at: string, requester: string): Xml {
  return [
    'validarRepresentacio xmlns="http://www.aoc.cat/representa/v2"',
    [
      [
        'representacio',
        [
          ['poderdant', personOf(represented)],
          ['representant', personOf(representative)],
          [
            'ambitRepresentacio',
            [
              ['administracio', [['codi', administration]]],
              ...(procedure === null ? [] : ([['tramit', [['codi', procedure]]]] satisfies Xml[])),
              ['capacitats', [['capacitat', [['codi', 'NOTIFICAR']]]]],
            ],
          ],
        ],
      ],
      ['dataValidacio', at],
      [
        'solicitant',
        [
          ['persona', personOf(representative)],
          ['administracio', [['codi', requester]]],
        ],
      ],
      ['generaEvidencia', 'false'],
    ],
  ];
}

const personOf = ({ kind, number }: Asked): Xml[] => [
  ['tipusDocumentIdentificatiu', documentTypes[kind]],
  ['valorDocumentIdentificatiu', number],
  ['tipusPersona', kind === 'cif' ? 'JURIDICA' : 'FISICA'],
];
