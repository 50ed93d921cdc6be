import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';

/** The other back payments of a draft's account that wait for a document too: one paper often proves all of its months. */
export async function undocumentedDrafts(tx: Tx, unitId: string, draftId: string): Promise<string[]> {
  const missing = JSON.stringify([{ code: 'documents-missing' }]);
  const rows = await tx
    .select({ id: filings.id })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        eq(filings.kind, 'back-pay'),
        eq(filings.state, 'draft'),
        ne(filings.id, draftId),
        sql`${filings.accountId} = (select f.account_id from filings f where f.unit_id = ${unitId} and f.id = ${draftId})`,
        sql`${filings.problems} @> ${missing}::jsonb`,
      ),
    )
    .orderBy(filings.forMonth)
    .limit(60);
  return rows.map(({ id }) => id);
}
