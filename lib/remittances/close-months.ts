import { eq, sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import { remittances } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import type { Month } from '@/lib/values/month';
import { endRelief } from './end-relief';

type Closing = Pick<typeof remittances.$inferSelect, 'id' | 'unitId' | 'month'>;

interface Way {
  clock: Clock;
  /** Everybody on the rosters has his line in the journal, which has moved his 缴至年月. */
  everybodyHasLine?: Promise<boolean>;
}

/**
 * Closes months whose money is booked, or that have none; a unit that paid for the first time becomes 正常 (P-6), and what was
 * granted to it up to one of them ends. Needs the unit's lock and the context of the centre.
 */
export async function closeMonths(
  tx: Tx,
  rosters: readonly Closing[],
  { clock, everybodyHasLine }: Way,
): Promise<void> {
  const last = rosters.at(-1);
  if (!last) return;
  const { unitId, month } = last;
  const status = sql`case when ${units.status} = 'opened' then 'normal' else ${units.status} end`;
  // None waits for the answer to another.
  await Promise.all([
    tx
      .update(remittances)
      .set({ state: 'posted', postedOn: clock.today() })
      .where(sql`${remittances.id} in ${idsOf(rosters)}`),
    moveOn(tx, { unitId, month, clock, status }),
    moveOnWithoutLine(tx, last, everybodyHasLine),
  ]);
}

/** Who is on the roster with nothing to pay has no line in the journal, but the month is done for him too. */
async function moveOnWithoutLine(
  tx: Tx,
  { id, unitId, month }: Closing,
  everybodyHasLine?: Promise<boolean>,
): Promise<void> {
  if (await everybodyHasLine) return;
  await tx.execute(sql`${PLANNED_ANEW}
    update ledger_accounts l set remitted_month = ${month} from roster_lines r
    where r.unit_id = ${unitId} and r.remittance_id = ${id} and r.unit_share + r.own_share = 0 and l.id = r.account_id`);
}

/**
 * Closes months that payment is deferred for: nothing is booked, nobody's 缴至年月 moves, and the rosters say who is to be made up for later
 * . Needs what `closeMonths` needs.
 */
export async function deferMonths(tx: Tx, rosters: readonly Closing[], { clock }: Way): Promise<void> {
  const last = rosters.at(-1);
  if (!last) return;
  const { unitId, month } = last;
  await tx
    .update(remittances)
    .set({ state: 'deferred' })
    .where(sql`${remittances.id} in ${idsOf(rosters)}`);
  await moveOn(tx, { unitId, month, clock });
}

interface MovingOn {
  unitId: string;
  month: Month;
  clock: Clock;
  /** What the unit's status becomes; as it is unless said. */
  status?: SQL;
}

/** 缴至年月 of the unit, and the end of what was granted to it until then. */
async function moveOn(tx: Tx, { unitId, month, clock, status }: MovingOn): Promise<void> {
  const [unit] = await tx
    .update(units)
    .set({ remittedMonth: month, ...(status ? { status } : {}) })
    .where(eq(units.id, unitId))
    .returning({ deferredUntil: units.deferredUntil, lowRatioUntil: units.lowRatioUntil });
  if (unit) await endRelief(tx, { ...unit, unitId, month, clock });
}

function idsOf(rosters: readonly Closing[]): SQL {
  return anyOf(
    rosters.map(({ id }) => id),
    'uuid',
  );
}
