/** Turns the lives as written into the records that each contract delivers. */
import { CITIZEN, type Holder } from '../people.js';
import type { Calendar } from './calendar.js';
import type { Body } from './bodies.js';
import type { Notificacio, Traca } from './contract.js';
import { trace } from './trace-records.js';
import { notification } from './enotum-records.js';
import { caseFile, entry, type UntoldCaseFile, type UntoldEntry } from './hcc-records.js';
import type { Happening, Life, Matter } from './story.js';

/** A record and whose it is. */
export interface Held<Item> {
  holder: Holder;
  item: Item;
}

/** An entry that carries a notification names it, since its state changes when the citizen acts. */
type HeldEntry = Held<UntoldEntry> & { notificationId?: number };

export interface Records {
  caseFiles: Held<UntoldCaseFile>[];
  entries: HeldEntry[];
  notifications: Held<Notificacio>[];
  traces: Held<Traca>[];
}

/** Everything that one body holds, in the order in which it was written down. */
export function recordsOf(body: Body, life: Life, calendar: Calendar): Records {
  const records: Records = { caseFiles: [], entries: [], notifications: [], traces: [] };
  for (const matter of life.matters) {
    const number = matter.number.replace('{y}', calendar.year(matter.opened));
    const context = { body, calendar, records, matter, number, holder: matter.of ?? (CITIZEN.identifier as Holder) };
    const first = records.entries.length;
    matter.thread.forEach((happening, index) => write(happening, context, `${number}#${index}`));
    const own = records.entries.slice(first).map(({ item }) => item);
    records.caseFiles.push({ holder: context.holder, item: caseFile(matter, number, own, body, calendar) });
  }
  life.loose?.forEach((happening, index) => {
    const holder = happening.of ?? (CITIZEN.identifier as Holder);
    write(happening, { body, calendar, records, holder }, `${body.ine10}#${index}`);
  });
  return records;
}

/** Where something happened: in a body, at a time, and perhaps in a matter. */
export interface Context {
  body: Body;
  calendar: Calendar;
  records: Records;
  holder: Holder;
  matter?: Matter;
  number?: string;
}

function write(happening: Happening, context: Context, seed: string): void {
  const { records, holder } = context;
  if (happening.kind === 'consulted') {
    records.traces.push({ holder, item: trace(happening, context, seed) });
    return;
  }
  if (happening.kind === 'communicated') {
    // A communication may do without a register entry, and here it always does.
    records.notifications.push({ holder, item: notification(happening, context, seed) });
    return;
  }
  const item = entry(happening, context, seed);
  if (happening.kind !== 'notified') {
    records.entries.push({ holder, item });
    return;
  }
  const delivered = notification(happening, context, seed, { numero: item.numeroRegistre, data: item.dataActuacio });
  records.entries.push({ holder, item, notificationId: delivered.id });
  records.notifications.push({ holder, item: delivered });
}
