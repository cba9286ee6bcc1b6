/** What became of an act: the receipt, the reason why not, or that nobody knows. */
import { maskIdentifier } from '../../identity/mask.js';
import { officialTime } from '../../folder/time.js';
import type { Notification } from '../../folder/model.js';
import type { ActRecord } from '../types.js';
import { html, type Html } from './html.js';
import { facts, note, stateLine, theirs, waysOut } from './parts.js';
import { address, type Visit } from './visit.js';
import { dateTag } from './words.js';

/** Banner and receipt of an act that is on record. `item` is missing where the register cannot be asked now. */
export function donePart(visit: Visit, record: ActRecord, item: Notification | undefined): Html {
  const { outcome: t } = visit.texts;
  return html`${stateLine('done', 'check', t.done[record.act])}
    <h1>${item ? theirs(item.title, item.language) : t.receipt.acts[record.act]}</h1>
    <p>${t.doneText[record.act]}</p>
    ${record.confirmedBy === 'list' && note(html`<p>${t.byList}</p>`)}
    ${item?.state === 'available' && note(html`<p>${t.notListedYet}</p>`)}${receipt(visit, record, item)}`;
}

/** What is kept of an act, to be printed. */
export function receipt(visit: Visit, record: ActRecord, item: Notification | undefined): Html {
  const { outcome, facts: f, texts } = { ...visit.texts, texts: visit.texts };
  const { receipt: t } = outcome;
  const { citizen, language } = visit;
  const actingFor = citizen?.person.actingFor;
  const stamp = (at: Date): Html => dateTag(officialTime(at), language);
  return html`<h2>${t.heading}</h2>
    ${facts([
      [t.what, t.acts[record.act]],
      record.servedAt ? [t.officialTime, dateTag(record.servedAt, language)] : [t.writtenDown, stamp(record.settledAt ?? record.askedAt)],
      [t.asked, stamp(record.askedAt)],
      [f.title, item && theirs(item.title, item.language)],
      [f.sender, theirs(item?.issuer.name ?? record.body.name, null)],
      [f.reference, item?.reference],
      [f.register, record.registerNumber ?? item?.registerNumber],
      [t.who, citizen && `${citizen.name} (${citizen.maskedIdentifier})`],
      [t.onBehalfOf, record.onBehalfOf && actingFor ? `${actingFor.name} (${maskIdentifier(actingFor.identifier)})` : null],
      [t.level, f.levels[record.level]],
      [t.channel, record.changesChannel ? t.channelChanged : null],
      [t.key, record.key],
    ])}
    <p class="quiet">${t.keep}</p>
    <div class="buttons"><button type="button" data-print hidden>${texts.outcome.receipt.print}</button></div>`;
}

/** The register said no, or nothing was sent: what that means, and what to do now. */
export function refusedPage(visit: Visit, record: ActRecord, signIn: string): Html {
  const { outcome: t, way, state } = visit.texts;
  const again = record.refusal === 'level-too-low' || record.refusal === 'sign-in-again';
  return html`${stateLine('waiting', 'warning', t.notDone)}
    <h1>${t.receipt.acts[record.act]}</h1>
    ${note(html`<p>${t.refusals[record.refusal ?? 'other']}</p>`)}
    <div class="buttons">
      <a class="button" href="${address(visit)}">${way.backToIt}</a>
      ${again && html`<a class="button main" href="${signIn}">${way.signIn}</a>`}
    </div>
    ${again && html`<p class="quiet">${state.level.returns}</p>`}${waysOut(visit, undefined)}`;
}

/** Under way or unknown. Looking again asks the register only what has no effect. */
export function unknownPage(visit: Visit, record: ActRecord, item: Notification | undefined): Html {
  const { outcome: t, way, facts: f } = visit.texts;
  const words = record.state === 'unknown' ? t.unknown : t.underWay;
  return html`${stateLine('waiting', 'dots', words.title)}
    <h1>${item ? theirs(item.title, item.language) : t.receipt.acts[record.act]}</h1>
    ${note(html`<p>${words.text}</p>`)}
    <div class="buttons">
      <a class="button" href="${address(visit, '/leave')}" data-leave>${way.back}</a>
      <a class="button main" href="${address(visit)}">${t.lookNow}</a>
    </div>
    ${facts([
      [t.receipt.what, t.receipt.acts[record.act]],
      [t.receipt.asked, dateTag(officialTime(record.askedAt), visit.language)],
      [f.sender, theirs(record.body.name, null)],
      [f.register, record.registerNumber],
      [t.receipt.key, record.key],
    ])}`;
}
