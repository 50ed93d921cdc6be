import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { database } from '@/db/client';
import { corrections } from '@/db/schema/corrections';
import { filings } from '@/db/schema/filings';
import type { reviewCorrection } from '@/lib/corrections/review-correction';
import type { reviewFiling } from '@/lib/filings/review-filing';

type FilingDecision = z.infer<typeof reviewFiling.input>;
type CorrectionDecision = z.infer<typeof reviewCorrection.input>;

/** A decision on a filing as the page sends it for who looks at the filing now. */
export async function seenFiling(decision: Omit<FilingDecision, 'version'>): Promise<FilingDecision> {
  return { ...decision, version: await versionIn(filings, decision.id) };
}

/** The same on a correction. */
export async function seenCorrection(decision: Omit<CorrectionDecision, 'version'>): Promise<CorrectionDecision> {
  return { ...decision, version: await versionIn(corrections, decision.id) };
}

async function versionIn(table: typeof filings | typeof corrections, id: string): Promise<number> {
  const [row] = await database().inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.select({ version: table.version }).from(table).where(eq(table.id, id)),
  );
  return row?.version ?? 0;
}
