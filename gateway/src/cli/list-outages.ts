/** `outages` */
import { dayStart, officialDay, officialTime } from '../folder/time.js';
import type { Outage } from '../outages/types.js';
import { NoLog, openLogs } from '../store/index.js';

export interface OutageDays {
  /** Bare days, both included; thirty days ago and today where they are absent. */
  from?: string;
  to?: string;
}

const usualDays = 30;
const most = 10_000;

/** One line each, newest first, its columns set apart by tabs: since, until, body, service, reason. @returns the exit code: 2 where there is no log */
export async function listOutages(dataDir: string, days: OutageDays): Promise<number> {
  const opened = await openLogs({ dataDir, databaseUrl: process.env['DATABASE_URL'], log: 'outage' }).catch((error: unknown) => {
    if (error instanceof NoLog) return error;
    throw error;
  });
  if (opened instanceof NoLog) {
    process.stderr.write(`${opened.message} Name the folder of the gateway with --data, or its configuration with --config.\n`);
    return 2;
  }
  try {
    const since = await opened.outages.since();
    if (!since) {
      process.stderr.write('No gateway has kept a log of outages there yet.\n');
      return 2;
    }
    const to = days.to ?? officialDay(new Date());
    const from = days.from ? dayStart(days.from) : dayStart(to, -usualDays);
    const found = await opened.outages.find({ from, to: new Date(dayStart(to, 1).getTime() - 1), most });
    process.stdout.write(found.map(line).join(''));
    process.stderr.write(`${found.length} outages; there is a log since ${officialTime(since)}.\n`);
    return 0;
  } finally {
    await opened.close();
  }
}

const line = ({ from, until, ending, lastFailed, administration, service, reason }: Outage): string =>
  `${[
    officialTime(from),
    until ? officialTime(until) : `lasts (failed last at ${officialTime(lastFailed)})`,
    administration,
    service,
    ending === 'not-seen' ? `${reason}, end not seen` : reason,
  ].join('\t')}\n`;
