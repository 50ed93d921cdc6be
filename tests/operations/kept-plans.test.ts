import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { connect, database, sqlState, type Connection, type Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import { INTEREST_EXPENSE } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { useDatabase } from '../support/database';
import { makeStaff, setParameters, testClock } from '../support/hall';
import { payingUnit } from '../support/paying-units';

const { owner, ownerUrl } = useDatabase();
let connection: Connection;

// One connection, so that each transaction follows on the one before.
beforeAll(() => {
  connection = connect({ url: ownerUrl, max: 1 });
  return () => connection.end();
});

const SETTINGS = sql`select current_setting('plan_cache_mode') as cache, current_setting('enable_seqscan') as scans,
  current_setting('enable_hashjoin') as hashes, current_setting('enable_mergejoin') as merges, current_setting('app.actor') as actor`;
const BY_KEYS = { cache: 'force_generic_plan', scans: 'off', hashes: 'off', merges: 'off', actor: 'test' };
const FREELY = { cache: 'auto', scans: 'on', hashes: 'on', merges: 'on', actor: 'test' };

function inTransaction<T>(keepsPlans: boolean, run: (tx: Tx) => Promise<T>): Promise<T> {
  return connection.inTransaction({ actor: 'test', keepsPlans }, run);
}

async function settings(tx: Tx, begins = sql``): Promise<unknown> {
  const [row] = await tx.execute(sql`${begins} ${SETTINGS}`);
  return row;
}

test('plans that are kept go by keys, but for what is planned anew', async () => {
  await inTransaction(true, async (tx) => {
    const asked = [settings(tx), settings(tx, PLANNED_ANEW), settings(tx)];
    expect(await Promise.all(asked)).toEqual([BY_KEYS, FREELY, BY_KEYS]);
  });
});

test('in a transaction that keeps none, nothing is said to the planner', async () => {
  const asked = (tx: Tx) => Promise.all([settings(tx), settings(tx, PLANNED_ANEW)]);
  expect(await inTransaction(false, asked)).toEqual([FREELY, FREELY]);
  await inTransaction(true, settings);
  expect(await inTransaction(false, asked)).toEqual([FREELY, FREELY]);
});

test('what is planned anew tells its own error', async () => {
  const failed = inTransaction(true, (tx) => tx.execute(sql`${PLANNED_ANEW} select 1 / (select 0)`));
  expect(sqlState(await failed.catch((error: unknown) => error))).toBe('22012');
});

test('a first statement that fails fails the transaction, whatever was sent behind it', async () => {
  let sent: Promise<unknown> = Promise.resolve();
  const failed = connection.inTransaction({ actor: 'test', statementSeconds: -5 }, (tx) => {
    sent = tx.execute(sql`select 1`).catch((error: unknown) => error);
    return sent;
  });
  expect(sqlState(await failed.catch((error: unknown) => error))).toBe('22023');
  expect(sqlState(await sent)).toBe('25P02');
});

test('a booking reads no table of the ledger whole, nor looks for the last link of its chain among all journals', async () => {
  await setParameters(owner);
  const funds = await makeStaff(owner, ['funds']);
  const { clerk, account } = await payingUnit(owner, funds);
  const lines = sql`select ${account.id}::uuid as account_id, 100::bigint as amount union all select ${INTEREST_EXPENSE}::uuid, -100::bigint`;
  const header = { kind: 'interest', unitId: clerk.unitId, logId: randomUUID(), valueOn: testClock.today() } as const;
  const read = await database().inTransaction({ actor: funds.id, office: true, keepsPlans: true }, async (tx) => {
    await postJournal(tx, header, { lines, clock: testClock });
    return tx.execute(
      sql`select relname as whole from pg_stat_xact_user_tables where seq_scan > 0 and relname in ('journals', 'entries', 'ledger_accounts')`,
    );
  });
  expect([...read]).toEqual([]);
});
