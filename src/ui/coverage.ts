/** The promise that silence never looks like absence: who was asked, who answered, who did not. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Coverage, Source } from '../gateway/types.js';
import { icon } from './icons.js';

/** What became of a list's question so far. `Resource` has this shape. */
export interface Answers {
  readonly coverage: readonly Coverage[];
  /** Sources that have not answered. */
  readonly pending: readonly Source[];
  /** Whether they still may; false once the connection has broken off. */
  readonly streaming: boolean;
  /** How many bodies could have been asked and were not, this time. */
  readonly unasked: number;
  /** The only body whose data this page gets; empty where it gets all. */
  readonly limitedTo?: string;
}

type CoverageState = Coverage['state'];

/** Bodies that the line itself names; where more are missing it names one of each kind, and all are in the list behind it. */
const namedInLine = 3;

// Our own log is no public body.
const isBody = ({ service }: Pick<Source, 'service'>): boolean => service !== 'gateway';
export const hasAnswered = ({ state }: Coverage): boolean => state === 'answered' || state === 'empty';

/** Our own log is kept under the gateway's address, which says nothing to a citizen. */
export const nameOf = (source: Pick<Source, 'service' | 'name'>): string => (isBody(source) ? source.name : msg('El teu espai'));

/** The sources whose answer is missing or cannot be trusted to be whole. */
export const missing = ({ coverage }: Answers): readonly Coverage[] => coverage.filter((source) => !hasAnswered(source));

/** How many bodies answered. */
export const answeredBodies = ({ coverage }: Answers): number => coverage.filter((source) => isBody(source) && hasAnswered(source)).length;

const askedBodies = ({ coverage, pending }: Answers): number => [...coverage, ...pending].filter(isBody).length;

/** Whether asking again may bring what is missing. */
export const worthRetrying = (answers: Answers): boolean => answers.unasked > 0 || missing(answers).some(({ retryable }) => retryable);

/** Whether nothing that was looked for can have been missed among the connected bodies. */
export const isWhole = (answers: Answers): boolean =>
  answers.unasked === 0 &&
  !answers.limitedTo &&
  missing(answers).length === 0 &&
  answers.coverage.every(({ discarded: lost }) => lost === 0);

function names(sources: readonly Coverage[], most: number): string {
  const shown = sources.slice(0, most).map(nameOf);
  const rest = sources.length - shown.length;
  return rest > 0 ? msg(str`${shown.join(', ')} i ${rest} més`) : shown.join(', ');
}

function unaskedWords(unasked: number): string[] {
  if (unasked === 0) return [];
  return [unasked === 1 ? msg('encara falta preguntar a 1 ens') : msg(str`encara falta preguntar a ${unasked} ens`)];
}

const limitWords = (name = ''): string[] => (name ? [msg(str`aquesta pàgina només ensenya el que és de: ${name}`)] : []);

/** Each group of states that the line tells apart, with its sentence. */
function complaints(answers: Answers): string[] {
  const lost = missing(answers);
  const partial = answers.coverage.filter((source) => hasAnswered(source) && source.discarded > 0);
  const most = lost.length + partial.length > namedInLine ? 1 : namedInLine;
  const of = (...states: CoverageState[]): readonly Coverage[] => lost.filter(({ state }) => states.includes(state));
  const said = (sources: readonly Coverage[], sentence: (names: string, one: boolean) => string): string[] =>
    sources.length ? [sentence(names(sources, most), sources.length === 1)] : [];
  return [
    ...unaskedWords(answers.unasked),
    ...limitWords(answers.limitedTo),
    ...said(of('late', 'failed'), (who, one) => (one ? msg(str`No ha respost: ${who}`) : msg(str`No han respost: ${who}`))),
    ...said(of('malformed'), (who) => msg(str`Resposta que no podem llegir: ${who}`)),
    ...said(of('level-too-low'), (who) => msg(str`Cal una identificació més segura: ${who}`)),
    ...said(of('not-represented'), (who) => msg(str`No hi pots actuar en nom d’altri: ${who}`)),
    ...said(of('not-connected'), (who) => msg(str`Encara sense connexió: ${who}`)),
    ...said(partial, (who) => msg(str`Resposta llegida només en part: ${who}`)),
  ];
}

/** `11 de 13 ens han respost`, or what is true in its place. */
export function countSentence(answers: Answers): string {
  const { pending } = answers;
  const asked = askedBodies(answers);
  const answered = answeredBodies(answers);
  if (asked === 0) return msg('No hi ha cap ens connectat per preguntar-li.');
  if (answered === 0 && pending.length === 0) return msg('No tenim cap resposta');
  if (answered < asked) {
    return answered === 1 ? msg(str`1 de ${asked} ens ha respost`) : msg(str`${answered} de ${asked} ens han respost`);
  }
  return asked === 1 ? msg('L’ens ha respost') : msg(str`Els ${asked} ens han respost`);
}

/** The whole line as one text, as it is also said aloud. */
export const coverageSentence = (answers: Answers): string =>
  [
    countSentence(answers),
    ...(answers.pending.some(isBody) ? [answers.streaming ? msg('esperem la resta') : msg('de la resta no n’ha arribat resposta')] : []),
    ...complaints(answers),
  ].join(' · ');

export const againButton = (retry: () => void): TemplateResult =>
  html`<button class="plain" type="button" part="retry" @click=${retry}>${msg('Torna-ho a provar')}</button>`;

/**
 * The line: quiet while all is well, plain when something is missing; it opens to the list of bodies. Nothing before anybody was asked.
 * @param bodies that list, which may come later
 */
export function coverageLine(answers: Answers, retry: () => void, bodies: unknown): TemplateResult | typeof nothing {
  const { coverage, pending } = answers;
  if (coverage.length + pending.length === 0) return nothing;
  const trouble = complaints(answers).length > 0 || (pending.length > 0 && !answers.streaming);
  return html`<div class="coverage ${trouble ? 'missing' : ''}" part="coverage">
    <details>
      <summary>${trouble ? icon('warning') : nothing}<span>${coverageSentence(answers)}</span></summary>
      ${bodies}
    </details>
    ${worthRetrying(answers) && pending.length === 0 ? againButton(retry) : nothing}
  </div>`;
}
