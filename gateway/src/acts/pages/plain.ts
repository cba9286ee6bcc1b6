/** Pages that say one thing. */
import type { Notification } from '../../folder/model.js';
import type { TermOutages } from '../../outages/term.js';
import { html, type Html } from '../../pages/html.js';
import { outagesPart } from './outages.js';
import { buttons, type Fact, facts, note, notificationFacts, type Way, wayHome } from './parts.js';
import type { Saying } from './texts.js';
import { address, type Visit } from './visit.js';
import { dateTag } from './words.js';

/** A heading, a sentence, and where to go from here. */
export const plainPage = ({ title, text }: Saying, ways: readonly Way[] = []): Html =>
  html`<h1>${title}</h1>
    <p>${text}</p>
    ${buttons(ways)}`;

/** Nobody is signed in. It does not say whether there is such a notification. `ended` is how a sign-in ended that was to come back here. */
export const signedOutPage = ({ texts }: Visit, signIn: string, ended: string | undefined): Html =>
  html`<h1>${texts.way.signedOut.title}</h1>
    ${(ended === 'cancelled' || ended === 'failed') && note(html`<p>${texts.way.signInEnded[ended]}</p>`)}
    <p>${texts.way.signedOut.text} ${texts.way.signingInIsNoAct}</p>
    <div class="buttons"><a class="button main" href="${signIn}">${texts.way.signIn}</a></div>`;

/** The citizen went back. The window is only closed where the browser lets it. */
export function leftPage(visit: Visit): Html {
  const { way } = visit.texts;
  return plainPage(way.left, [[address(visit), way.backToIt], ...wayHome(visit)]);
}

/** How to report that something technical stood in the way, with the data that prove it. */
export function incidentPage(visit: Visit, item: Notification | undefined, seen: TermOutages | undefined): Html {
  const { texts, operator } = visit;
  const { incident: t } = texts;
  const hasTerm = item?.kind !== 'communication';
  const now: Fact = [texts.facts.now, dateTag(visit.officialTime, visit.language)];
  return html`<h1>${t.title}</h1>
    <p>${hasTerm ? t.text : t.communication}</p>
    <ol>
      ${(hasTerm ? t.steps : t.steps.slice(0, -1)).map((step) => html`<li>${step}</li>`)}
    </ol>
    ${operator.incidents && html`<p><a class="lone" href="${operator.incidents}" rel="noopener noreferrer">${t.report(operator.name)}</a></p>`}
    ${outagesPart(visit, seen)}
    <h2>${t.data}</h2>
    ${item ? notificationFacts(visit, item, [now, [texts.facts.title, item.title]]) : facts([now])}
    <div class="buttons"><a class="button" href="${address(visit)}">${texts.way.backToIt}</a></div>`;
}
