import { expect } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { define } from '../../src/base/define.js';
import type { KitElement } from '../../src/base/kit-element.js';
import type { Face } from '../../src/base/face.js';
import type { Collection, Collections } from '../../src/gateway/types.js';
import type { Locale } from '../../src/i18n/localization.js';
import { expectAccessible } from './axe.js';
import { watchConsole } from './console.js';
import { Environment } from './environment.js';
import { abrera, vielha } from './fake-gateway.js';

export interface WidgetContract<C extends Collection> {
  /** The list that the tag asks for. */
  collection: C;
  /** The tag with its usual attributes. */
  template: () => TemplateResult;
  /** Items as one body gives them. */
  items: Collections[C][];
  /** Words that are on screen if and only if the items are. */
  marker: string;
}

const locales: Locale[] = ['ca', 'es', 'oc-aranes', 'en'];
const faces: Face[] = ['signed-out', 'loading', 'here', 'empty', 'failed'];

/** Everything on screen inside a tag, as text. */
export const textOf = (element: KitElement): string => element.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** What every tag with a list must do, whatever it draws. */
export function widgetContract<C extends Collection>(tag: string, contract: WidgetContract<C>): void {
  describe(`<${tag}> as any tag of the kit`, () => {
    let env: Environment;

    beforeEach(() => {
      env = new Environment();
    });

    after(async () => {
      await env.language('ca');
      env.dispose();
    });

    async function showFace(face: Face): Promise<KitElement> {
      if (face === 'signed-out') env.session.set('signed-out');
      const element = await env.render(contract.template());
      if (face === 'here') await env.gateway.answer(contract.collection, [{ source: abrera, items: contract.items }]);
      if (face === 'empty') await env.gateway.answer(contract.collection, [{ source: abrera }]);
      if (face === 'failed') (await env.gateway.next(contract.collection)).unreachable();
      await env.settled(element);
      return element;
    }

    describe('accessibility', () => {
      for (const locale of locales) {
        for (const face of faces) {
          it(`should pass axe when ${face} in ${locale}`, async () => {
            await env.language(locale);
            const element = await showFace(face);
            expect(element.face).to.equal(face);
            expect(element.lang).to.equal(locale);
            await expectAccessible(element);
          });
        }
      }
    });

    describe('faces', () => {
      before(() => env.language('ca'));

      for (const face of faces) {
        it(`should say something and mirror the state when ${face}`, async () => {
          const element = await showFace(face);
          expect(element.matches(`:state(${face})`)).to.equal(true);
          expect(textOf(element)).not.to.equal('');
          expect(textOf(element).includes(contract.marker)).to.equal(face === 'here');
        });
      }

      it('should show the first body while another is still out', async () => {
        const element = await env.render(contract.template());
        const request = await env.gateway.next(contract.collection);
        request.start([abrera, vielha]);
        request.source(abrera, contract.items);
        await env.settled(element);
        expect(element.face).to.equal('here');
        expect(textOf(element)).to.include(contract.marker);
        request.source(vielha);
        request.end();
      });

      it('should name the body that did not answer when nothing came', async () => {
        const element = await env.render(contract.template());
        const late = { state: 'late', retryable: true } as const;
        await env.gateway.answer(contract.collection, [{ source: abrera }, { source: vielha, coverage: late }], 'partial');
        await env.settled(element);
        expect(element.face).to.equal('empty');
        expect(textOf(element)).to.include(vielha.name);
      });

      it('should keep what came when the answer breaks off', async () => {
        const element = await env.render(contract.template());
        const request = await env.gateway.next(contract.collection);
        request.start([abrera, vielha]);
        request.source(abrera, contract.items);
        await env.settled(element);
        request.cut();
        await env.settled(element);
        expect(element.face).to.equal('here');
        expect(textOf(element)).to.include(contract.marker);
      });

      it('should fire my-load-failed, without bubbling, when nothing could be asked', async () => {
        let heardAbove = false;
        env.root.addEventListener('my-load-failed', () => (heardAbove = true));
        const element = await env.render(contract.template());
        const failed = new Promise<string>((resolve) => {
          element.addEventListener('my-load-failed', ({ problem }) => {
            resolve(problem.kind);
          });
        });
        (await env.gateway.next(contract.collection)).problem(429, 'overloaded');
        expect(await failed).to.equal('overloaded');
        expect(heardAbove).to.equal(false);
      });
    });

    describe('session', () => {
      for (const [words, change] of [
        ['signed out', () => env.session.set('signed-out')],
        ['another person', () => env.session.set('signed-in', 'person-2')],
      ] as const) {
        it(`should drop every item before the next frame when ${words}`, async () => {
          const element = await showFace('here');
          expect(textOf(element)).to.include(contract.marker);
          change();
          // A promise and not a frame: nothing of the old person may be painted again.
          await element.updateComplete;
          expect(textOf(element)).not.to.include(contract.marker);
          expect(element.face).not.to.equal('here');
        });
      }

      it('should let no late answer for the old person through', async () => {
        const element = await env.render(contract.template());
        const old = await env.gateway.next(contract.collection);
        old.start([abrera]);
        env.session.set('signed-in', 'person-2');
        await env.settled(element);
        expect(old.aborted).to.equal(true);
        expect((await env.gateway.next(contract.collection)).aborted).to.equal(false);
        expect(textOf(element)).not.to.include(contract.marker);
      });
    });

    describe('life on the page', () => {
      it('should stop asking when it leaves the page and ask again when it comes back', async () => {
        const element = await env.render(contract.template());
        const request = await env.gateway.next(contract.collection);
        element.remove();
        expect(request.aborted).to.equal(true);
        env.root.append(element);
        const again = await env.gateway.next(contract.collection);
        expect(again.aborted).to.equal(false);
      });

      describe('and a second copy of the kit', () => {
        const said = watchConsole();

        it('should go on, with one warning at most', async () => {
          const existing = customElements.get(tag) as unknown as typeof KitElement & (new () => KitElement);
          define(tag, class extends existing {});
          define(tag, class extends existing {});
          // What is said about it comes over the network.
          await new Promise((resolve) => setTimeout(resolve, 100));
          expect(said.errors).to.deep.equal([]);
          expect(said.warnings.length).to.be.at.most(1);
          expect(customElements.get(tag)).to.equal(existing);
        });
      });

      it('should change its words with the language', async () => {
        const element = await showFace('signed-out');
        const words = new Set<string>();
        for (const locale of locales) {
          await env.language(locale);
          await env.settled(element);
          words.add(textOf(element));
        }
        expect(words.size).to.equal(locales.length);
      });

      it('should hold no style attribute, which a strict policy would block', async () => {
        const element = await showFace('here');
        expect(element.shadowRoot?.querySelector('[style]')).to.equal(null);
      });
    });
  });
}
