import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../components/my-session/define.js';
import type { MySession } from '../../components/my-session/my-session.js';
import type { Me } from '../../src/gateway/types.js';
import type { Locale } from '../../src/i18n/localization.js';
import { expectAccessible } from '../support/axe.js';
import { Environment } from '../support/environment.js';
import { textOf } from '../support/widget-contract.js';

const now = () => Date.now();
const iso = (time: number) => new Date(time).toISOString();

const me = (changes: Partial<Me> = {}): Me => ({
  name: 'Persona Fictícia',
  identifier: '***0000**',
  level: 'substantial',
  method: null,
  signedInAt: iso(now() - 60_000),
  expiresAt: iso(now() + 29.5 * 60_000),
  actingFor: null,
  officialTime: iso(now()),
  ...changes,
});

describe('<my-session>', () => {
  let env: Environment;
  const button = (element: MySession, part: string) => element.shadowRoot?.querySelector<HTMLButtonElement>(`[part="${part}"]`);
  const render = () => env.render<MySession>(html`<my-session></my-session>`);

  async function signedIn(changes: Partial<Me> = {}): Promise<MySession> {
    const element = await render();
    await env.gateway.answerMe(me(changes));
    await env.settled(element);
    return element;
  }

  beforeEach(() => {
    env = new Environment();
  });

  after(async () => {
    await env.language('ca');
    env.dispose();
  });

  for (const locale of ['ca', 'es', 'oc-aranes', 'en'] satisfies Locale[]) {
    describe(`accessibility in ${locale}`, () => {
      beforeEach(() => env.language(locale));

      it('should pass axe when signed out', async () => {
        env.session.set('signed-out');
        const element = await render();
        expect(element.face).to.equal('signed-out');
        await expectAccessible(element);
      });

      it('should pass axe when loading', async () => {
        const element = await render();
        expect(element.face).to.equal('loading');
        await expectAccessible(element);
      });

      it('should pass axe when signed in, acting for another, near the end', async () => {
        const element = await signedIn({
          actingFor: { name: 'Entitat Fictícia', identifier: '***0000**' },
          expiresAt: iso(now() + 90_000),
        });
        expect(element.face).to.equal('here');
        await expectAccessible(element);
      });

      it('should pass axe when failed', async () => {
        const element = await render();
        (await env.gateway.next('me')).unreachable();
        await env.settled(element);
        expect(element.face).to.equal('failed');
        await expectAccessible(element);
      });
    });
  }

  describe('in Catalan', () => {
    before(() => env.language('ca'));

    it('should sign in with one click', async () => {
      env.session.set('signed-out');
      const element = await render();
      button(element, 'sign-in')?.click();
      expect(env.session.signIns).to.equal(1);
    });

    it('should offer no sign-in on a page that is not registered, and say whose matter it is', async () => {
      env.session.set('signed-out', undefined, 'page-not-ready');
      const element = await render();
      expect(button(element, 'sign-in')).to.equal(null);
      await waitUntil(() => textOf(element).includes('encara no està preparada'));
    });

    it('should take a change of mind lightly', async () => {
      env.session.set('signed-out', undefined, 'cancelled');
      const element = await render();
      await waitUntil(() => textOf(element).includes('quan vulguis'));
      expect(element.shadowRoot?.querySelector('[role="alert"]')).to.equal(null);
    });

    for (const [words, state, notice, label, says] of [
      ['back to the window in which they sign in', 'signing-in', 'in-window', 'Torna a la finestra', 'finestra que s’ha obert'],
      ['on with the whole page where a window did not work', 'signed-out', 'continue', 'Continua', 'en aquesta pestanya'],
    ] as const) {
      it(`should help the citizen ${words}`, async () => {
        env.session.set(state, undefined, notice);
        const element = await render();
        await waitUntil(() => element.face === 'signed-out');
        await element.updateComplete;
        expect(textOf(element)).to.include(says);
        expect(button(element, 'sign-in')?.textContent?.trim()).to.equal(label);
        button(element, 'sign-in')?.click();
        expect(env.session.signIns).to.equal(1);
        await expectAccessible(element);
      });
    }

    it('should show name, masked identifier, level and time left', async () => {
      const element = await signedIn();
      expect(textOf(element))
        .to.include('Persona Fictícia')
        .and.include('***0000**')
        .and.include('substancial')
        .and.include('Et queden 30 minuts');
    });

    it('should count the time left by the clock of the gateway', async () => {
      const wrong = now() - 3_600_000;
      const element = await signedIn({ officialTime: iso(wrong), expiresAt: iso(wrong + 10 * 60_000) });
      expect(textOf(element)).to.include('Et queden 10 minuts');
    });

    it('should warn before the end and not earlier', async () => {
      expect(button(await signedIn({ expiresAt: iso(now() + 125_000) }), 'warning')?.textContent?.trim()).to.equal('');
      env.dispose();
      env = new Environment();
      const element = await signedIn({ expiresAt: iso(now() + 115_000) });
      expect(button(element, 'warning')?.textContent).to.include('a punt d’acabar-se');
    });

    it('should ask the gateway again when the time is up', async () => {
      await signedIn({ expiresAt: iso(now() + 50) });
      const again = await env.gateway.next('me');
      expect(again.aborted).to.equal(false);
    });

    it('should say all the time for whom the citizen acts', async () => {
      const element = await signedIn({ actingFor: { name: 'Entitat Fictícia', identifier: '***0000**' } });
      expect(button(element, 'acting-for')?.textContent).to.include('Entitat Fictícia');
    });

    it('should sign out with one click, also when who it is could not be asked', async () => {
      const element = await render();
      (await env.gateway.next('me')).problem(500, 'internal');
      await env.settled(element);
      button(element, 'sign-out')?.click();
      expect(env.session.signOuts).to.equal(1);
    });

    it('should keep the keyboard where it was when the button that was pressed goes', async () => {
      env.session.set('signed-out');
      const element = await render();
      button(element, 'sign-in')?.focus();
      env.session.set('signed-in');
      await env.gateway.answerMe(me());
      await env.settled(element);
      expect(element.shadowRoot?.activeElement).to.equal(button(element, 'session'));
      button(element, 'sign-out')?.focus();
      env.session.set('signed-out');
      await env.settled(element);
      expect(element.shadowRoot?.activeElement).to.equal(button(element, 'session'));
    });

    it('should leave the keyboard alone where it is elsewhere', async () => {
      env.session.set('signed-out');
      const element = await render();
      env.session.set('signed-in');
      await env.gateway.answerMe(me());
      await env.settled(element);
      expect(element.shadowRoot?.activeElement).to.equal(null);
    });

    it('should ask again on demand', async () => {
      const element = await render();
      (await env.gateway.next('me')).unreachable();
      await env.settled(element);
      button(element, 'retry')?.click();
      await env.gateway.answerMe(me());
      await env.settled(element);
      expect(element.face).to.equal('here');
    });

    for (const state of ['signed-out', 'ending'] as const) {
      it(`should forget the citizen before the next frame when ${state}`, async () => {
        const element = await signedIn();
        env.session.set(state);
        await element.updateComplete;
        expect(textOf(element)).not.to.include('Persona Fictícia');
      });
    }
  });
});
