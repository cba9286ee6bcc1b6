import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** The embedded engine as a pool of one connection: whoever comes second waits until the first releases it. */
export class PGlitePool implements PostgresPool {
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly engine: PGlite) {}

  async connect(): Promise<PostgresPoolClient> {
    const before = this.#last;
    let release!: () => void;
    this.#last = new Promise((resolve) => (release = resolve));
    await before;
    return { query: this.#query as PostgresPoolClient['query'], release };
  }

  async end(): Promise<void> {
    await this.#last;
    await this.engine.close();
  }

  readonly #query = async <Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
    const { rows, affectedRows } = await this.engine.query<Row>(sql, [...parameters]);
    const command = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() as PostgresQueryResult<Row>['command'];
    return { command, rowCount: affectedRows ?? rows.length, rows };
  };
}
