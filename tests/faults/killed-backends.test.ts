import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connect, isConnectionLost, sqlState, type Connection } from '@/db/client';
import { useDatabase } from '../support/database';

const KILLS = 120;
const ACCOUNTS = 20;
const OPENING = 1_000_000n;
const CLERKS = 8;

const { owner, ownerUrl } = useDatabase();

it(`survives ${KILLS} killed back ends: nothing half applied, nothing uncaught, nothing hung`, async () => {
  await owner.raw`create table purses (id int primary key, balance bigint not null)`;
  await owner.raw`insert into purses select g, ${OPENING} from generate_series(1, ${ACCOUNTS}) g`;
  await owner.raw`create table movements (transfer uuid not null, purse int not null, amount bigint not null)`;

  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', note).on('unhandledRejection', note);
  // Fewer connections than clerks, so that every freed one is wanted at once.
  const victim = connect({ url: ownerUrl, max: 4 });
  const told = { committed: [] as string[], lost: [] as string[], other: [] as unknown[] };
  let stopped = false;

  async function clerk() {
    while (!stopped) {
      const transfer = randomUUID();
      try {
        await move(victim, transfer);
        told.committed.push(transfer);
      } catch (error) {
        // Two transfers that lock each other out are the engine's to repeat.
        if (isConnectionLost(error)) told.lost.push(transfer);
        else if (sqlState(error) !== '40P01') told.other.push(error);
      }
    }
  }

  const clerks = Array.from({ length: CLERKS }, clerk);
  const killed = await killRandomly(owner);
  // A busy machine commits less in between; the clerks go on until as much has come through as was killed.
  while (told.committed.length <= KILLS) await sleep(20);
  stopped = true;
  const settled = await Promise.race([Promise.all(clerks).then(() => true), sleep(10_000, false)]);
  await victim.end();
  await sleep(200);
  process.off('uncaughtException', note).off('unhandledRejection', note);

  expect(killed).toBeGreaterThanOrEqual(KILLS);
  expect(settled).toBe(true);
  expect(uncaught).toEqual([]);
  expect(told.other).toEqual([]);
  expect(told.lost.length).toBeGreaterThan(KILLS / 4);
  expect(told.committed.length).toBeGreaterThan(KILLS);

  const halves = await owner.raw`
    select transfer from movements group by transfer having count(*) <> 2 or sum(amount) <> 0`;
  expect(halves).toEqual([]);
  const drifted = await owner.raw`
    select id from purses p
    where balance <> ${OPENING} + (select coalesce(sum(amount), 0) from movements where purse = p.id)`;
  expect(drifted).toEqual([]);
  const done = new Set(
    (await owner.raw<{ transfer: string }[]>`select distinct transfer from movements`).map((row) => row.transfer),
  );
  expect(told.committed.filter((transfer) => !done.has(transfer))).toEqual([]);
}, 120_000);

/** Moves money in four statements with a pause between, a third of them inside a savepoint that may fail. */
async function move(connection: Connection, transfer: string): Promise<void> {
  const [from = 1, to = 2] = [1, 2].map(() => 1 + Math.floor(Math.random() * ACCOUNTS));
  const amount = BigInt(1 + Math.floor(Math.random() * 100));
  await connection.inTransaction({ actor: 'test' }, async (tx) => {
    await tx.execute(sql`update purses set balance = balance - ${amount} where id = ${from}`);
    await tx.execute(sql`insert into movements values (${transfer}, ${from}, ${-amount})`);
    await sleep(Math.random() * 6);
    await tx.transaction(async (inner) => {
      await inner.execute(sql`update purses set balance = balance + ${amount} where id = ${to}`);
      // Code that makes something else of an error, or nothing, must not make a half of a transaction either.
      await inner.execute(sql`select pg_sleep(${Math.random() * 0.003})`).catch(() => undefined);
    });
    await tx.execute(sql`insert into movements values (${transfer}, ${to}, ${amount})`);
  });
}

async function killRandomly(killer: Connection): Promise<number> {
  let killed = 0;
  while (killed < KILLS) {
    await sleep(20 + Math.random() * 60);
    // Now and then two in the same moment, and now and then all.
    const count = [1, 1, 1, 2, 4][Math.floor(Math.random() * 5)] ?? 1;
    const gone = await killer.raw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid not in (
        select pid from pg_stat_activity where query like '%pg_terminate_backend%')
      order by random() limit ${count}`;
    killed += gone.length;
  }
  return killed;
}
