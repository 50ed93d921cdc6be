import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { corrections } from '@/db/schema/corrections';
import { filings, submissions } from '@/db/schema/filings';
import { payments, remittances } from '@/db/schema/remittances';
import { listOf, type FilingList } from '@/lib/filings/lists';
import type { Month } from '@/lib/values/month';

/** A month is looked at, so many of its rosters; revoked ones are among them. */
const MOST = 5;

/** Numbers are looked for whole: they are copied from a paper or a list. */
export interface FoundBusiness {
  remittances: { id: string; number: string; month: Month; state: (typeof remittances.$inferSelect)['state'] }[];
  payments: {
    id: string;
    number: string;
    month: Month;
    state: (typeof payments.$inferSelect)['state'];
    voucherNumber: string | null;
  }[];
  submissions: { number: string; month: Month; list: FilingList }[];
  corrections: { id: string; number: string | null; state: (typeof corrections.$inferSelect)['state'] }[];
}

/** What the unit has for a month: its rosters and payments, the last first. */
export async function findMonth(tx: Tx, unitId: string, month: Month): Promise<FoundBusiness> {
  return {
    remittances: await rosters(tx, unitId, eq(remittances.month, month)),
    payments: await paid(
      tx,
      unitId,
      and(sql`${payments.firstMonth} <= ${month}`, sql`${payments.lastMonth} >= ${month}`),
    ),
    submissions: [],
    corrections: [],
  };
}

/** What the unit has under a number: 业务流水号, 缴款单号, 缴款码 or the number of a voucher. Another unit's is not found. */
export async function findNumber(tx: Tx, unitId: string, number: string): Promise<FoundBusiness> {
  const named = or(eq(payments.number, number), eq(payments.code, number), eq(payments.voucherNumber, number));
  return {
    remittances: await rosters(tx, unitId, eq(remittances.number, number)),
    payments: await paid(tx, unitId, named),
    submissions: await submitted(tx, unitId, number),
    corrections: await corrected(tx, unitId, number),
  };
}

function rosters(tx: Tx, unitId: string, where: ReturnType<typeof and>) {
  return tx
    .select({
      id: remittances.id,
      number: remittances.number,
      month: remittances.month,
      state: remittances.state,
    })
    .from(remittances)
    .where(and(eq(remittances.unitId, unitId), where))
    .orderBy(desc(remittances.id))
    .limit(MOST);
}

function paid(tx: Tx, unitId: string, where: ReturnType<typeof and>) {
  return tx
    .select({
      id: payments.id,
      number: payments.number,
      month: payments.lastMonth,
      state: payments.state,
      voucherNumber: payments.voucherNumber,
    })
    .from(payments)
    .where(and(eq(payments.unitId, unitId), where))
    .orderBy(desc(payments.id))
    .limit(MOST);
}

function corrected(tx: Tx, unitId: string, number: string) {
  return tx
    .select({ id: corrections.id, number: corrections.number, state: corrections.state })
    .from(corrections)
    .where(and(eq(corrections.unitId, unitId), eq(corrections.number, number)));
}

async function submitted(tx: Tx, unitId: string, number: string) {
  const found = await tx
    .select({ id: submissions.id, number: submissions.number, month: submissions.month })
    .from(submissions)
    .where(and(eq(submissions.unitId, unitId), eq(submissions.number, number)));
  if (found.length === 0) return [];
  const kinds = await tx
    .selectDistinct({ id: filings.submissionId, kind: filings.kind })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        inArray(
          filings.submissionId,
          found.map(({ id }) => id),
        ),
      ),
    );
  return found.flatMap(({ id, ...rest }) => {
    const kind = kinds.find((line) => line.id === id)?.kind;
    return kind ? [{ ...rest, list: listOf(kind) }] : [];
  });
}
