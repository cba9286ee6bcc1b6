import { html, nothing, type TemplateResult } from 'lit';
import type { DataUse } from '../../src/gateway/types.js';
import { dateTag } from '../../src/ui/dates.js';

/** Whom the citizen's own looks asked: each time by itself, where they were several. */
export function bodiesAsked({ bodiesAsked, visits = [] }: DataUse, now: Date | undefined): TemplateResult {
  const list = (names: readonly string[]) =>
    html`<ul class="entries">
      ${names.map((name) => html`<li>${name}</li>`)}
    </ul>`;
  if (visits.length < 2) return list(bodiesAsked.map(({ name }) => name));
  const nameOf = new Map(bodiesAsked.map(({ administration, name }) => [administration, name]));
  return html`${visits.map(
    (visit) =>
      html`<p class="second">${dateTag(visit.at, now, { time: true, distance: false })}</p>
        ${visit.bodiesAsked.length > 0 ? list(visit.bodiesAsked.map((code) => nameOf.get(code) ?? code)) : nothing}`,
  )}`;
}
