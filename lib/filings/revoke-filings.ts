import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { officeOperation, unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnits, unitForAct } from '@/lib/units/unit-in-force';
import type { Month } from '@/lib/values/month';
import { decidedHimself, type FilingKind } from './filing';
import { KINDS } from './kinds';
import { listOf } from './lists';
import { takeBack } from './take-back';

/**
 * 删除 under 本月已提交数据: the unit takes effective filings of its month back (RL-15, Q-65 to Q-73). Refuses what `takeBack` does, and what
 * the centre has reviewed: that the centre takes back.
 */
export const revokeFilings = unitOperation({
  name: 'filings.revoke',
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(50_000), reason: z.string().trim().max(200) }),
  statementSeconds: 300,
  async run(running, { ids, reason }) {
    const { tx, principal, note } = running;
    const locked = await lockForRevoking(tx, principal.unitId, ids);
    const { revoked, month } = await revokeOwn(running, locked, { ids, reason });
    note({ month, people: revoked });
    return { revoked };
  },
});

/** What 删除 of a unit's own filings does, in whichever operation. Says how many, and of which open month. */
export async function revokeOwn(
  { tx, principal, clock, logId }: RunningForUnit,
  { kind, reviewed }: Locked,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<{ revoked: number; month: Month }> {
  const unit = await unitForAct(tx, principal.unitId, KINDS[kind].acts.revoke);
  if (reviewed) refuse('revoke-reviewed', { names: await reviewedNames(tx, principal.unitId, ids) });
  const revoked = await takeBack(tx, { unit, ids, by: principal.id, reason, clock, logId });
  return { revoked, month: unit.openMonth };
}

/** The centre takes a filing back that it has reviewed, for a reason; the unit is told. Refuses whoever decided it himself; of two reviewers the first may. */
export const revokeReviewedFiling = officeOperation({
  name: 'filings.revoke-reviewed',
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1, 'reason-missing').max(200) }),
  statementSeconds: 300,
  async run({ tx, principal, clock, logId, note }, { id, reason }) {
    const [filing] = await tx.select().from(filings).where(eq(filings.id, id));
    if (!filing) return refuse('not-found');
    if (decidedHimself(filing, principal.id)) refuse('review-own');
    await tx.execute(sql`select set_config('app.unit_id', ${filing.unitId}, true)`);
    const { kind } = await lockForRevoking(tx, filing.unitId, [id]);
    const unit = await unitForAct(tx, filing.unitId, KINDS[kind].acts.revoke);
    await takeBack(tx, { unit, ids: [id], by: principal.id, reason, clock, logId });
    await tellUnits(tx, clock, [
      {
        unitId: unit.id,
        code: 'review-revoked',
        values: { kind, name: filing.name ?? '', reason },
        path: `/${listOf(kind)}/submitted`,
      },
    ]);
    note({ unitId: unit.id, month: unit.openMonth, people: 1 });
    return { id, revoked: 1 };
  },
});

/** In effect because the centre approved of it. */
const REVIEWED = sql`${filings.state} = 'effective' and ${filings.reviewReasons} <> '{}'`;

interface Locked {
  /** Of the first of them; those of one list stand to the month alike. */
  kind: FilingKind;
  /** Whether the centre has reviewed one of them. */
  reviewed: boolean;
}

/**
 * Takes the locks of the unit and of those that transfers went to. All the lines must be of one list: only of those it is sure that
 * none of them was done on top of another.
 */
export async function lockForRevoking(tx: Tx, unitId: string, ids: readonly string[]): Promise<Locked> {
  const own = ownOf(unitId, ids);
  const targets = await tx
    .selectDistinct({ id: filings.toUnitId })
    .from(filings)
    .where(and(own, isNotNull(filings.toUnitId)));
  await lockUnits(tx, [unitId, ...targets.flatMap(({ id }) => (id === null ? [] : [id]))]);
  const found = await tx
    .selectDistinct({
      kind: filings.kind,
      reviewed: sql<boolean>`${REVIEWED}`,
    })
    .from(filings)
    .where(own);
  const [first] = found;
  if (!first || new Set(found.map(({ kind }) => listOf(kind))).size > 1) return refuse('not-found');
  return { kind: first.kind, reviewed: found.some(({ reviewed }) => reviewed) };
}

/** Whose filings the centre has reviewed, the first of them; '' of a change of ratios. */
async function reviewedNames(tx: Tx, unitId: string, ids: readonly string[]): Promise<string> {
  const found = await tx
    .selectDistinct({ name: filings.name })
    .from(filings)
    .where(and(ownOf(unitId, ids), REVIEWED))
    .limit(5);
  return found.flatMap(({ name }) => name ?? []).join('、');
}

function ownOf(unitId: string, ids: readonly string[]): SQL | undefined {
  return and(eq(filings.unitId, unitId), sql`${filings.id} in ${anyOf(ids, 'uuid')}`);
}
