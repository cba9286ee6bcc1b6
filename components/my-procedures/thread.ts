import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { RegistryEntry } from '../../src/gateway/types.js';
import { dateTag, sortable } from '../../src/ui/dates.js';
import { wayOut } from '../../src/ui/link.js';

/** What was sent and received in a case file, the latest first. */
export function thread(entries: readonly RegistryEntry[], now: Date | undefined): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  const ordered = [...entries].sort((a, b) => sortable(b.at) - sortable(a.at));
  return html`<p class="second">${msg('Què s’ha enviat i rebut, primer el més recent:')}</p>
    <ol class="entries">
      ${ordered.map((entry) => row(entry, now))}
    </ol>`;
}

function row(entry: RegistryEntry, now: Date | undefined): TemplateResult {
  const facts = [
    entry.registerNumber && msg(str`Registre ${entry.registerNumber}`),
    entry.channel,
    entry.notification && notificationWords(entry.notification),
    entry.attachments > 0 && (entry.attachments === 1 ? msg('1 document') : msg(str`${entry.attachments} documents`)),
  ].filter(Boolean);
  return html`<li>
    <p>${entry.direction === 'in' ? msg('Vas enviar:') : msg('L’ens va enviar:')} ${entry.subject}</p>
    <p class="quiet">${dateTag(entry.at, now, { time: true, distance: false })}${facts.map((fact) => html` · ${fact}`)}</p>
    ${
      entry.registeredAt && entry.registeredAt !== entry.at
        ? html`<p class="quiet">
            ${msg('Consta registrat:')} ${dateTag(entry.registeredAt, now, { time: true, distance: false })}
            ${msg('(els terminis compten des d’aquesta data)')}
          </p>`
        : nothing
    }
    ${wayOut(entry.link, msg('Obre-ho a la seu de l’ens'))}
  </li>`;
}

function notificationWords(state: NonNullable<RegistryEntry['notification']>): string | null {
  switch (state) {
    case 'available':
      return msg('notificació per obrir');
    case 'accepted':
      return msg('notificació oberta');
    case 'rejected-or-expired':
      return msg('notificació rebutjada o vençuda');
    case 'unknown':
      return null;
  }
}
