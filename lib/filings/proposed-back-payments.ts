import { and, count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings, submissions } from '@/db/schema/filings';
import { previousMonth, type Month } from '@/lib/values/month';

/** Whom a page names one by one; the others are counted. */
const SHOWN = 20;

/** A person whom a submission made 正常 from an earlier month, and the months that the unit has paid without them. */
export interface ProposedBackPayment {
  accountNumber: string;
  name: string;
  from: Month;
  to: Month;
}

/** B-4: the back payments that the effective lines of a submission of the unit lead to; the unit confirms them by filing them. */
export async function proposedBackPayments(
  tx: Tx,
  unitId: string,
  submissionNumber: string,
): Promise<{ proposed: ProposedBackPayment[]; total: number }> {
  const where = and(
    eq(filings.unitId, unitId),
    eq(submissions.number, submissionNumber),
    eq(filings.state, 'effective'),
    sql`'back-pay-proposed' = any(${filings.marks})`,
    isNotNull(filings.forMonth),
  );
  const [counted] = await tx
    .select({ lines: count() })
    .from(filings)
    .innerJoin(submissions, and(eq(submissions.id, filings.submissionId), eq(submissions.unitId, unitId)))
    .where(where);
  const rows = await tx
    .select({ accountNumber: accounts.number, name: accounts.name, from: filings.forMonth, month: filings.month })
    .from(filings)
    .innerJoin(submissions, and(eq(submissions.id, filings.submissionId), eq(submissions.unitId, unitId)))
    .innerJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, unitId)))
    .where(where)
    .orderBy(filings.id)
    .limit(SHOWN);
  const proposed = rows.flatMap(({ from, month, ...person }) =>
    from === null || month === null || from >= month ? [] : [{ ...person, from, to: previousMonth(month) }],
  );
  return { proposed, total: counted?.lines ?? 0 };
}
