/** The tags as they are written: their names, their attributes, their ends. */
import type { Notes } from '../finding.js';
import { closest } from '../closest.js';
import { KNOWN_TAGS } from '../known-tags.js';
import type { Element } from '../html.js';
import type { Visit } from '../visit.js';
import { sayThatItIsText } from './as-text.js';

export function checkTags({ page, prefix, findings }: Visit): void {
  const about = findings.about('tags');
  const names = [...KNOWN_TAGS.keys()].map((name) => prefix + name);
  const ours = page.elements.filter(({ name }) => name.startsWith(`${prefix}-`));
  const used = ours.filter(({ name }) => names.includes(name) && name !== `${prefix}-space`);
  const asText = names.find((name) => name !== `${prefix}-space` && page.text.includes(`<${name}`));
  for (const name of new Set(ours.map((element) => element.name))) {
    if (names.includes(name)) continue;
    const meant = closest(name, names);
    if (meant) about.mistake(`<${name}> is none of the kit's tags.`, `Did you mean <${meant}>?`);
  }
  for (const element of ours) if (names.includes(element.name)) checkOne(about, element, prefix);
  if (used.length > 0) about.ok([...new Set(used.map(({ name }) => `<${name}>`))].join(', '));
  else if (asText) sayThatItIsText(about, `<${asText}>`);
  else
    about.warning(
      'The page holds none of the tags.',
      `Write, for example, <${prefix}-session></${prefix}-session> and <${prefix}-procedures></${prefix}-procedures>. Tags that a script adds later are not seen here.`,
    );
}

/** What may stand on any element. */
const EVERYWHERE =
  /^(?:id|class|style|slot|lang|dir|title|hidden|role|tabindex|part|inert|is|nonce|key|aria-.*|data-.*|on.*|x-.*|v-.*|:.*|@.*)$/;

function checkOne(about: Notes, { name, attributes, selfClosed }: Element, prefix: string): void {
  if (selfClosed)
    about.mistake(`<${name} /> does not end there: in HTML everything behind it lands inside.`, `Write <${name} …></${name}>.`);
  const known = KNOWN_TAGS.get(name.slice(prefix.length)) ?? [];
  for (const attribute of attributes.keys()) {
    if (known.includes(attribute) || EVERYWHERE.test(attribute)) continue;
    const meant = closest(attribute, known);
    about.warning(
      `<${name} ${attribute}> is no attribute of this tag.`,
      meant ? `Did you mean ${meant}?` : `It has ${known.length > 0 ? known.join(', ') : 'none'}.`,
    );
  }
}
