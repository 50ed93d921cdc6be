import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings, submissions } from '@/db/schema/filings';
import { operationLog } from '@/db/schema/operations';
import { withinSpan, type LogSpan } from '@/lib/operations/log-span';
import { TOTAL_LIMIT, type ListPage } from '@/lib/values/list-page';
import type { Month } from '@/lib/values/month';
import { FILING_COLUMNS } from './list-filings';
import { FILING_LISTS, type FilingList } from './lists';

export interface SubmittedQuery extends LogSpan {
  list: FilingList | null;
  month: Month | null;
}

/**
 * 提交数据查询: every line that the unit submitted and that has not come back as a draft, with who submitted it when, the last first. Drawn
 * from the operation log: what was submitted stays here whatever became of it. Counted no further than TOTAL_LIMIT.
 */
export async function listSubmittedLines(
  tx: Tx,
  unitId: string,
  { query, page }: { query: SubmittedQuery; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = conditions(unitId, query);
  const found = tx
    .select({ id: filings.id })
    .from(operationLog)
    .innerJoin(submissions, ofLog)
    .innerJoin(filings, ofSubmission)
    .where(where)
    .limit(TOTAL_LIMIT + 1)
    .as('found');
  const [counted] = await tx.select({ rows: count() }).from(found);
  const rows = await tx
    .select({
      at: operationLog.at,
      actorName: operationLog.actorName,
      number: submissions.number,
      submittedMonth: submissions.month,
      filing: { ...FILING_COLUMNS, formerSealReason: filings.formerSealReason },
    })
    .from(operationLog)
    .innerJoin(submissions, ofLog)
    .innerJoin(filings, ofSubmission)
    .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
    .where(where)
    .orderBy(desc(operationLog.id), asc(filings.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const total = counted?.rows ?? 0;
  return { rows, total: Math.min(total, TOTAL_LIMIT), more: total > TOTAL_LIMIT };
}

const ofLog = and(
  eq(submissions.unitId, operationLog.unitId),
  sql`${submissions.id} = (${operationLog.result} ->> 'id')::uuid`,
);
const ofSubmission = and(eq(filings.unitId, submissions.unitId), eq(filings.submissionId, submissions.id));

function conditions(unitId: string, { list, month, ...span }: SubmittedQuery): SQL | undefined {
  return and(
    eq(operationLog.unitId, unitId),
    eq(operationLog.operation, 'filings.submit'),
    eq(operationLog.outcome, 'done'),
    eq(filings.unitId, unitId),
    list ? inArray(filings.kind, [...FILING_LISTS[list]]) : undefined,
    month ? eq(submissions.month, month) : undefined,
    withinSpan(span),
  );
}
