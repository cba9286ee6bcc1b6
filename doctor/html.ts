/** A page as a browser's parser reads it. Only what the server sent counts; what a script adds later is not seen. */
import { type DefaultTreeAdapterTypes, type ParserError, defaultTreeAdapter, ErrorCodes, parse } from 'parse5';

export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Names of the elements around it, innermost first. */
  inside: readonly string[];
  /** Whether it was written as `<name />`, which in HTML opens it only. */
  selfClosed: boolean;
}

export interface Page {
  elements: readonly Element[];
  /** What relative addresses start from. */
  base: URL;
  /** Every `<base href>`, as written. */
  bases: readonly string[];
  lang: string;
  /** What is read on it; code, styles and templates are not. */
  text: string;
  /** Policies in `<meta http-equiv>`. */
  policies: readonly string[];
}

export function readPage(html: string, address: URL): Page {
  const selfClosed = new Set<number>();
  const onParseError = ({ code, endOffset }: ParserError) => {
    if (code === ErrorCodes.nonVoidHtmlElementStartTagWithTrailingSolidus) selfClosed.add(endOffset);
  };
  const elements: Element[] = [];
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node, inside: readonly string[]): void => {
    let around = inside;
    if (defaultTreeAdapter.isElementNode(node)) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      const end = node.sourceCodeLocation?.startTag?.endOffset ?? -1;
      elements.push({ name: node.tagName, attributes, inside, selfClosed: selfClosed.has(end) || selfClosed.has(end - 1) });
      around = [node.tagName, ...inside];
    }
    if (defaultTreeAdapter.isTextNode(node) && !/^(?:script|style|noscript|iframe|title)$/.test(inside[0] ?? '')) texts.push(node.value);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, around);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, onParseError }), []);

  const named = (name: string) => elements.filter((element) => element.name === name);
  const bases = named('base').flatMap(({ attributes }) => attributes.get('href') ?? []);
  const [first] = bases;
  return {
    elements,
    bases,
    base: first !== undefined && URL.canParse(first, address.href) ? new URL(first, address) : address,
    text: texts.join(''),
    lang: named('html')[0]?.attributes.get('lang') ?? '',
    policies: named('meta')
      .filter(({ attributes }) => attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy')
      .map(({ attributes }) => attributes.get('content') ?? ''),
  };
}
