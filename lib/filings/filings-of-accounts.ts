import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import type { Month } from '@/lib/values/month';
import { lastingOpenings } from './lasting-openings';
import { listOf, type FilingList } from './lists';

/** What a filing of an account stands in the way of another with; a draft with the list that it lies in. */
export type AccountFiling = FilingList | 'in-review' | 'opened-this-month';

/**
 * Which of these accounts of the unit have a filing that waits, or were opened in the month given and can be taken back. Back payments
 * stand in nobody's way.
 */
export async function filingsOfAccounts(
  tx: Tx,
  unitId: string,
  { accountIds, month }: { accountIds: readonly string[]; month: Month },
): Promise<Map<string, AccountFiling>> {
  const openedNow = and(eq(filings.kind, 'open'), eq(filings.state, 'effective'), eq(filings.month, month));
  const rows = await tx
    .select({ accountId: filings.accountId, state: filings.state, kind: filings.kind })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        sql`${filings.accountId} in ${anyOf(accountIds, 'uuid')}`,
        or(and(inArray(filings.state, ['draft', 'in-review']), ne(filings.kind, 'back-pay')), openedNow),
      ),
    );
  const found = new Map<string, AccountFiling>();
  const opened: string[] = [];
  for (const { accountId, state, kind } of rows) {
    if (!accountId) continue;
    if (state === 'draft') found.set(accountId, listOf(kind));
    else if (state === 'in-review') found.set(accountId, state);
    else opened.push(accountId);
  }
  const lasting = await lastingOpenings(tx, unitId, opened);
  for (const accountId of opened) {
    if (!found.has(accountId) && !lasting.has(accountId)) found.set(accountId, 'opened-this-month');
  }
  return found;
}
