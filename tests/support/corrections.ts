import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Connection } from '@/db/client';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { reviewCorrection } from '@/lib/corrections/review-correction';
import { saveCorrection } from '@/lib/corrections/save-correction';
import { submitCorrection } from '@/lib/corrections/submit-correction';
import { addDocument } from '@/lib/filings/filing-documents';
import { change } from './change-roster';
import { done } from './hall';
import { documentOf } from './paying-units';
import { seenCorrection } from './reviews';

type CorrectionInput = z.infer<typeof saveCorrection.input>;

/** A correction as the form sends it: 201908 of an account, for who had left. */
export function correctionOf({ number }: { number: string }, changed: Partial<CorrectionInput> = {}): CorrectionInput {
  return { accountNumber: number, months: ['2019-08'], reason: '01', note: '', ...changed };
}

/** Both documents that a correction wants. */
export async function documentCorrection(clerk: OperatorPrincipal, id: string): Promise<void> {
  await done(clerk, addDocument, documentOf(id, { fileName: '错缴证明.pdf', purpose: 'evidence' }));
  await done(clerk, addDocument, documentOf(id, { fileName: '职工同意书.pdf', purpose: 'consent' }));
}

/** A correction that waits for the centre. Gives its id. */
export async function applyForCorrection(
  clerk: OperatorPrincipal,
  account: { number: string },
  changed: Partial<CorrectionInput> = {},
): Promise<string> {
  const { id } = await done(clerk, saveCorrection, correctionOf(account, changed));
  await documentCorrection(clerk, id);
  await done(clerk, submitCorrection, { id });
  return id;
}

export function approval(id: string, opinion = '证明齐全') {
  return seenCorrection({ id, decision: 'approve', opinion });
}

/** Approved by both reviewers, so that it is booked. */
export async function approveCorrection(reviewers: readonly StaffPrincipal[], id: string): Promise<void> {
  for (const reviewer of reviewers) await done(reviewer, reviewCorrection, await approval(id));
}

/** A housing loan that the owner of an account repays. */
export async function giveLoan(owner: Connection, { id }: { id: string }, state: 'repaying' | 'settled' = 'repaying') {
  await change(
    owner,
    sql`insert into loans (id, person_id, contract_number, bank, amount, balance, monthly_repayment, term_months, overdue_months, granted_on, state, imported_at)
      select gen_random_uuid(), person_id, ${randomUUID()}, '测试银行', 1000, ${state === 'repaying' ? 500 : 0}, 10, 120, 0, '2018-01-01', ${state}, now()
      from accounts where id = ${id}`,
  );
}
