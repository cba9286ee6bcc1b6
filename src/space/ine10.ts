const odd = '0246813579';
const even = '0382741596';
const lastOfTownHall = '0728369514';

/**
 * What is odd about an INE10 code of ten digits; `undefined` if nothing. The rules for control digits are not published
 * for every kind of body, so the answer is a warning and never a refusal.
 */
export function oddityOfIne10(code: string): string | undefined {
  const digits = Array.from(code, Number);
  const sum = digits.slice(0, 5).reduce((total, digit, place) => total + weigh(digit, place), 0);
  const control = (10 - (sum % 10)) % 10;
  if (digits[5] !== control) return `its sixth digit would be ${String(control)}`;
  const last = lastOfTownHall[control];
  if (code.slice(6, 9) === '000' && code[9] !== last) return `its last digit would be ${String(last)}`;
  return undefined;
}

function weigh(digit: number, place: number): number {
  if (place === 2) return digit;
  return Number((place % 3 === 0 ? odd : even)[digit]);
}
