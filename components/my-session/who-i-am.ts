import { msg, str } from '@lit/localize';
import { adoptStyles, html, nothing, type TemplateResult } from 'lit';
import type { KitElement } from '../../src/base/kit-element.js';
import { Citizen } from '../../src/controllers/citizen.js';
import type { Part } from '../../src/controllers/signed-in.js';
import type { Me } from '../../src/gateway/types.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { tones } from '../../src/styles/tones.js';
import { levelWords } from '../../src/ui/level.js';
import { brokenOff } from '../../src/ui/faces.js';
import type { whatHappened } from '../../src/ui/problems.js';
import { failedLine, signOutButton } from './failed-line.js';
import { timeLeftText, warnFrom } from './time-left.js';

/** Name, masked identifier, level, for whom the citizen acts, the time that is left, and the way out. */
export class WhoIAm implements Part {
  readonly #host: KitElement;
  readonly #citizen: Citizen;
  #happened: typeof whatHappened | undefined;

  constructor(host: KitElement, space: SpaceConsumer) {
    this.#host = host;
    adoptStyles(host.renderRoot as ShadowRoot, [...(host.constructor as typeof KitElement).elementStyles, tones]);
    this.#citizen = new Citizen(host, space);
  }

  draw(): TemplateResult {
    const { me, problem, session } = this.#citizen;
    if (me) return this.#signedIn(me);
    if (problem && !this.#happened) void this.#bringWords();
    if (!problem || !this.#happened) return html`<p role="status">${msg('Estem mirant si estàs identificat…')}</p>`;
    return failedLine(this.#happened(problem), problem.retryable ? { session, retry: this.#retry } : { session });
  }

  #signedIn(me: Me): TemplateResult {
    const left = this.#citizen.timeLeft ?? 0;
    return html`<div class="who">
        <span class="name" part="name">${me.name}</span>
        <span class="quiet">${me.identifier} · ${msg(str`Identificació de nivell ${levelWords(me.level)}`)}</span>
        <span class="quiet">${timeLeftText(left)}</span>
      </div>
      ${me.actingFor ? html`<p class="acting" part="acting-for">${msg(str`Actuant en nom de ${me.actingFor.name} (${me.actingFor.identifier})`)}</p>` : nothing}
      ${signOutButton(this.#citizen.session)}
      <p class="warning" part="warning" role="alert" ?hidden=${left > warnFrom}>
        ${left > warnFrom ? nothing : msg('La sessió és a punt d’acabar-se. Quan s’acabi, et podràs tornar a identificar.')}
      </p>`;
  }

  /** Words for what went wrong; where the connection does not even bear them, that it does not. */
  async #bringWords(): Promise<void> {
    this.#happened = await import('../../src/ui/problems.js').then(
      (words) => words.whatHappened,
      () => brokenOff,
    );
    this.#host.requestUpdate();
  }

  readonly #retry = (): void => {
    this.#citizen.retry();
  };
}
