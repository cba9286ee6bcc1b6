/** A notification with which nothing more can be done, and what it says. */
import type { Notification } from '../../folder/model.js';
import { hasLapsed, type TermOutages } from '../../outages/term.js';
import type { Contents } from '../types.js';
import { html, type Html } from '../../pages/html.js';
import { tagOf } from '../../pages/language.js';
import { buttons, heading, notificationFacts, stateLine, theirs, type Tone, wayHome, waysOut } from './parts.js';
import { outagesSeen } from './outages.js';
import { address, type Visit } from './visit.js';
import { sizeText } from './words.js';

const tones: Record<Notification['state'], Tone> = {
  available: 'waiting',
  accepted: 'done',
  rejected: 'quiet',
  expired: 'quiet',
  'rejected-or-expired': 'quiet',
  annulled: 'quiet',
  unknown: 'quiet',
};

/** Tauler Edictal Únic: all administrations announce there what could not be delivered (Llei 39/2015, art. 44). */
const edictBoard = 'https://www.boe.es/notificaciones/';

const letterId = 'letter';

/** On a small screen a receipt pushes the letter out of sight. */
export const belowLink = ({ texts }: Visit): Html => html`<a class="screen" href="#${letterId}">${texts.contents.readBelow}</a>`;

/** `between` stands between what it means and the details: a receipt, the letter, or what is needed to read it. */
export function finalPage(
  visit: Visit,
  item: Notification,
  below: Html | undefined,
  between: Html | undefined,
  seen: TermOutages | undefined,
): Html {
  const { state: t } = visit.texts;
  const { title, text } = t.final[item.state === 'available' ? 'unknown' : item.state];
  const lapsed = hasLapsed(item);
  const icon = item.state === 'accepted' ? 'check' : item.state === 'unknown' ? 'dots' : 'cross';
  return html`${stateLine(tones[item.state], icon, title)}${heading(item)}
    <p>${text} ${below}</p>
    ${lapsed && item.alsoOnPaper !== false && html`<p>${t.paperFirst}</p>`}${lapsed && outagesSeen(visit, seen)}${between}
    ${lapsed && item.alsoOnPaper !== false && edict(visit)}
    <h2>${visit.texts.facts.heading}</h2>
    ${notificationFacts(visit, item)}${buttons(wayHome(visit))}${waysOut(visit, item)}`;
}

/** A link to where edicts are searched for, never to one: whether there is one is not known. */
const edict = ({ texts }: Visit): Html =>
  html`<p>${texts.state.edict.text}</p>
    <p class="screen"><a class="lone" href="${edictBoard}" rel="noopener noreferrer">${texts.state.edict.link}</a></p>`;

/** The letter and its documents; `undefined` where they could not be had now. */
export function contentsPart(visit: Visit, contents: Contents | undefined): Html {
  const { contents: t, way } = visit.texts;
  if (!contents)
    return html`<h2 id="${letterId}">${t.heading}</h2>
      <p>${t.unavailable}</p>
      <div class="buttons"><a class="button" href="${address(visit)}">${way.tryAgain}</a></div>`;
  const { text, footer, documents, evidence, discarded, notification } = contents;
  const lang = notification.language && html` lang="${tagOf(notification.language)}"`;
  return html`<h2 id="${letterId}">${t.heading}</h2>
    ${
      text || footer
        ? html`<div class="letter" ${lang}>
            ${text && html`<p dir="auto">${text}</p>`}${footer && html`<p class="quiet" dir="auto">${footer}</p>`}
          </div>`
        : documents.length + discarded === 0 && html`<p>${t.none}</p>`
    }
    ${
      documents.length > 0 &&
      html`<h3>${t.documents}</h3>
        <ul class="papers">
          ${documents.map(
            ({ id, name, bytes, role }) =>
              html`<li>
                <a class="lone" href="${address(visit, `/documents/${encodeURIComponent(id)}`)}">${theirs(t.download(name), null)}</a>
                <span class="quiet">${t.roles[role]}${bytes !== null && ` · ${sizeText(bytes, visit.language)}`}</span>
              </li>`,
          )}
        </ul>`
    }
    ${discarded > 0 && html`<p>${t.discarded(discarded)}</p>`}
    ${
      evidence &&
      html`<div class="screen">
        <a class="lone" href="${address(visit, '/evidence')}">${t.evidence}</a>
        <p class="quiet">${t.evidenceText}</p>
      </div>`
    }`;
}
