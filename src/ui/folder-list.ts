import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { KitElement } from '../base/kit-element.js';
import { property } from '../base/property.js';
import { KeptFocus } from '../controllers/kept-focus.js';
import { SignedIn, type Part } from '../controllers/signed-in.js';
import type { SpaceConsumer } from '../space/space-consumer.js';
import { controls } from '../styles/controls.js';
import { faces } from '../styles/faces.js';
import { tokens } from '../styles/tokens.js';
import { brokenOff, failedFace, retryButton, signedOutFace, waitingLine } from './faces.js';

/**
 * A list of the folder as everybody gets it: its heading, the way in, and what is said until the list itself is there. A tag adds its
 * words, and where its list comes from.
 */
export abstract class FolderList extends KitElement {
  static override styles = [tokens, controls, faces];

  /** The level of the list's heading in the page's outline; its groups come one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The number of rows that are drawn at first, and that each "show more" adds. */
  @property({ type: Number }) limit = 30;

  /** Whether search, filters and older items are left out, for a side column or a front page. */
  @property({ type: Boolean }) compact = false;

  readonly #signedIn = new SignedIn(this, { bring: (space) => this.bringBody(space), ending: 'signed-out' });

  constructor() {
    super();
    new KeptFocus(this, 'section');
  }

  protected abstract heading(): string;

  /** What would be here, for somebody who is not signed in. */
  protected abstract promise(): string;

  /** Fetches the list itself. */
  protected abstract bringBody(space: SpaceConsumer): Promise<Part>;

  protected override render(): TemplateResult {
    const heading = this.heading();
    return html`<section aria-label=${heading} tabindex="-1">
      <slot name="heading"><div class="title" part="title" role="heading" aria-level=${this.headingLevel}>${heading}</div></slot>
      ${this.#signedIn.part?.draw() ?? this.#face()}
    </section>`;
  }

  #face(): TemplateResult {
    const { face, missing, notice, retry, session } = this.#signedIn;
    if (face === 'signed-out') return signedOutFace(this.promise(), session, notice);
    if (face === 'failed') {
      return missing
        ? failedFace(msg('A aquesta pàgina li falta una peça per poder preguntar als ens.'))
        : failedFace(brokenOff(), retryButton(retry));
    }
    return html`<div part="loading">${waitingLine()}</div>`;
  }
}
