/** What became of an act: the receipt, the reason why not, or that nobody knows. */
import { maskIdentifier } from '../../identity/mask.js';
import { officialTime } from '../../folder/time.js';
import type { Notification } from '../../folder/model.js';
import type { ActRecord } from '../types.js';
import { html, type Html } from '../../pages/html.js';
import { expiry, facts, note, saying, stateLine, theirs, timeLeft, wayHome, waysOut } from './parts.js';
import type { Saying } from './texts.js';
import { address, type Visit } from './visit.js';
import { dateTag } from './words.js';

/** What an act that is on record is called; where only the list says so, nobody knows whose act it was. */
export const doneTitle = ({ texts }: Visit, { act, confirmedBy }: ActRecord): string =>
  texts.outcome[confirmedBy === 'list' ? 'listed' : 'done'][act];

/** Banner and receipt of an act that is on record. `item` is missing where the register cannot be asked now; `below` leads to the letter. */
export function donePart(visit: Visit, record: ActRecord, item: Notification | undefined, below: Html | undefined): Html {
  const { outcome: t } = visit.texts;
  return html`${stateLine('done', 'check', doneTitle(visit, record))}
    <h1>${item ? theirs(item.title, item.language) : t.receipt.acts[record.act]}</h1>
    <p>${t.doneText[record.act]} ${below}</p>
    ${item?.state === 'available' && note(html`<p>${t.notListedYet}</p>`)}${receipt(visit, record, item)}`;
}

/** What is kept of an act, to be printed; it says no more than is known. */
export function receipt(visit: Visit, record: ActRecord, item: Notification | undefined): Html {
  const { outcome, facts: f } = visit.texts;
  const { receipt: t } = outcome;
  const { citizen, language, operator } = visit;
  const byList = record.confirmedBy === 'list';
  const actingFor = citizen?.person.actingFor;
  const stamp = (at: Date): Html => dateTag(officialTime(at), language);
  return html`<h2>${t.heading}</h2>
    ${facts([
      [byList ? t.whatAsked : t.what, t.acts[record.act]],
      record.servedAt ? [t.officialTime, dateTag(record.servedAt, language)] : [t.writtenDown, stamp(record.settledAt ?? record.askedAt)],
      [t.asked, stamp(record.askedAt)],
      [f.title, item && theirs(item.title, item.language)],
      [f.sender, theirs(item?.issuer.name ?? record.body.name, null)],
      [f.reference, item?.reference],
      [f.register, record.registerNumber ?? item?.registerNumber],
      [byList ? t.whoAsked : t.who, citizen && `${citizen.name} (${citizen.maskedIdentifier})`],
      [t.onBehalfOf, record.onBehalfOf && actingFor ? `${actingFor.name} (${maskIdentifier(actingFor.identifier)})` : null],
      [t.level, f.levels[record.level]],
      [t.channel, record.changesChannel && !byList ? t.channelChanged : null],
      [t.key, record.key],
      [t.issuedBy, operator.name],
    ])}
    ${byList && note(html`<p>${outcome.byList}</p>`)}
    <p class="quiet">${t.keep}</p>
    <div class="buttons"><button type="button" data-print hidden>${t.print}</button></div>`;
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

/** Under way or unknown. Looking again asks the register only what has no effect; `offersAgain` where the same page lets the citizen ask anew. */
export function unknownPage(visit: Visit, record: ActRecord, item: Notification | undefined, offersAgain = false): Html {
  const { outcome: t } = visit.texts;
  return html`${stateLine('waiting', 'dots', openWords(visit, record).title)}
    ${item?.state === 'available' && item.kind !== 'communication' && timeLeft(visit, item)}
    <h1>${item ? theirs(item.title, item.language) : t.receipt.acts[record.act]}</h1>
    ${openNote(visit, record, item, offersAgain)}
    <div class="buttons">
      ${wayHome(visit).map(([href, words]) => html`<a class="button" href="${href}">${words}</a>`)}
      <a class="button main" href="${address(visit)}">${t.lookNow}</a>
    </div>
    ${openFacts(visit, record, item)}`;
}

/** An act on record where the register cannot be asked: what is kept here of it. */
export function keptPart(visit: Visit, record: ActRecord): Html {
  if (record.state === 'confirmed') return receipt(visit, record, undefined);
  return html`<h2>${openWords(visit, record).title}</h2>
    ${openNote(visit, record, undefined, false)}${openFacts(visit, record, undefined)}`;
}

const openWords = ({ texts }: Visit, { state }: ActRecord): Saying => texts.outcome[state === 'unknown' ? 'unknown' : 'underWay'];

/** What it means, that the term goes on meanwhile, and when to come back; and what the list says, where that settles nothing. */
function openNote(visit: Visit, record: ActRecord, item: Notification | undefined, offersAgain: boolean): Html {
  const { outcome: t, state } = visit.texts;
  const isRunning = record.state === 'unknown' && (item === undefined || item.state === 'available');
  return html`${note(
    html`<p>${openWords(visit, record).text}</p>
      ${isRunning && html`<p>${record.act !== 'read' && t.termRuns} ${!offersAgain && t.comeBack}</p>`}`,
  )}
  ${item && item.state !== 'available' && note(saying(state.final[item.state]))}`;
}

const openFacts = (visit: Visit, record: ActRecord, item: Notification | undefined): Html => {
  const { outcome, facts: t } = visit.texts;
  const { receipt: r } = outcome;
  return facts([
    [r.whatAsked, r.acts[record.act]],
    [r.asked, dateTag(officialTime(record.askedAt), visit.language)],
    [t.expires, item && expiry(visit, item)],
    [t.sender, theirs(record.body.name, null)],
    [t.register, record.registerNumber],
    [r.key, record.key],
  ]);
};
