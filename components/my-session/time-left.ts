import { msg, str } from '@lit/localize';

const minute = 60_000;

/** How long before the end the citizen is warned, in milliseconds. */
export const warnFrom = 2 * minute;

/** The time left, in the largest unit that says enough. */
export function timeLeftText(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / minute);
  if (minutes <= 1) return msg('Et queda menys d’un minut');
  if (minutes < 120) return msg(str`Et queden ${minutes} minuts`);
  return msg(str`Et queden ${Math.floor(minutes / 60)} hores`);
}
