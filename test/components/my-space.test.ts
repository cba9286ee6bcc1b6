import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import '../../components/my-space/define.js';
import type { MySpace } from '../../components/my-space/my-space.js';
import { KitElement } from '../../src/base/kit-element.js';
import { activeLocale, useLocale, type Locale } from '../../src/i18n/localization.js';
import { pageSpace } from '../../src/space/page-space.js';
import { SpaceConsumer } from '../../src/space/space-consumer.js';
import { watchConsole } from '../support/console.js';

class SpaceProbe extends KitElement {
  readonly space = new SpaceConsumer(this);
}
customElements.define('space-probe', SpaceProbe);

const town = '0800180001';
/** Also for words to a webmaster, which come over the network. */
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const saidSoon = () => soon(150);

describe('<my-space>', () => {
  let root: HTMLElement;
  const said = watchConsole();
  const there = <T>(found: T | null): T => {
    if (!found) throw new Error('It is not on the page.');
    return found;
  };
  const find = (selector: string) => there(root.querySelector<HTMLElement>(selector));
  const space = () => there(root.querySelector<MySpace>('my-space'));
  const probe = (id = '') => there(root.querySelector<SpaceProbe>(`space-probe${id}`));

  beforeEach(() => {
    root = document.createElement('div');
    document.body.append(root);
  });

  afterEach(async () => {
    root.remove();
    localStorage.removeItem('meu-espai.language');
    document.documentElement.lang = '';
    await useLocale('ca');
  });

  describe('finding it', () => {
    it('should reach a tag that stands elsewhere and came before it', async () => {
      render(html`<space-probe></space-probe>`, root);
      await soon();
      expect(probe().space.settings).to.equal(undefined);
      root.insertAdjacentHTML('beforeend', `<my-space gateway="https://one.example" administration="${town}"></my-space>`);
      await soon();
      expect(probe().space.settings).to.deep.equal({ gateway: 'https://one.example', administration: town });
      expect(probe().space.session?.state).to.equal('signed-out');
    });

    it('should reach a tag that comes after it', async () => {
      render(html`<my-space gateway="https://one.example/" administration=${town}></my-space>`, root);
      await soon();
      root.append(document.createElement('space-probe'));
      await soon();
      expect(probe().space.settings?.gateway).to.equal('https://one.example');
    });

    it('should prefer the space around a tag, and warn once about the second', async () => {
      render(
        html`<my-space gateway="https://one.example" administration=${town}></my-space>
          <my-space gateway="https://two.example" administration=${town}><space-probe id="inside"></space-probe></my-space>
          <space-probe id="outside"></space-probe>`,
        root,
      );
      await saidSoon();
      expect(probe('#inside').space.settings?.gateway).to.equal('https://two.example');
      expect(probe('#outside').space.settings?.gateway).to.equal('https://one.example');
      expect(said.warnings.filter((text) => text.includes('A second'))).to.have.length(1);
    });

    it('should let the next one take over when the first leaves', async () => {
      render(
        html`<my-space id="first" gateway="https://one.example" administration=${town}></my-space>
          <my-space gateway="https://two.example" administration=${town}></my-space><space-probe></space-probe>`,
        root,
      );
      await soon();
      find('#first').remove();
      expect(probe().space.settings?.gateway).to.equal('https://two.example');
    });

    it('should be the same session for all spaces of one site', async () => {
      render(
        html`<my-space gateway="https://one.example" administration=${town}><space-probe id="a"></space-probe></my-space>
          <my-space gateway="https://one.example/" administration=${town}><space-probe id="b"></space-probe></my-space>`,
        root,
      );
      await soon();
      expect(probe('#a').space.session).not.to.equal(undefined);
      expect(probe('#a').space.session).to.equal(probe('#b').space.session);
    });

    it('should leave the page without one when it goes', async () => {
      render(html`<my-space gateway="https://one.example" administration=${town}></my-space><space-probe></space-probe>`, root);
      await soon();
      find('my-space').remove();
      expect(probe().space.session).to.equal(undefined);
      expect(pageSpace().owner).to.equal(undefined);
    });

    it('should tell once what is missing when it never comes', async function () {
      this.timeout(8_000);
      render(html`<space-probe id="a"></space-probe><space-probe id="b"></space-probe>`, root);
      await new Promise((resolve) => setTimeout(resolve, 5_200));
      expect(said.errors).to.have.length(1);
      expect(said.errors[0]).to.include('<space-probe>').and.include('<my-space');
      expect(probe('#b').space.missing).to.equal(true);
    });
  });

  describe('its attributes', () => {
    const problems: [string, string, string][] = [
      ['a gateway that is no address', 'espai', town],
      ['a gateway over another protocol', 'ftp://espai.example', town],
      ['an administration that is no code', 'https://one.example', '08001'],
    ];
    for (const [words, gateway, administration] of problems) {
      it(`should name ${words} on the console`, async () => {
        render(html`<my-space gateway=${gateway} administration=${administration}></my-space><space-probe></space-probe>`, root);
        await saidSoon();
        expect(said.errors).to.have.length(1);
        expect(said.errors[0]).to.include('<my-space>');
        expect(probe().space.session).to.equal(undefined);
      });
    }

    for (const code of ['0801930008', '0800180001', '2524300000', '9821920002']) {
      it(`should have nothing to say about ${code}`, async () => {
        render(html`<my-space gateway="https://one.example" administration=${code}></my-space>`, root);
        await saidSoon();
        expect([...said.errors, ...said.warnings]).to.deep.equal([]);
      });
    }

    it('should follow a change of its attributes', async () => {
      render(html`<my-space gateway="https://one.example" administration=${town}></my-space><space-probe></space-probe>`, root);
      await soon();
      space().gateway = 'https://two.example';
      await soon();
      expect(probe().space.settings?.gateway).to.equal('https://two.example');
    });

    it('should take no room and draw what stands inside', async () => {
      render(html`<my-space gateway="https://one.example" administration=${town}><p>dins</p></my-space>`, root);
      await soon();
      expect(getComputedStyle(find('my-space')).display).to.equal('contents');
      expect(find('p').getBoundingClientRect().height).to.be.greaterThan(0);
    });
  });

  describe('language', () => {
    const draw = (lang?: string) => {
      root.innerHTML = `<my-space gateway="https://one.example" administration="${town}"${lang === undefined ? '' : ` lang="${lang}"`}></my-space>`;
      return soon();
    };

    /** The texts of a language come over the network. */
    const becomes = async (locale: Locale) => {
      for (let tries = 0; activeLocale() !== locale && tries < 100; tries++) await soon();
      expect(activeLocale()).to.equal(locale);
    };

    it('should follow the page, also when that changes', async () => {
      document.documentElement.lang = 'es-ES';
      await draw();
      await becomes('es');
      document.documentElement.lang = 'oc';
      await becomes('oc-aranes');
    });

    it('should put the citizen’s choice before the page', async () => {
      document.documentElement.lang = 'es';
      localStorage.setItem('meu-espai.language', 'en');
      await draw();
      await becomes('en');
    });

    it('should follow a choice that is made in another frame or tab of the site', async () => {
      document.documentElement.lang = 'es';
      await draw();
      await becomes('es');
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.contentWindow?.localStorage.setItem('meu-espai.language', 'en');
      await becomes('en');
      frame.remove();
    });

    it('should put its own attribute before all', async () => {
      document.documentElement.lang = 'es';
      localStorage.setItem('meu-espai.language', 'en');
      await draw('oc-aranes');
      await becomes('oc-aranes');
    });

    it('should fall back to Catalan where it has no such language', async () => {
      document.documentElement.lang = 'es';
      await draw();
      await becomes('es');
      document.documentElement.lang = 'fr';
      await becomes('ca');
    });
  });
});
