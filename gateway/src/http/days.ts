import { isDay } from '../folder/time.js';
import { Problem } from './problem.js';

/** The shape of a day says nothing about February: what is none is refused before anybody is asked. @throws {Problem} */
export function refuseOtherThanDays(days: Readonly<Record<string, string | undefined>>): void {
  for (const [name, day] of Object.entries(days))
    if (day !== undefined && !isDay(day)) throw new Problem('parameter-invalid', `"${name}" has to be a day of the calendar.`);
}
