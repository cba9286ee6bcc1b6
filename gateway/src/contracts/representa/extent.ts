/**
 * How much there is in an XML text, found before it is parsed: the parser copies what names mean from each element to those within, and a megabyte of
 * elements in each other would stop the process for minutes.
 */

/** Deepest nesting, and most elements, attributes and comments together, that an answer could need, many times over. */
const deepest = 40;
const most = 5_000;

/** What is skipped as a whole, by how it begins and ends. */
const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Whether there is no more in it than an answer could need. Says no, too, where it cannot be followed: then it is not well formed. */
export function isModest(xml: string): boolean {
  let depth = 0;
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    if (++count > most) return false;
    const aside = asides.find(([begin]) => xml.startsWith(begin, at));
    if (aside) {
      const [begin, end] = aside;
      const found = xml.indexOf(end, at + begin.length);
      if (found < 0) return false;
      at = found + end.length;
      continue;
    }
    // A declaration: of what, no answer needs to say.
    if (xml[at + 1] === '!') return false;
    const tag = readTag(xml, at);
    if (!tag) return false;
    count += tag.attributes;
    if (xml[at + 1] === '/') depth -= 1;
    else if (xml[tag.end - 1] !== '/') depth += 1;
    if (depth > deepest || count > most) return false;
    at = tag.end;
  }
  return true;
}

/** Where a tag ends, which is not at a `>` between quotation marks. */
function readTag(xml: string, start: number): { end: number; attributes: number } | undefined {
  let attributes = 0;
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml[at];
    if (sign === '>') return { end: at, attributes };
    if (sign !== '"' && sign !== "'") continue;
    attributes += 1;
    at = xml.indexOf(sign, at + 1);
    if (at < 0) return undefined;
  }
  return undefined;
}
