/** The second step: one sentence of what is about to happen, and a button that is not where the first one was. */
import type { Notification } from '../../folder/model.js';
import type { Act } from '../types.js';
import { html, type Html } from '../../pages/html.js';
import { note, theirs } from './parts.js';
import { address, type Visit } from './visit.js';

export interface Confirmation {
  act: Act;
  item: Notification;
  key: string;
  token: string;
  insteadOf: string;
  /** Whether notification by electronic means from now on may be offered. */
  offersChannel: boolean;
  /** Why a confirmation that was sent did not count; nothing has happened. */
  mistake?: 'tooSoon' | 'stale' | 'unticked' | 'contactMissing' | undefined;
  /** What was written before the mistake. */
  channel?: { chosen: boolean; email: string; phone: string } | undefined;
}

export function confirmTitle({ texts }: Visit, { act, mistake }: Confirmation): string {
  const title = texts.confirm.title[act];
  return mistake ? `${texts.confirm.error}: ${title}` : title;
}

export function confirmPage(visit: Visit, confirmation: Confirmation): Html {
  const { confirm: t } = visit.texts;
  const { act, item, key, token, insteadOf, mistake } = confirmation;
  const actingFor = visit.citizen?.person.actingFor;
  return html`<h1>${t.title[act]}</h1>
    ${mistake && html`<div role="alert">${note(html`<p>${t[mistake]}</p>`)}</div>`}
    <p>
      ${theirs(t.sentence[act](item.title, item.issuer.name), null)}
      ${actingFor && html`<strong>${t.onBehalfOf(actingFor.name)}</strong> `}<strong>${t.final}</strong>
    </p>
    <form class="step" method="post" action="${address(visit, '/confirm')}" autocomplete="off" novalidate>
      ${
        /* The Enter key presses the first button of a form. This one sends nothing: there is no dialog to close. */
        html`<button type="submit" formmethod="dialog" formnovalidate hidden></button>`
      }
      <input type="hidden" name="act" value="${act}" />
      <input type="hidden" name="key" value="${key}" />
      <input type="hidden" name="token" value="${token}" />
      ${insteadOf && html`<input type="hidden" name="insteadOf" value="${insteadOf}" />`}
      <div class="check">
        <input type="checkbox" id="understood" name="understood" value="yes" aria-required="true" aria-describedby="unticked" />
        <label for="understood">${t.understood[act]}</label>
      </div>
      ${
        /* In our words and in its place; where no script runs, the answer says it. */
        html`<p id="unticked" class="missing" role="alert" data-unticked="${t.unticked}"></p>`
      }
      ${confirmation.offersChannel && channelChoice(visit, confirmation)}
      <div class="buttons">
        <a class="button" href="${address(visit)}">${t.back}</a>
        <button type="submit" class="main" data-acts>${t.button[act]}</button>
      </div>
      <p class="sending" role="status" data-sending="${t.sending}"></p>
    </form>`;
}

function channelChoice({ texts }: Visit, { item, channel }: Confirmation): Html {
  const { confirm: t } = texts;
  return html`<h2>${t.channelHeading}</h2>
    <p>${t.channelText}</p>
    <div class="check">
      <input type="checkbox" id="channel" name="channel" value="yes" ${channel?.chosen && html`checked`} aria-describedby="channel-hint" />
      <label for="channel">${t.channelChoice(item.issuer.name)}</label>
    </div>
    <p class="quiet" id="channel-hint">${t.channelHint}</p>
    <p class="field">
      <label for="email">${t.email}</label>
      <input type="email" id="email" name="email" value="${channel?.email}" maxlength="250" autocomplete="email" />
    </p>
    <p class="field">
      <label for="phone">${t.phone}</label>
      <input type="tel" id="phone" name="phone" value="${channel?.phone}" maxlength="20" autocomplete="tel" />
    </p>`;
}
