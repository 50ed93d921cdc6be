import { sql, type SQL } from 'drizzle-orm';
import { connect, type Connection } from '@/db/client';
import { runningEmbedded } from '@/db/embedded';
import { browserTestEnv } from '@/lib/env';

/** The database behind the hall that is tested, as its owner, who sees every unit. */
export function hallDatabase(): Connection {
  const { DATA_DIR } = browserTestEnv();
  const address = runningEmbedded(DATA_DIR);
  if (!address) throw new Error(`no database runs in ${DATA_DIR}`);
  return connect({ url: address, max: 2 });
}

/** Rows of a query over all units. */
export function rowsOf<Row extends Record<string, unknown>>(owner: Connection, query: SQL): Promise<Row[]> {
  return owner.inTransaction({ actor: 'e2e', office: true }, async (tx) => (await tx.execute<Row>(query)) as Row[]);
}

/** The only row of a query; none, or more, is a fault of the test. */
export async function rowOf<Row extends Record<string, unknown>>(owner: Connection, query: SQL): Promise<Row> {
  const [row, ...more] = await rowsOf<Row>(owner, query);
  if (!row || more.length > 0) throw new Error(`one row was expected, not ${row ? more.length + 1 : 0}`);
  return row;
}

export function unitId(number: string): SQL {
  return sql`(select id from units where number = ${number})`;
}
