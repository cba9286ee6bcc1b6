/** Before anything is decided: what it is, what can be done with it, and what follows from each. Nothing here has an effect. */
import type { Notification } from '../../folder/model.js';
import type { Citizen } from '../../identity/types.js';
import { mayBeNamed } from '../rules.js';
import type { Act, Look } from '../types.js';
import { html, type Html } from '../../pages/html.js';
import { buttons, heading, note, notificationFacts, saying, timeLeft, wayHome, waysOut } from './parts.js';
import type { Saying } from './texts.js';
import { address, type Visit } from './visit.js';
import { termText } from './words.js';

export function choicePage(visit: Visit, look: Look): Html {
  const { notification: item } = look;
  return html`${timeLeft(visit, item)}${heading(item)}${notificationFacts(visit, item)}${choices(visit, look)}${waysOut(visit, item)}`;
}

/** What each choice does, and the buttons: going back comes first, and none of them is what the Enter key presses. */
export function choices(visit: Visit, { notification: item, choices: acts, mayReplace }: Look): Html {
  const { choice: t, way } = visit.texts;
  return html`<h2>${t.heading}</h2>
    ${mayReplace && note(html`<p>${t.again}</p>`)}
    <ul class="choices">
      ${acts.map(
        (act) =>
          html`<li>
            <h3>${t.effect[act].title}</h3>
            <p>${t.effect[act].text}</p>
          </li>`,
      )}
      <li>
        <h3>${t.silence}</h3>
        <p>${silence(visit, item)}</p>
      </li>
    </ul>
    ${item.alsoOnPaper && html`<p>${t.alsoOnPaper}</p>`}
    <form method="post" action="${address(visit, '/review')}" autocomplete="off">
      ${mayReplace && html`<input type="hidden" name="insteadOf" value="${mayReplace}" />`}
      <div class="buttons">
        <a class="button" href="${address(visit, '/leave')}" data-leave>${way.back}</a>
        ${buttonOrder.filter((act) => acts.includes(act)).map((act) => html`<button type="submit" name="act" value="${act}">${t.button[act]}</button>`)}
      </div>
    </form>
    <p class="quiet screen">${t.nothingYet}</p>
    ${item.kind !== 'communication' && html`<p class="quiet">${t.courtesy}</p>`}`;
}

const buttonOrder: readonly Act[] = ['reject', 'accept', 'read'];

function silence({ texts, language, citizen }: Visit, item: Notification): string {
  const { choice: t } = texts;
  if (item.kind === 'communication') return t.neverExpires;
  const bound = item.alsoOnPaper !== true && isLegalPerson(citizen);
  return `${t.expires(item.expiresAt && termText(item.expiresAt, language))} ${bound ? t.deemedRejected : t.deemedRejectedIf}`;
}

/** Legal persons have to be notified electronically (Llei 39/2015, art. 14.2); of anybody else it is not known whether they have to be. */
const isLegalPerson = (citizen: Citizen | undefined): boolean =>
  /^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/.test(citizen?.person.actingFor?.identifier ?? '');

/** Shown, but not to be acted on: too weak a sign-in, or no representation that holds. */
export function hinderedPage(visit: Visit, look: Look, signIn: string): Html {
  const { notification: item } = look;
  if (!mayBeNamed(look)) return html`${hindrance(visit, look, signIn)}${waysOut(visit, undefined)}`;
  return html`${timeLeft(visit, item)}${heading(item)}${hindrance(visit, look, signIn)}${notificationFacts(visit, item)}${waysOut(visit, item)}`;
}

function hindrance(visit: Visit, { hindrance: why, notification: item }: Look, signIn: string): Html | undefined {
  const { state: t, way } = visit.texts;
  const name = visit.citizen?.person.actingFor?.name ?? '';
  if (why === 'level-too-low') return strongerSignIn(visit, item, signIn);
  if (why === 'not-represented')
    return html`${onlySaying(t.notRepresented(name))} ${buttons([[signIn, way.signInOtherwise], ...wayHome(visit)])}`;
  if (why === 'representation-unverified')
    return html`${onlySaying(t.representationUnverified(name))} ${buttons([[address(visit), way.tryAgain], ...wayHome(visit)])}`;
  return note(saying(t.final.unknown));
}

const onlySaying = ({ title, text }: Saying): Html =>
  html`<h1>${title}</h1>
    <p>${text}</p>`;

/** Which level it takes, and the way to it, which comes back here. */
export function strongerSignIn(visit: Visit, { level }: Notification, signIn: string): Html | undefined {
  const { state, facts, way } = visit.texts;
  const { level: t } = state;
  if (!level || !visit.citizen) return undefined;
  return html`${note(
      html`<h2>${t.title}</h2>
        <p>${t.needed(facts.levels[level], facts.levels[visit.citizen.person.level])} ${t.how[level]}</p>`,
    )}
    <div class="buttons">
      <a class="button" href="${address(visit, '/leave')}" data-leave>${way.back}</a>
      <a class="button main" href="${signIn}">${t.button(facts.levels[level])}</a>
    </div>
    <p class="quiet">${t.returns}</p>`;
}
