import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Link } from '../gateway/types.js';
import { icon } from './icons.js';

/** Fired when the citizen leaves for the competent body. Cancel it to keep them here. Says nothing about which item it was. */
export class LinkFollowedEvent extends Event {
  static readonly eventName = 'my-link-followed';
  constructor() {
    super(LinkFollowedEvent.eventName, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'my-link-followed': LinkFollowedEvent;
  }
}

function follow(event: MouseEvent): void {
  if (event.currentTarget?.dispatchEvent(new LinkFollowedEvent()) === false) event.preventDefault();
}

/**
 * The way out to the competent body, with its host in sight. An address that is not known to be that body's is shown as text, with a
 * warning, so that nobody is led away by a forged one.
 */
export function wayOut(link: Link | null, label: string): TemplateResult | typeof nothing {
  if (!link) return nothing;
  if (!link.trusted) {
    return html`<p class="quiet">
      ${msg('L’ens dona aquesta adreça, però no hem pogut comprovar que sigui seva. Si no la reconeixes, no hi entris:')}
      <bdi>${link.href}</bdi>
    </p>`;
  }
  return html`<span class="out" part="link">
    <a href=${link.href} target="_blank" rel="noopener noreferrer" @click=${follow}
      >${icon('out')}<span>${label}<span class="said"> ${msg('(s’obre en una pestanya nova)')}</span></span></a
    >
    <span class="quiet">${link.host}</span>
  </span>`;
}
