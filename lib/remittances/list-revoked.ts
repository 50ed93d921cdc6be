import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { operationLog } from '@/db/schema/operations';
import { payments, remittances } from '@/db/schema/remittances';
import { FILING_COLUMNS } from '@/lib/filings/list-filings';
import { FILING_LISTS, type FilingList } from '@/lib/filings/lists';
import { withinSpan, type LogSpan } from '@/lib/operations/log-span';
import { TOTAL_LIMIT, type ListPage } from '@/lib/values/list-page';
import type { Month } from '@/lib/values/month';
import { MONTH_REVOKING } from './list-payment-log';

/** 撤销类型 (ST-13), beside 全部: a month's business as a whole, changes, back payments, transfers. */
export const REVOKED_TYPES = ['business', 'changes', 'back-pay', 'transfers'] as const;
export type RevokedType = (typeof REVOKED_TYPES)[number];

/** 业务类型: which list a line was taken back from, the month's remittance, or the payment of back payments alone. */
export type RevokedBusiness = FilingList | 'remittance' | 'payment';

const BUSINESSES: Record<RevokedType, readonly RevokedBusiness[]> = {
  business: ['remittance'],
  changes: ['change-roster', 'base-adjustment', 'ratio-adjustment'],
  'back-pay': ['back-payment', 'payment'],
  transfers: ['transfers'],
};

export interface RevokedQuery extends LogSpan {
  business: RevokedBusiness | null;
  type: RevokedType | null;
  month: Month | null;
}

interface Reference extends Record<string, unknown> {
  kind: 'filing' | 'remittance' | 'payment';
  id: string;
  logged_at: string;
  actor_name: string;
  operation: string;
  month: Month | null;
}

/**
 * 撤销数据查询 (FD-109, FD-110): lines, months, and payments of back payments that were taken back, by the unit or by the centre, with who did it when and why, the
 * last first. Drawn from the operation log. Counted no further than TOTAL_LIMIT.
 */
export async function listRevoked(
  tx: Tx,
  unitId: string,
  { query, page }: { query: RevokedQuery; page: Pick<ListPage, 'page' | 'size'> },
) {
  const sources = sourcesOf(unitId, query);
  if (sources.length === 0) return { rows: [], total: 0 };
  const all = sql.join(sources, sql` union all `);
  const [counted] = await tx.execute<{ rows: number }>(
    sql`select count(*)::integer as rows from (select from (${all}) x limit ${TOTAL_LIMIT + 1}) y`,
  );
  const references = await tx.execute<Reference>(sql`
    select kind, id, to_json(at) #>> '{}' as logged_at, actor_name, operation, month from (${all}) x
    order by log_id desc, id limit ${page.size} offset ${(page.page - 1) * page.size}`);
  const lines = await linesOf(tx, unitId, references);
  const rows = references.flatMap(({ kind, id, logged_at, actor_name, operation, month }) => {
    const line = lines[kind].get(id);
    return line ? [{ ...line, at: new Date(logged_at), actorName: actor_name, operation, loggedMonth: month }] : [];
  });
  const total = counted?.rows ?? 0;
  return { rows, total: Math.min(total, TOTAL_LIMIT), more: total > TOTAL_LIMIT };
}

export type RevokedRow = Awaited<ReturnType<typeof listRevoked>>['rows'][number];

function sourcesOf(unitId: string, { business, type, month, ...span }: RevokedQuery): SQL[] {
  const asked = (type ? BUSINESSES[type] : Object.values(BUSINESSES).flat()).filter(
    (known) => business === null || known === business,
  );
  const kinds = asked.flatMap((known) =>
    known === 'remittance' || known === 'payment' ? [] : [...FILING_LISTS[known]],
  );
  const logged = and(eq(operationLog.unitId, unitId), eq(operationLog.outcome, 'done'), withinSpan(span));
  const columns = sql`${operationLog.id} as log_id, ${operationLog.at} as at, ${operationLog.actorName} as actor_name, ${operationLog.operation} as operation, ${operationLog.month} as month`;
  const sources: SQL[] = [];
  if (kinds.length > 0) {
    const ofMonth = month ? sql`and coalesce(${filings.month}, ${operationLog.month}) = ${month}` : sql``;
    sources.push(sql`
      select 'filing' as kind, ${filings.id} as id, ${columns} from ${operationLog}
      join ${filings} on ${filings.unitId} = ${operationLog.unitId} and ${filings.revokedIn} = ${operationLog.id}
      where ${logged} and ${filings.unitId} = ${unitId} and ${filings.state} = 'revoked' and ${inArray(filings.kind, kinds)} ${ofMonth}`);
  }
  if (asked.includes('remittance')) {
    const ofMonth = month ? sql`and ${remittances.month} = ${month}` : sql``;
    sources.push(sql`
      select 'remittance' as kind, ${remittances.id} as id, ${columns} from ${operationLog}
      join ${remittances} on ${remittances.unitId} = ${operationLog.unitId} and ${remittances.id} = (${operationLog.result} ->> 'id')::uuid
      where ${logged} and ${inArray(operationLog.operation, [...MONTH_REVOKING])} ${ofMonth}`);
  }
  if (asked.includes('payment')) {
    const ofMonth = month ? sql`and ${month} between ${payments.firstMonth} and ${payments.lastMonth}` : sql``;
    sources.push(sql`
      select 'payment' as kind, ${payments.id} as id, ${columns} from ${operationLog}
      join ${payments} on ${payments.unitId} = ${operationLog.unitId} and ${payments.id} = (${operationLog.result} ->> 'paymentId')::uuid
      where ${logged} and ${operationLog.operation} = 'payment.revoke-back-pay' ${ofMonth}`);
  }
  return sources;
}

/** What the references stand for, in a statement for each kind however many there are. */
async function linesOf(tx: Tx, unitId: string, references: readonly Reference[]) {
  const idsOf = (kind: Reference['kind']) => references.filter((row) => row.kind === kind).map(({ id }) => id);
  const [filingIds, remittanceIds, paymentIds] = [idsOf('filing'), idsOf('remittance'), idsOf('payment')];
  const filed =
    filingIds.length === 0
      ? []
      : await tx
          .select({ ...FILING_COLUMNS, formerSealReason: filings.formerSealReason, revokeReason: filings.revokeReason })
          .from(filings)
          .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
          .where(and(eq(filings.unitId, unitId), inArray(filings.id, filingIds)));
  const months =
    remittanceIds.length === 0
      ? []
      : await tx
          .select()
          .from(remittances)
          .where(and(eq(remittances.unitId, unitId), inArray(remittances.id, remittanceIds)));
  const slips =
    paymentIds.length === 0
      ? []
      : await tx
          .select()
          .from(payments)
          .where(and(eq(payments.unitId, unitId), inArray(payments.id, paymentIds)));
  const none = { filing: null, remittance: null, payment: null };
  return {
    filing: new Map(filed.map((filing) => [filing.id, { ...none, filing }] as const)),
    remittance: new Map(months.map((remittance) => [remittance.id, { ...none, remittance }] as const)),
    payment: new Map(slips.map((payment) => [payment.id, { ...none, payment }] as const)),
  };
}
