/** Whether an answer of Representa really says yes: a positive code alone is not believed, the representation that it names is read. */
import { SourceFailure } from '../../folder/ports.js';
import { keyOf } from '../reading/choice.js';
import { tidyIdentifier } from '../reading/asked.js';
import { fromMadrid } from '../reading/madrid.js';
import { readMoment } from '../reading/moment.js';
import { Notes } from '../reading/notes.js';
import { readIne10 } from '../reading/ine10.js';
import { isBlank } from '../reading/text.js';
import { all, at as pathOf, type Element, find } from './message.js';

export interface Asked {
  representative: string;
  represented: string;
  scope: { administration: string; procedure: string | null };
  /** Madrid wall time, to the second. */
  at: string;
}

/** Not registered, or no longer in force: the register's word for no. */
const saysNo = new Set(['1', '5', '100']);
const capacities = new Set(['NOTIFICAR', 'GENERAL']);

/** @throws {SourceFailure} where the answer is neither yes nor no */
export function isValid(answer: Element, asked: Asked): boolean {
  const fault = find(answer, 'Fault');
  if (fault) throw new SourceFailure('failed', 'representa validacio: the platform answered with a fault');
  const result = pathOf(find(answer, 'validarRepresentacioResponse'), 'resultat');
  const code = pathOf(result, 'resposta', 'codi')?.text;
  if (!result || code === undefined || !/^\d{1,4}$/.test(code)) {
    throw new SourceFailure('malformed', 'representa validacio: the answer has not the shape of the contract');
  }
  if (saysNo.has(String(Number(code)))) return false;
  if (Number(code) !== 0) throw new SourceFailure('failed', `representa validacio: code ${code}`);
  const representation = pathOf(result, 'representacio');
  if (!representation) throw new SourceFailure('malformed', 'representa validacio: yes without a representation');
  return isBetween(representation, asked) && isWide(representation, asked) && isInForce(representation, asked);
}

const textAt = (element: Element, ...path: string[]): string => pathOf(element, ...path)?.text ?? '';

/** @throws {SourceFailure} where everything else says yes and nobody can tell whether it has begun */
function isInForce(representation: Element, { at }: Asked): boolean {
  if (keyOf(textAt(representation, 'estat')) !== 'VALIDA') return false;
  const start = textAt(representation, 'dataIniciVigencia');
  const from = momentOf(start, '00:00:00');
  const until = momentOf(textAt(representation, 'dataFiVigencia'), '23:59:59');
  const now = momentOf(at, '00:00:00') ?? Number.NaN;
  // A power always has an end (five years at most): one without is no answer that we understand.
  if (until === null || !(now <= until)) return false;
  if (from === null && !isBlank(start)) throw new SourceFailure('malformed', 'representa validacio: a beginning that nobody can read');
  return from === null || from <= now;
}

/** Milliseconds since 1970. A bare day is whole and Madrid's: it begins at its first second there, and ends at its last. */
function momentOf(text: string, ofBareDay: '00:00:00' | '23:59:59'): number | null {
  const moment = readMoment(text, new Notes(), 'term');
  if (moment === null) return null;
  return moment.includes('T') ? Date.parse(moment) : fromMadrid(Date.parse(`${moment}T${ofBareDay}Z`));
}

/** A register that answers about other people than those asked for is not believed; it may leave them out. */
function isBetween(representation: Element, { representative, represented }: Asked): boolean {
  const fits = (role: string, number: string): boolean => {
    const told = textAt(representation, role, 'valorDocumentIdentificatiu');
    return told === '' || tidyIdentifier(told) === number;
  };
  return fits('representant', representative) && fits('poderdant', represented);
}

/**
 * The capacity to be notified, in general, at this body, or in this procedure. The label of the type is often wrong; the scope itself counts. Where the
 * answer repeats no capacities at all, it speaks of the one that was asked for.
 */
function isWide(representation: Element, { scope }: Asked): boolean {
  const reach = pathOf(representation, 'ambitRepresentacio');
  const told = all(pathOf(reach, 'capacitats'), 'codi').map(({ text }) => keyOf(text));
  if (told.length > 0 && !told.some((capacity) => capacities.has(capacity))) return false;
  const body = textAt(reach ?? representation, 'administracio', 'codi');
  if (body !== '' && readIne10(body, new Notes(), 'administration') !== scope.administration) return false;
  const procedure = pathOf(reach, 'tramit');
  return !procedure || textAt(procedure, 'codi') === scope.procedure;
}
