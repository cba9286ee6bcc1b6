/** Pieces that several pages are made of. */
import type { Notification } from '../../folder/model.js';
import { html, type Html } from '../../pages/html.js';
import { tagOf } from '../../pages/language.js';
import type { Saying } from './texts.js';
import { address, type Visit } from './visit.js';
import { dateTag, daysLeft, termTag } from './words.js';

/** From so many days before the end on, something is about to be lost. */
const urgent = 3;

/** The drawings of the tags, on a 16 by 16 grid; each stands beside a word. */
const paths = {
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8l2.5 1.5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  letter: 'M1.5 4h13v9h-13zM1.5 4.5L8 9l6.5-4.5',
  warning: 'M8 2L14.5 13.5h-13zM8 6.5v3M8 11.5v.2',
} as const;

export type Tone = 'waiting' | 'overdue' | 'done' | 'quiet';

export const stateLine = (tone: Tone, icon: keyof typeof paths, words: string): Html =>
  html`<p class="state ${tone}">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="${paths[icon]}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </svg>
    <span>${words}</span>
  </p>`;

/** Text of an administration, as it came, in its own language where that is known and out of the way of its neighbours' direction. */
export const theirs = (text: string, language: Notification['language']): Html =>
  html`<bdi${language && html` lang="${tagOf(language)}"`}>${text}</bdi>`;

export const note = (content: Html): Html => html`<div class="note">${content}</div>`;

export const saying = ({ title, text }: Saying): Html =>
  html`<h2>${title}</h2>
    <p>${text}</p>`;

export type Fact = readonly [name: string, value: string | Html | null | undefined];

/** A list of facts; those that are not known are left out. */
export const facts = (rows: readonly Fact[]): Html =>
  html`<dl>
    ${rows.flatMap(([name, value]) =>
      value
        ? [
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
          ]
        : [],
    )}
  </dl>`;

/** What the list says of it, in the order in which it is asked, below what a page says before. */
export function notificationFacts(visit: Visit, item: Notification, before: readonly Fact[] = []): Html {
  const { facts: t } = visit.texts;
  const { issuer, language } = item;
  return facts([
    ...before,
    [t.sender, theirs([issuer.name, issuer.department].filter(Boolean).join(' · '), language)],
    [t.kind, t.kinds[item.kind]],
    [t.reference, item.reference],
    [t.caseFile, item.caseFile === item.reference ? null : item.caseFile],
    [t.register, item.registerNumber],
    [t.deposited, item.depositedAt && dateTag(item.depositedAt, visit.language)],
    [t.expires, expiry(visit, item)],
    [t.served, item.servedAt && dateTag(item.servedAt, visit.language)],
    [t.level, item.level && t.levels[item.level]],
    [t.channel, item.alsoOnPaper === null ? null : item.alsoOnPaper ? t.alsoOnPaper : t.digital],
  ]);
}

/** Exactly what the contract says, and an estimate called one. */
export function expiry(visit: Visit, { kind, state, expiresAt, expirySource }: Notification): Html | null {
  if (kind === 'communication' || (state !== 'available' && state !== 'unknown') || !expiresAt) return null;
  return html`${termTag(expiresAt, visit.language)}${expirySource === 'estimated' && ` ${visit.texts.facts.estimated}`}`;
}

/** How much time there is, as the first thing on the page. */
export function timeLeft({ texts, officialTime }: Visit, item: Notification): Html {
  const { facts: t } = texts;
  const left = item.kind === 'communication' || !item.expiresAt ? undefined : daysLeft(officialTime, item.expiresAt);
  return left === undefined
    ? stateLine('quiet', 'letter', t.kinds[item.kind])
    : stateLine(left <= urgent ? 'overdue' : 'waiting', 'clock', t.daysLeft(left));
}

/** Title and sender, as every page about a notification begins. */
export const heading = (item: Notification): Html => html`<h1>${theirs(item.title, item.language)}</h1>`;

/** An address, and what its button says. */
export type Way = readonly [href: string, words: string];

/** Back to the town's page from which the citizen came, where that is known. */
export function wayHome({ texts, site }: Visit): Way[] {
  const page = site?.returnUrls[0];
  return site && page ? [[page, texts.way.backTo(site.name)]] : [];
}

export const buttons = (ways: readonly Way[]): Html | undefined =>
  ways.length === 0
    ? undefined
    : html`<div class="buttons screen">${ways.map(([href, words]) => html`<a class="button" href="${href}">${words}</a>`)}</div>`;

/** Ways out: to whoever sent it, and to report that something did not work. */
export function waysOut(visit: Visit, item: Notification | undefined): Html {
  const { texts } = visit;
  const link = item?.link?.trusted ? item.link : undefined;
  return html`<p class="screen">
      <a class="lone" href="${address(visit, '/incident')}">${texts.incident.link}</a>
    </p>
    ${
      link &&
      html`<p class="screen">
        <a class="lone" href="${link.href}" rel="noopener noreferrer">${texts.way.toIssuer(link.host)}</a>
      </p>`
    }`;
}
