import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { TryAgain } from '@/lib/operations/try-again';
import { logOf } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, makeUnit } from '../support/hall';

const { owner } = useDatabase();

type Stop = (tx: Tx) => Promise<unknown>;

/** What stops a transaction because others were there first. */
const OVERTAKEN: [string, Stop][] = [
  [
    'a serialization failure',
    (tx) => tx.execute(sql`do $$ begin raise exception 'no' using errcode = '40001'; end $$`),
  ],
  ['a deadlock', (tx) => tx.execute(sql`do $$ begin raise exception 'no' using errcode = '40P01'; end $$`)],
  [
    'a lock that did not come',
    (tx) => tx.execute(sql`do $$ begin raise exception 'no' using errcode = '55P03'; end $$`),
  ],
  ['a look that has to be taken anew', () => Promise.reject(new TryAgain('others are concerned'))],
];
const LOST: [string, Stop][] = [
  ['a connection that was lost', (tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)],
];

/** An operation that is stopped so many times before it comes to its end: where it works, or where its refusal is recorded. */
function stopped(times: number, { stop, where }: { stop: (tx: Tx) => Promise<unknown>; where: 'run' | 'record' }) {
  const tries = { run: 0, record: 0 };
  async function passing(place: 'run' | 'record', tx: Tx): Promise<void> {
    tries[place] += 1;
    if (place === where && tries[place] <= times) await stop(tx);
  }
  const operation = unitOperation({
    name: 'notices.read',
    input: z.strictObject({}),
    async run({ tx }) {
      await passing('run', tx);
      if (where === 'record') refuse('nothing-changed', {}, (later) => passing('record', later));
      return 'done';
    },
  });
  return { operation, tries };
}

describe.each([...OVERTAKEN, ...LOST])('after %s', (_, stop) => {
  test('an operation is tried again', async () => {
    const clerk = await makeUnit(owner);
    const { operation, tries } = stopped(2, { stop, where: 'run' });
    expect(await act(clerk, operation, { input: {} })).toMatchObject({ ok: true, result: 'done' });
    expect(tries.run).toBe(3);
    expect(await logOf(owner, clerk.id, 'notices.read')).toEqual(['done']);
  });

  test('a refusal is recorded all the same, once', async () => {
    const clerk = await makeUnit(owner);
    const { operation, tries } = stopped(2, { stop, where: 'record' });
    expect(await act(clerk, operation, { input: {} })).toMatchObject({ ok: false, refusal: 'nothing-changed' });
    expect(tries).toEqual({ run: 1, record: 3 });
    expect(await logOf(owner, clerk.id, 'notices.read')).toEqual(['nothing-changed']);
  });
});

describe.each(['run', 'record'] as const)('three times, in its %s,', (where) => {
  test.each(OVERTAKEN)('%s is told, without a trace, and the same request may come again', async (_, stop) => {
    const clerk = await makeUnit(owner);
    const { operation } = stopped(3, { stop, where });
    const request = { key: randomUUID(), input: {} };
    expect(await act(clerk, operation, request)).toMatchObject({ ok: false, refusal: 'busy' });
    expect(await logOf(owner, clerk.id, 'notices.read')).toEqual([]);
    expect(await act(clerk, operation, request)).not.toMatchObject({ refusal: 'busy' });
  });

  test.each(LOST)('%s is a bug', async (_, stop) => {
    const clerk = await makeUnit(owner);
    const { operation } = stopped(3, { stop, where });
    await expect(act(clerk, operation, { input: {} })).rejects.toThrow();
    expect(await logOf(owner, clerk.id, 'notices.read')).toEqual([]);
  });
});
