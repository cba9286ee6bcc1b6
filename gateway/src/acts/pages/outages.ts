/** What this gateway saw not working while a notification could be opened. */
import type { TermOutages } from '../../outages/term.js';
import { html, type Html } from '../../pages/html.js';
import { type Visit } from './visit.js';
import { dateTag } from './words.js';

/** The outages with their times; nothing where there were none. */
export function outagesSeen({ texts, language }: Visit, seen: TermOutages | undefined): Html | undefined {
  if (!seen || seen.count === 0) return undefined;
  const { outages: t } = texts.incident;
  const { outages, count } = seen;
  return html`<p>${t.seen(count)} ${count > outages.length && t.longest(outages.length)}</p>
    <ul>
      ${outages.map(
        ({ service, from, until }) =>
          html`<li>
            ${t.kinds[service === 'gateway' ? service : 'enotum']}: ${dateTag(from, language)} –
            ${until ? dateTag(until, language) : t.ongoing}
          </li>`,
      )}
    </ul>
    <p class="quiet">${t.basis}</p>`;
}

/** Under a heading of its own, and where somebody looked all the time, also that there were none. */
export function outagesPart(visit: Visit, seen: TermOutages | undefined): Html | undefined {
  const { outages: t } = visit.texts.incident;
  const content = outagesSeen(visit, seen) ?? (seen?.watched ? html`<p>${t.none}</p>` : undefined);
  return (
    content &&
    html`<h2>${t.heading}</h2>
      ${content}`
  );
}
