import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database, type Tx } from '@/db/client';
import { units } from '@/db/schema/units';
import { TryAgain } from '@/lib/operations/try-again';
import { lockForPosting } from '@/lib/remittances/lock-for-posting';
import { payBack } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import { behindLock } from '../support/unit-lock';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

/** In the several ways in which a query can be sent. */
const READS: Record<string, (tx: Tx, unitId: string) => Promise<string | undefined>> = {
  async 'that is waited for'(tx, unitId) {
    return (await tx.select({ name: units.name }).from(units).where(eq(units.id, unitId)))[0]?.name;
  },
  async 'that is sent at once'(tx, unitId) {
    return (await tx.select({ name: units.name }).from(units).where(eq(units.id, unitId)).execute())[0]?.name;
  },
  async 'in plain SQL'(tx, unitId) {
    return (await tx.execute<{ name: string }>(sql`select name from units where id = ${unitId}`))[0]?.name;
  },
};

test.each(
  Object.keys(READS).flatMap((way) => [
    { way, keepsPlans: true },
    { way, keepsPlans: false },
  ]),
)('a question $way is answered behind the locks (plans kept: $keepsPlans)', async ({ way, keepsPlans }) => {
  const { unitId } = await makeUnit(owner);
  const read = await behindLock(owner, unitId, {
    start: () =>
      database().inTransaction({ actor: 'test', office: true, keepsPlans }, (tx) =>
        lockForPosting(tx, unitId, async () => READS[way]?.(tx, unitId)),
      ),
    meanwhile: (tx) => tx.execute(sql`update units set name = '改名后的单位' where id = ${unitId}`),
  });
  expect(read).toBe('改名后的单位');
});

test('who has become concerned while it waited is locked too, by doing it again', async () => {
  const { clerk, accounts } = await unitWithSealed(owner, await makeStaff(owner, ['funds']), [newLine()]);
  const [account] = accounts;
  if (!account) throw new Error('one was sealed');
  const [filing] = await payBack(clerk, account, [{ forMonth: '201909' }]);
  // As if it took effect only while the lock is waited for.
  await change(owner, sql`update filings set paid_on = '2019-08-20' where id = ${filing}`);
  const lock = () =>
    database().inTransaction({ actor: 'test', office: true }, (tx) =>
      lockForPosting(tx, clerk.unitId, () => Promise.resolve('read')),
    );
  const outcome = behindLock(owner, clerk.unitId, {
    start: () => lock().catch((error: unknown) => error),
    meanwhile: (tx) => tx.execute(sql`update filings set paid_on = null where id = ${filing}`),
  });
  expect(await outcome).toBeInstanceOf(TryAgain);
  expect(await lock()).toBe('read');
});
