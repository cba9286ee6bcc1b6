import { expect } from '@open-wc/testing';
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { KitElement } from '../../../src/base/kit-element.js';
import { useLocale } from '../../../src/i18n/localization.js';

class KitElementProbe extends KitElement {
  readonly drawn: string[] = [];

  protected override render(): TemplateResult {
    const words = msg('Identifica’t');
    this.drawn.push(words);
    return html`${words}`;
  }
}
customElements.define('kit-element-probe', KitElementProbe);

describe('KitElement', () => {
  let element: KitElementProbe;
  const onPage = () => {
    element = new KitElementProbe();
    document.body.append(element);
    return element;
  };

  before(() => {
    // The first tag of a page decides on the language; later ones find it decided.
    onPage().remove();
  });

  afterEach(async () => {
    element.remove();
    await useLocale('ca');
  });

  it('should draw its first words in the language whose texts are still on their way', async () => {
    void useLocale('es');
    await onPage().updateComplete;
    expect(element.drawn).to.deep.equal(['Identificarme']);
    expect(element.lang).to.equal('es');
  });

  it('should change its words with the language', async () => {
    await onPage().updateComplete;
    await useLocale('en');
    await element.updateComplete;
    expect(element.drawn).to.deep.equal(['Identifica’t', 'Sign in']);
    expect(element.lang).to.equal('en');
  });

  it('should leave a lang alone that the page gave it', async () => {
    element = new KitElementProbe();
    element.lang = 'fr';
    document.body.append(element);
    await element.updateComplete;
    expect(element.lang).to.equal('fr');
  });

  it('should mirror one face at a time', async () => {
    await onPage().updateComplete;
    element.setFace('loading');
    element.setFace('here');
    expect(element.matches(':state(here)')).to.equal(true);
    expect(element.matches(':state(loading)')).to.equal(false);
    element.setFace(undefined);
    expect(element.matches(':state(here)')).to.equal(false);
  });
});
