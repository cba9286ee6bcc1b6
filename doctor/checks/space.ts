/** `<my-space>`: there once, with an address and a code that can be right. */
import { isSecure } from '../http.js';
import type { Element } from '../html.js';
import { CHOICES } from '../known-tags.js';
import type { Visit } from '../visit.js';
import { oddityOfIne10 } from '../../src/space/ine10.js';
import { sayThatItIsText } from './as-text.js';

export function checkSpace(visit: Visit, chosenGateway?: URL): void {
  const about = visit.findings.about('space');
  const tag = `${visit.prefix}-space`;
  if (chosenGateway) visit.gateway = chosenGateway;
  const [space, ...others] = visit.spaces;
  if (!space && visit.page.text.includes(`<${tag}`)) {
    sayThatItIsText(about, `<${tag}>`);
    return;
  }
  if (!space) {
    about.mistake(
      `No <${tag}> stands in the page as the server sends it.`,
      `Paste, anywhere in the page:\n<${tag} gateway="https://…" administration="…"></${tag}>`,
    );
    return;
  }
  if (others.length > 0)
    about.warning(`There are ${others.length + 1} <${tag}>; the first configures the page, another only the tags inside it.`, 'Keep one.');
  readGateway(visit, space);
  readAdministration(visit, space);
  // These two know the open mount alone, whatever the attribute says.
  const alwaysOpen = visit.loaders.some(({ url }) => /\/(?:open|kit)\.js$/.test(url.pathname));
  visit.mount = alwaysOpen || space.attributes.get('mount') === 'open' ? 'open' : 'sealed';
  for (const [name, values] of CHOICES) {
    const value = space.attributes.get(name);
    if (value !== undefined && !values.includes(value))
      about.mistake(`${name}="${value}" is no choice.`, `Write ${values.map((one) => `${name}="${one}"`).join(' or ')}, or leave it out.`);
  }
}

function readGateway(visit: Visit, space: Element): void {
  const about = visit.findings.about('space');
  const written = space.attributes.get('gateway')?.trim() ?? '';
  if (!/^https?:/i.test(written) || !URL.canParse(written)) {
    about.mistake(
      written ? `gateway="${written}" is no web address.` : `<${space.name}> says no gateway.`,
      'Write the address that the operator gave you, such as gateway="https://espai.example.cat".',
    );
    return;
  }
  const gateway = new URL(written);
  if (!isSecure(gateway))
    about.mistake(`gateway="${written}" is not https, so browsers refuse it.`, `Write gateway="https://${gateway.host}".`);
  if (visit.gateway && visit.gateway.origin !== gateway.origin)
    about.warning(`The page asks ${gateway.origin}; you told the doctor to ask ${visit.gateway.origin}.`, 'Compare the two.');
  visit.gateway ??= gateway;
}

function readAdministration(visit: Visit, space: Element): void {
  const about = visit.findings.about('space');
  const written = space.attributes.get('administration')?.trim() ?? '';
  if (!/^\d{10}$/.test(written)) {
    about.mistake(
      written ? `administration="${written}" is no code of a public body.` : `<${space.name}> says no administration.`,
      `Write its ten digits (INE10), such as administration="0801930008".${/^\d{9}$/.test(written) ? ` A spreadsheet may have eaten the leading zero: is it 0${written}?` : ''}`,
    );
    return;
  }
  visit.administration = written;
  const oddity = oddityOfIne10(written);
  if (oddity) about.warning(`administration="${written}" looks mistyped: ${oddity}.`, 'Compare it with the official list.');
  else about.ok(`administration="${written}"`);
}
