import { and, eq, min, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { correctionMonths, type corrections } from '@/db/schema/corrections';
import type { Clock } from '@/lib/gateways/clock';
import { suspenseAccount } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { remittedMonths } from '@/lib/ledger/remitted-months';
import { month, previousMonth } from '@/lib/values/month';

type Correction = Pick<
  typeof corrections.$inferSelect,
  'id' | 'unitId' | 'accountId' | 'amount' | 'firstMonth' | 'lastMonth'
>;

/**
 * Books a 错缴更正 in one journal of its own kind: a red line in the employee's account, the same sum into the unit's suspense, with which a later
 * month may be paid (X-1, X-2; 201 to 219 of rulebook 3.12). Interest runs on the money up to today. His 缴至年月 goes back to the last month
 * that is still paid. Needs the unit's lock and the context of the centre. Returns the journal's id.
 */
export async function postCorrection(
  tx: Tx,
  correction: Correction,
  { logId, clock }: { logId: string; clock: Clock },
): Promise<string> {
  const { id, unitId, accountId, amount, firstMonth, lastMonth } = correction;
  const suspense = await suspenseAccount(tx, unitId, clock.milliseconds());
  const { id: journalId } = await postJournal(
    tx,
    {
      kind: 'correction',
      unitId,
      logId,
      months: { first: firstMonth, last: lastMonth },
      valueOn: clock.today(),
    },
    {
      clock,
      lines: sql`select ${accountId}::uuid as account_id, ${-amount}::bigint as amount union all select ${suspense}::uuid, ${amount}::bigint`,
    },
  );
  await tx
    .update(correctionMonths)
    .set({ state: 'corrected' })
    .where(and(eq(correctionMonths.unitId, unitId), eq(correctionMonths.correctionId, id)));
  await setBackRemittedMonth(tx, correction);
  return journalId;
}

/**
 * Of whom nothing that the hall booked is left, the month before all that was taken back: he had paid elsewhere on the same account. Unless
 * the hall opened it, or it began with these months: then nothing is paid any more.
 */
async function setBackRemittedMonth(tx: Tx, { unitId, accountId }: Correction): Promise<void> {
  const [taken] = await tx
    .select({ first: min(correctionMonths.month) })
    .from(correctionMonths)
    .where(
      and(
        eq(correctionMonths.unitId, unitId),
        eq(correctionMonths.accountId, accountId),
        eq(correctionMonths.state, 'corrected'),
      ),
    );
  if (!taken?.first) throw new Error('a correction was booked');
  const first = month(taken.first);
  await tx.execute(sql`
    update ledger_accounts l set remitted_month = coalesce(
      (select r.month from (${remittedMonths(sql`account_id = ${accountId}::uuid`)}) r),
      (select case when a.first_month < ${first} then ${previousMonth(first)}::text end from accounts a
        where a.id = l.id and not exists (select from filings o where o.id = a.id and o.kind = 'open')))
    where l.id = ${accountId}::uuid and l.unit_id = ${unitId} and l.remitted_month is not null`);
}
