/** `audit verify` */
import { openAudit } from '../store/index.js';

/** @returns the exit code: 0 when the log is what was written, 2 when it is not */
export async function verifyAudit(dataDir: string): Promise<number> {
  const log = await openAudit({ dataDir, databaseUrl: process.env['DATABASE_URL'] });
  try {
    const verdict = await log.audit.verify();
    process.stdout.write(
      verdict.ok
        ? `${verdict.rows} rows, all as they were written.\n`
        : `Row ${verdict.at} is not as it was written: ${verdict.reason} (${verdict.rows} rows in all).\n`,
    );
    return verdict.ok ? 0 : 2;
  } finally {
    await log.close();
  }
}
