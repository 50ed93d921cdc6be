import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, sqlState, type Connection, type Tx } from '@/db/client';
import { useDatabase } from '../support/database';

const { owner, ownerUrl } = useDatabase();
const ACTOR = { actor: 'test' };
let connection: Connection;

beforeAll(async () => {
  await owner.raw`create table traces (word text not null)`;
  connection = connect({ url: ownerUrl, max: 1 });
  return () => connection.end();
});

beforeEach(() => owner.raw`truncate traces`);

async function traces(): Promise<string[]> {
  const rows = await owner.raw<{ word: string }[]>`select word from traces order by word`;
  return rows.map(({ word }) => word);
}

/** Statements one after the other, each sent when the one before was answered. */
async function goOn(tx: Tx): Promise<void> {
  for (let step = 0; step < 20; step += 1) await tx.execute(sql`insert into traces values (${`went on ${step}`})`);
}

async function fail(tx: Tx): Promise<never> {
  await tx.execute(sql`select 1`);
  throw new Error('refused');
}

test('what goes on beside something that has failed writes nothing once the transaction is rolled back', async () => {
  const outcome = connection.inTransaction(ACTOR, (tx) => Promise.all([goOn(tx), fail(tx)]));
  await expect(outcome).rejects.toThrow('refused');
  await sleep(100);
  expect(await traces()).toEqual([]);
});

test('nor does it reach the next transaction on the same connection', async () => {
  const first = connection.inTransaction(ACTOR, (tx) => Promise.all([goOn(tx), fail(tx)]));
  const next = connection.inTransaction(ACTOR, async (tx) => {
    await tx.execute(sql`insert into traces values ('next')`);
    await sleep(50);
  });
  await expect(first).rejects.toThrow('refused');
  await next;
  expect(await traces()).toEqual(['next']);
});

test('what nobody waited for is refused when the transaction is committed', async () => {
  let late: Promise<unknown> = Promise.resolve();
  await connection.inTransaction(ACTOR, async (tx) => {
    await tx.execute(sql`insert into traces values ('waited for')`);
    late = goOn(tx).catch((error: unknown) => error);
  });
  expect(await late).toMatchObject({ cause: { message: expect.stringContaining('is over') as string } });
  expect(await traces()).toEqual(['waited for', 'went on 0']);
});

test('a savepoint that was rolled back takes nothing more', async () => {
  await connection.inTransaction(ACTOR, async (tx) => {
    const inner = tx.transaction((point) => Promise.all([goOn(point), fail(point)]));
    await expect(inner).rejects.toThrow('refused');
    await sleep(50);
  });
  expect((await traces()).filter((word) => word.startsWith('went on'))).toEqual([]);
});

test('the first error is told, not that what came after it was ignored', async () => {
  const outcome = connection.inTransaction(ACTOR, async (tx) => {
    await tx.execute(sql`select 1 / (select count(*) from traces)`).catch(() => undefined);
    await tx.execute(sql`select 1`);
  });
  expect(sqlState(await outcome.catch((error: unknown) => error))).toBe('22012');
});

const FAILING = {
  'that fails': { statement: sql`select 1 / (select count(*) - 1 from traces)`, told: /division by zero/ },
  'that cannot be sent': { statement: sql`select ${sql.param(undefined)}`, told: /parameter/ },
};
const PLACES: Record<string, (tx: Tx, send: (handle: Tx) => Promise<void>) => Promise<void>> = {
  'in the transaction': (tx, send) => send(tx),
  'in a savepoint': (tx, send) => tx.transaction(send),
};

test.each(
  Object.entries(FAILING).flatMap(([which, failing]) =>
    Object.entries(PLACES).map(([where, within]) => ({ which, where, within, ...failing })),
  ),
)('a statement $which $where, that nobody waited for, undoes it all', async ({ statement, within, told }) => {
  const outcome = connection.inTransaction(ACTOR, async (tx) => {
    await tx.execute(sql`insert into traces values ('before')`);
    await within(tx, (handle) => {
      handle
        .execute(statement)
        .execute()
        .catch(() => undefined);
      return Promise.resolve();
    });
  });
  await expect(outcome).rejects.toThrow(told);
  expect(await traces()).toEqual([]);
});

test.each([
  ['that is undefined', sql`select ${sql.param(undefined)}`],
  [
    'too many',
    sql`select ${sql.join(
      Array.from({ length: 65_534 }, () => sql`${1}`),
      sql`, `,
    )}`,
  ],
])('a parameter %s is an error of its statement, and the connection goes on', async (_which, statement) => {
  await connection.inTransaction(ACTOR, (tx) => tx.execute(sql`select 1`));
  const outcome = connection.inTransaction(ACTOR, (tx) => tx.execute(statement));
  await expect(outcome).rejects.toThrow(/parameter/);
  await connection.inTransaction(ACTOR, (tx) => tx.execute(sql`insert into traces values ('next')`));
  expect(await traces()).toEqual(['next']);
});
