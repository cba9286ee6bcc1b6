import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool } from 'pg';

/** The database said nothing for too long. Whether what was asked of it happened is not known. */
class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
}

/**
 * A pool whose connections are thrown away when the other end falls silent, as that of a machine does that lost its network: it closes nothing, and
 * whoever waited for it, and whoever got that connection next, would wait for ever.
 */
export class BoundedPool implements PostgresPool {
  /** @param patience milliseconds for one statement */
  constructor(
    private readonly pool: Pool,
    private readonly patience: number,
  ) {}

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.pool.connect();
    let silent: DatabaseSilent | undefined;
    const query = async <Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
      // The end of a transaction whose statement got no answer: it would wait as long again.
      if (silent) throw silent;
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          silent = new DatabaseSilent(`The database gave no answer within ${this.patience} ms.`);
          reject(silent);
        }, this.patience);
      });
      const asked = client.query(sql, [...parameters]);
      // Fails when the connection is thrown away; by then nobody listens.
      asked.catch(() => undefined);
      try {
        return (await Promise.race([asked, tooLong])) as unknown as PostgresQueryResult<Row>;
      } finally {
        clearTimeout(timer);
      }
    };
    return { query: query as PostgresPoolClient['query'], release: () => client.release(silent) };
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}
