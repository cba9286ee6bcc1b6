/**
 * Messages to Representa: the exchange platform's envelope (PCI, SOAP 1.1) around the product's own question. Written element by element with
 * everything escaped; read with a parser that takes neither a document type nor anything that is not well formed.
 */
import { DOMParser } from '@xmldom/xmldom';
import { SourceFailure } from '../../folder/ports.js';
import { isModest } from './extent.js';

export type Xml = readonly [name: string, content: string | readonly Xml[]];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Control characters have no place in XML, not even escaped. */
const escape = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replace(/[&<>"']/g, (character) => escapes[character] ?? '');

export const write = ([name, content]: Xml): string => {
  const [tag] = name.split(' ');
  return `<${name}>${typeof content === 'string' ? escape(content) : content.map(write).join('')}</${tag ?? name}>`;
};

export interface Question {
  /** Id of this message; unique, and telling nothing. */
  id: string;
  product: string;
  modality: string;
  /** INE10 and name of who asks. */
  requester: { code: string; name: string };
  purpose: string;
  specific: Xml;
}

const platform = 'http://gencat.net/scsp/esquemes/peticion';

export function envelope({ id, product, modality, requester, purpose, specific }: Question): string {
  const who: Xml[] = [
    ['IdentificadorSolicitante', requester.code],
    ['NombreSolicitante', requester.name],
    ['Finalidad', purpose],
  ];
  const message: Xml = [
    `Peticion xmlns="${platform}"`,
    [
      [
        'Atributos',
        [
          ['IdPeticion', id],
          ['NumElementos', '1'],
          ['CodigoCertificado', modality],
          ['CodigoProducto', product],
          ['DatosAutorizacion', who],
        ],
      ],
      [
        'Solicitudes',
        [
          [
            'SolicitudTransmision',
            [
              [
                'DatosGenericos',
                [
                  ['Solicitante', [...who, ['Consentimiento', 'Si']]],
                  [
                    'Transmision',
                    [
                      ['CodigoCertificado', modality],
                      ['IdSolicitud', '1'],
                    ],
                  ],
                ],
              ],
              ['DatosEspecificos', [specific]],
            ],
          ],
        ],
      ],
    ],
  ];
  const body: Xml = ['soapenv:Body', [['procesa xmlns="http://www.openuri.org/"', [message]]]];
  return `<?xml version="1.0" encoding="UTF-8"?>${write(['soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"', [body]])}`;
}

/** An element, by local names: bodies and platforms choose their own prefixes, and Representa two namespaces. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

/** @throws {SourceFailure} `malformed`; the message never quotes the text */
export function parse(xml: string, what: string): Element {
  const malformed = (why: string) => new SourceFailure('malformed', `${what}: ${why}`);
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw malformed('the answer declares a document type');
  if (!isModest(xml)) throw malformed('the answer is too deep or too long');
  const refuse = () => {
    throw malformed('the answer is not well-formed XML');
  };
  const parser = new DOMParser({ locator: {}, errorHandler: { warning: refuse, error: refuse, fatalError: refuse } });
  let root: Node | null | undefined;
  try {
    root = (parser.parseFromString(xml, 'text/xml') as Document | undefined)?.documentElement;
  } catch (error) {
    if (error instanceof SourceFailure) throw error;
    throw malformed('the answer is not XML');
  }
  if (!root) throw malformed('the answer is empty');
  return read(root);
}

function read(node: Node): Element {
  const children: Element[] = [];
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 1) children.push(read(child));
    else if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
  }
  return { name: node.nodeName.replace(/^.*:/, ''), text: text.trim(), children };
}

/** The first element of that name, the nearest to the root. */
export function find(element: Element, name: string): Element | undefined {
  const level = [element];
  for (let next = level.shift(); next; next = level.shift()) {
    if (next.name === name) return next;
    level.push(...next.children);
  }
  return undefined;
}

/** The element at the end of a path of children. */
export const at = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((here, name) => here?.children.find((child) => child.name === name), element);

/** Every element of that name below another. */
export const all = (element: Element | undefined, name: string): Element[] =>
  (element?.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
