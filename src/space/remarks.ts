/** What a webmaster has to hear about a space. Fetched when there is something to say, so that a page in order need not carry the words. */
import { tellWebmaster, tellWebmasterOnce } from '../base/webmaster.js';
import { isAdministration, readSettings } from './settings.js';

/** The attributes of `<my-space>` are wrong, or look it. */
export function remarkOnSettings(space: Element, gateway: string, administration: string): void {
  const say = (text: string) => {
    tellWebmaster('error', `<${space.localName}>: ${text}`, space);
  };
  // Any code will do to see whether the address is one.
  if (!readSettings(gateway, '0000000000')) {
    say(`gateway="${gateway}" is no web address. Write the address of the gateway, such as gateway="https://espai.example.cat".`);
  }
  if (!isAdministration(administration)) {
    say(
      `administration="${administration}" is no code of a public body. Write its ten digits (INE10), such as administration="0801930008".`,
    );
  }
}

export function remarkOnSecond(space: Element): void {
  const text = `A second <${space.localName}>: it configures only the tags inside it; the first one configures the page.`;
  tellWebmasterOnce('two-spaces', 'warn', text, space);
}

export function remarkOnMissing(tag: string): void {
  tellWebmasterOnce(
    'space-missing',
    'error',
    `<${tag}> found no <my-space> on this page, so it does not know whom to ask. Add <my-space gateway="https://…" administration="…"></my-space> anywhere on the page.`,
  );
}
