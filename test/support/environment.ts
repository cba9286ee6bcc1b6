import { render, type TemplateResult } from 'lit';
import type { KitElement } from '../../src/base/kit-element.js';
import { quiet } from '../../src/controllers/gathering.js';
import { createGatewayClient } from '../../src/gateway/client.js';
import { useLocale, type Locale } from '../../src/i18n/localization.js';
import { pageSpace } from '../../src/space/page-space.js';
import { FakeGateway } from './fake-gateway.js';
import { FakeSession } from './fake-session.js';

/**
 * A page with a space, without a network: a session that the test moves, a gateway that the test answers for.
 * Made anew in `beforeEach`; the last page stays on screen when a test fails.
 */
export class Environment {
  readonly gateway = new FakeGateway();
  readonly session = new FakeSession(this.gateway.fetch);
  readonly root: HTMLElement;
  static #previous: Environment | undefined;

  constructor() {
    Environment.#previous?.dispose();
    Environment.#previous = this;
    this.root = document.createElement('main');
    document.body.append(this.root);
    pageSpace().claim(this.root, {
      session: this.session,
      gateway: createGatewayClient(this.session.fetch),
      settings: { gateway: 'https://gateway.example', administration: '0800180001' },
    });
  }

  /** Draws a template on the page and gives the first tag in it once it has drawn itself. */
  async render<T extends KitElement>(template: TemplateResult): Promise<T> {
    render(template, this.root);
    const element = this.root.querySelector<T>('*');
    if (!element) throw new Error('The template holds no element.');
    await this.settled(element);
    return element;
  }

  /** Waits until what has arrived is drawn. */
  async settled(element: KitElement): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    // What comes of an answer is gathered until there is no more for a moment.
    if (this.gateway.requests.some(({ streaming }) => streaming)) await new Promise((resolve) => setTimeout(resolve, quiet + 10));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
    await element.updateComplete;
    // What is folded away is drawn when there is time.
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
    await element.updateComplete;
  }

  /** Draws everything in another language. */
  async language(locale: Locale): Promise<void> {
    await useLocale(locale);
  }

  dispose(): void {
    render(null, this.root);
    pageSpace().release(this.root);
    this.root.remove();
  }
}
