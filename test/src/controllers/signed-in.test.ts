import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../../components/my-session/define.js';
import type { MySession } from '../../../components/my-session/my-session.js';
import { Environment } from '../../support/environment.js';
import { textOf } from '../../support/widget-contract.js';

/** The words of notices come over the network, the first time that there is one: in this file, and in this order. */
describe('SignedIn', () => {
  let env: Environment;
  const label = (element: MySession) => element.shadowRoot?.querySelector('[part=sign-in]')?.textContent.trim();

  /** What was on screen, each time that it was something else. */
  function watch(element: MySession): string[] {
    const seen = [textOf(element)];
    new MutationObserver(() => seen.push(textOf(element))).observe(element.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return seen;
  }

  beforeEach(() => {
    env = new Environment();
  });

  afterEach(() => {
    env.dispose();
  });

  it('should offer no way in before the words stand there that say why', async () => {
    env.session.set('signed-out', undefined, 'in-full');
    const element = await env.render<MySession>(html`<my-session></my-session>`);
    const seen = watch(element);
    await waitUntil(() => label(element));
    await env.settled(element);
    expect(textOf(element)).to.include('en una pàgina pròpia');
    expect(label(element)).to.equal('Obre la carpeta');
    for (const text of seen) expect(text.includes('Obre la carpeta')).to.equal(text.includes('en una pàgina pròpia'));
  });

  it('should leave the way in where it is until the words have come', async () => {
    env.session.set('signed-out');
    const element = await env.render<MySession>(html`<my-session></my-session>`);
    const button = element.shadowRoot?.querySelector('[part=sign-in]');
    env.session.set('signing-in', undefined, 'in-window');
    await waitUntil(() => label(element) === 'Torna a la finestra');
    expect(textOf(element)).to.include('finestra que s’ha obert');
    expect(element.shadowRoot?.querySelector('[part=sign-in]')).to.equal(button);
  });
});
