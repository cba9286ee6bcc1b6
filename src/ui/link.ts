import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Link } from '../gateway/types.js';
import { icon } from './icons.js';

/** Fired when the citizen leaves for the competent body, or for the page on which a notification is opened. Cancel it to keep them here. Says nothing about which item it was. */
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

export interface LinkOptions {
  /** Called unless the event was cancelled. */
  followed?: () => void;
  /** Id of what the link is about. It becomes part of its name: thirty links of the same words are told apart in a list of links. */
  about?: string;
}

/** A link that leaves this page alone: it opens beside it, and the page there learns neither who opened it nor from where. */
export const linkAside = (href: string, label: string, { followed, about }: LinkOptions = {}, kind = 'aside'): TemplateResult =>
  html`<a
    id=${about ? `${kind}-${about}` : nothing}
    aria-labelledby=${about ? `${kind}-${about} ${about}` : nothing}
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    @click=${(event: MouseEvent) => {
      if (event.currentTarget?.dispatchEvent(new LinkFollowedEvent()) === false) event.preventDefault();
      else followed?.();
    }}
    >${icon('out')}<span>${label}<span class="said"> ${msg('(s’obre en una pestanya nova)')}</span></span></a
  >`;

function copy({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLElement) void import('./copy-address.js').then(({ copyAddress }) => copyAddress(currentTarget));
}

/**
 * The way out to the competent body, with its host in sight. An address that is not known to be that body's is shown as text, with a
 * warning and a button that copies it, so that nobody is led away by a forged one with a tap. The address is written in ASCII: letters that look
 * like others show as code.
 */
export function wayOut(link: Link | null, label: string, options?: LinkOptions): TemplateResult | typeof nothing {
  if (!link) return nothing;
  if (!link.trusted) {
    return html`<p class="quiet">
      ${msg('L’ens dona aquesta adreça, però no hem pogut comprovar que sigui seva. Si no la reconeixes, no hi entris:')}
      ${/(^|\.)xn--/.test(link.host) ? msg('Hi ha lletres que n’imiten d’altres; per això la veus en codi.') : nothing}
      <bdi>${link.href}</bdi>
      <button class="plain" type="button" @click=${copy}>${msg('Copia l’adreça')}</button>
      <span role="status"></span>
    </p>`;
  }
  return html`<span class="out" part="link">
    ${linkAside(link.href, label, options, 'out')}
    <span class="quiet">${link.host}</span>
  </span>`;
}
