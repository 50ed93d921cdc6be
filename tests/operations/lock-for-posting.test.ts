import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database, type Tx } from '@/db/client';
import { units } from '@/db/schema/units';
import { lockForPosting } from '@/lib/remittances/back-payments';
import { useDatabase } from '../support/database';
import { makeUnit, setParameters } from '../support/hall';
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
