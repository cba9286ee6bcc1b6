/**
 * INE10, the code of a public body: province (2), municipality (3), INE control digit, suffix (3, 000 for the town council) and a last digit.
 * The rules for the control digits hold for every Catalan town council, but are not published for other bodies: a code that breaks them is
 * worth a warning, never a refusal.
 */
const odd = [0, 3, 8, 2, 7, 4, 1, 5, 9, 6];
const even = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
/** By control digit. */
const lastOfTownCouncil = [0, 7, 2, 8, 3, 6, 9, 5, 1, 4];

/** What is odd about the code, in a sentence, or undefined. */
export function doubtAboutIne10(code: string): string | undefined {
  if (!/^[0-9]{10}$/.test(code)) return 'it should have ten digits';
  const digit = Array.from(code, Number);
  const sum = at(even, digit[0]) + at(odd, digit[1]) + at(digit, 2) + at(even, digit[3]) + at(odd, digit[4]);
  const control = (10 - (sum % 10)) % 10;
  if (control !== digit[5]) return `its sixth digit should be ${control}`;
  if (code.slice(6, 9) !== '000') return undefined;
  const last = at(lastOfTownCouncil, control);
  return last === digit[9] ? undefined : `its last digit should be ${last}`;
}

/** Codes that went through a spreadsheet lose their leading zeros. */
export const repairIne10 = (code: string): string => code.trim().padStart(10, '0');

const at = (table: number[], index = 0): number => table[index] ?? 0;
