/**
 * An identifier for the screen, as the data protection authorities agreed for additional provision 7 of Organic Law 3/2018:
 * the fourth to seventh digit stay (`12345678X` → `***4567**`); of a passport with six digits the third to sixth;
 * where there are fewer digits, the last four characters.
 */
export function maskIdentifier(identifier: string): string {
  const characters = Array.from(identifier);
  const digits = characters.flatMap((character, place) => (/[0-9]/.test(character) ? [place] : []));
  const shown = new Set(placesToShow(digits, characters.length));
  return characters.map((character, place) => (shown.has(place) ? character : '*')).join('');
}

function placesToShow(digits: number[], length: number): number[] {
  if (digits.length >= 7) return digits.slice(3, 7);
  if (digits.length === 6) return digits.slice(2, 6);
  return Array.from({ length: Math.min(4, Math.floor(length / 2)) }, (_, i) => length - 1 - i);
}
