import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { correctionMonths, corrections } from '@/db/schema/corrections';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { fenToText, sumFen } from '@/lib/values/money';
import { month, type Month } from '@/lib/values/month';
import { amountOf, correctionAllows, type BookedMonth } from './correction';
import { correctionEditInput, correctionInput } from './correction.input';
import { bookedOrRefuse } from './judge-correction';

/**
 * 错缴更正 as a draft, to which the documents are uploaded before it is submitted: whole posted months of one employee, at what the
 * ledger holds of them. Possible in every state of the open month, because neither it nor its roster is touched. Refuses what
 * stands in the way of the correction itself, and another unit's account.
 */
export const saveCorrection = unitOperation({
  name: 'corrections.save',
  input: correctionInput,
  async run({ tx, principal, clock, note }, { accountNumber, months: asked, reason, note: said }) {
    const unit = await unitForAct(tx, principal.unitId, 'correct');
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.unitId, unit.id), eq(accounts.number, accountNumber), ne(accounts.status, 'revoked')));
    if (!account) return refuse('not-found');
    const months = inOrder(asked);
    const booked = await bookedOrRefuse(tx, { unit, accountId: account.id, months, today: clock.today() });
    const correction = { id: newId(clock.milliseconds()), unitId: unit.id, accountId: account.id };
    await tx.insert(corrections).values({
      ...correction,
      ...spanOf(booked),
      state: 'draft',
      reason,
      note: said,
      createdBy: principal.id,
      createdAt: clock.now(),
    });
    await holdMonths(tx, correction, booked);
    note({ month: unit.openMonth, people: 1 });
    return { id: correction.id, months, amount: fenToText(spanOf(booked).amount) };
  },
});

/** 修改 of a draft, or of what the centre returned: other months, another reason. Refuses what `saveCorrection` does, and one that somebody changed since. */
export const editCorrection = unitOperation({
  name: 'corrections.edit',
  input: correctionEditInput,
  async run({ tx, principal, clock, note }, { id, version, months: asked, reason, note: said }) {
    const unit = await unitForAct(tx, principal.unitId, 'correct');
    const own = and(eq(corrections.unitId, unit.id), eq(corrections.id, id));
    const [before] = await tx.select().from(corrections).where(own);
    if (!before || !correctionAllows('edit', before.state)) return refuse('not-found');
    if (before.version !== version) refuse('changed-meanwhile');
    const months = inOrder(asked);
    const { accountId } = before;
    const booked = await bookedOrRefuse(tx, { unit, accountId, months, today: clock.today(), correctionId: id });
    await tx
      .update(corrections)
      .set({ ...spanOf(booked), state: 'draft', reason, note: said, version: version + 1 })
      .where(own);
    await tx
      .delete(correctionMonths)
      .where(and(eq(correctionMonths.unitId, unit.id), eq(correctionMonths.correctionId, id)));
    await holdMonths(tx, { id, unitId: unit.id, accountId }, booked);
    note({ month: unit.openMonth, people: 1 });
    return { id, months, amount: fenToText(spanOf(booked).amount) };
  },
});

function inOrder(asked: readonly string[]): Month[] {
  return [...new Set(asked)].sort().map(month);
}

function spanOf(booked: readonly BookedMonth[]) {
  const [first, last] = [booked.at(0), booked.at(-1)];
  if (!first || !last) throw new Error('a correction has a month');
  return { firstMonth: first.month, lastMonth: last.month, amount: sumFen(booked.map(amountOf)) };
}

/** Nobody else may ask for the same months from now on. */
async function holdMonths(
  tx: Tx,
  { id, unitId, accountId }: { id: string; unitId: string; accountId: string },
  booked: readonly BookedMonth[],
): Promise<void> {
  await tx.insert(correctionMonths).values(
    booked.map(({ month: of, unitShare, ownShare, backUnitShare, backOwnShare, backPayIds }) => ({
      unitId,
      correctionId: id,
      accountId,
      month: of,
      state: 'held' as const,
      unitShare,
      ownShare,
      backUnitShare,
      backOwnShare,
      backPayIds,
    })),
  );
}
