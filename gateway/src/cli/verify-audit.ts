/** `audit verify` */
import { NoLog, openLogs } from '../store/index.js';

/** @returns the exit code: 0 when the log is what was written, 2 when it is not, or when there is none */
export async function verifyAudit(dataDir: string): Promise<number> {
  const databaseUrl = process.env['DATABASE_URL'];
  const opened = await openLogs({ dataDir, databaseUrl }).catch((error: unknown) => {
    if (error instanceof NoLog) return error;
    throw error;
  });
  if (opened instanceof NoLog) {
    process.stderr.write(
      `${opened.message} Nothing was verified. Name the folder of the gateway with --data, or its configuration with --config.\n`,
    );
    return 2;
  }
  try {
    const verdict = await opened.audit.verify();
    process.stdout.write(
      verdict.ok
        ? `${verdict.rows} rows, all as they were written (${databaseUrl === undefined ? dataDir : `DATABASE_URL, and the head in ${dataDir}`}).\n`
        : `Row ${verdict.at} is not as it was written: ${verdict.reason} (${verdict.rows} rows in all).\n`,
    );
    return verdict.ok ? 0 : 2;
  } finally {
    await opened.close();
  }
}
