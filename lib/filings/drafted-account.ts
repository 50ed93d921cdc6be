import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';

/** The account that a unit's draft means, and what it pays now, in fen; undefined where the draft names none. */
export async function draftedAccount(tx: Tx, unitId: string, draftId: string) {
  const [account] = await tx
    .select({ number: accounts.number, name: accounts.name, base: accounts.base, monthly: accounts.monthly })
    .from(filings)
    .innerJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
    .where(and(eq(filings.unitId, unitId), eq(filings.id, draftId), eq(filings.state, 'draft')));
  return account;
}
