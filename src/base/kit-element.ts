import { LitElement } from 'lit';
import { LOCALE_STATUS_EVENT } from '@lit/localize';
import { activeLocale, textsOnTheirWay } from '../i18n/localization.js';
import { startLanguage } from '../i18n/page-language.js';
import { version } from '../version.js';
import type { Face } from './face.js';

/** Browsers before `:state()` throw on undashed names; there the tag works without styling hooks. */
const knowsCustomStates = typeof CSS !== 'undefined' && CSS.supports('selector(:state(x))');

/**
 * What every tag of the kit is: a Lit element that follows the page's language, says its version, and mirrors its face
 * to `:state()` so that a page can style it without reflected attributes.
 */
export abstract class KitElement extends LitElement {
  /** Version of the kit that this class came with; `define()` compares it. */
  static readonly version: string = version;

  /** Whether the tag says the kit's language in its own `lang`; not so where `lang` is an instruction to it. */
  protected readonly tellsLanguage: boolean = true;

  readonly #internals = this.attachInternals();
  readonly #redraw = ({ detail }: WindowEventMap[typeof LOCALE_STATUS_EVENT]): void => {
    if (detail.status === 'ready') this.requestUpdate();
  };
  #ownsLang = false;
  #face: Face | undefined;

  constructor() {
    super();
    startLanguage();
  }

  /** The face that is shown; `undefined` for tags that have none. */
  get face(): Face | undefined {
    return this.#face;
  }

  /** Mirrors a face to `:state()`. */
  setFace(face: Face | undefined): void {
    if (face === this.#face) return;
    if (this.#face) this.setState(this.#face, false);
    if (face) this.setState(face, true);
    this.#face = face;
  }

  override connectedCallback(): void {
    this.#ownsLang ||= !this.hasAttribute('lang');
    super.connectedCallback();
    addEventListener(LOCALE_STATUS_EVENT, this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(LOCALE_STATUS_EVENT, this.#redraw);
  }

  /** Sets or clears one `:state()`. */
  protected setState(name: string, on: boolean): void {
    if (!knowsCustomStates) return;
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }

  /** The first words on screen are in the right language: until its texts have come, the tag draws nothing. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const texts = this.hasUpdated || !this.tellsLanguage ? undefined : textsOnTheirWay();
    if (texts) return texts.then(() => super.scheduleUpdate());
    void super.scheduleUpdate();
    return undefined;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    // The kit's language may differ from the page's, and assistive technology must be told.
    if (this.tellsLanguage && this.#ownsLang && this.lang !== activeLocale()) this.lang = activeLocale();
    super.update(changed);
  }
}
