import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { addDocument } from '@/lib/filings/filing-documents';
import { reviewFiling } from '@/lib/filings/review-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { PAYMENT_METHODS } from '@/db/schema/remittances';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';
import { backPayLine, file } from './filing-kinds';
import { done, makeStaff } from './hall';
import { documentOf } from './paying-units';
import { payMonth, receipt, receiptFor, registerMonth, rowsOf } from './remittance';
import { seenFiling } from './reviews';

export const BACK_PAYMENTS = { list: 'back-payment', select: 'all' } as const;

/** Pays the open month of a unit, with what is attached to it. */
export async function payOpenMonth(owner: Connection, funds: StaffPrincipal, clerk: OperatorPrincipal): Promise<void> {
  await payMonth(funds, await registerMonth(owner, clerk));
}

/** Files back payments of one account for several months; all of them take effect. Gives their ids. */
export async function payBack(
  clerk: OperatorPrincipal,
  account: Pick<AccountRow, 'number' | 'name'>,
  lines: Partial<BackPayLine>[],
): Promise<string[]> {
  const { ids, effective } = await file(
    clerk,
    'back-pay',
    lines.map((changed) => backPayLine(account, changed)),
  );
  if (effective !== lines.length) throw new Error('not all back payments took effect');
  return ids;
}

/** Files back payments that go to the centre, with their documents, and lets a reviewer approve them. */
export async function payBackByReview(
  owner: Connection,
  clerk: OperatorPrincipal,
  { account, lines }: { account: Pick<AccountRow, 'number' | 'name'>; lines: Partial<BackPayLine>[] },
): Promise<string[]> {
  const input = { lines: lines.map((changed) => backPayLine(account, changed)) };
  const { ids } = await done(clerk, saveFilings('back-pay'), input);
  for (const id of ids) await done(clerk, addDocument, documentOf(id));
  const { review } = await done(clerk, submitFilings, { list: 'back-payment', select: ids });
  if (review !== lines.length) throw new Error('not all back payments went to the centre');
  const reviewer = await makeStaff(owner, ['reviewer']);
  for (const id of ids)
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '属实' }));
  return ids;
}

/** Registers back payments to be paid by themselves. */
export async function registerAlone(
  owner: Connection,
  clerk: OperatorPrincipal,
  { ids, method = 'transfer' }: { ids: string[]; method?: (typeof PAYMENT_METHODS)[number] },
) {
  const { paymentId } = await done(clerk, registerBackPayment, { ids, method });
  const [row] = await rowsOf<{ code: string; amount: bigint; deadline: string }>(
    owner,
    sql`select code, amount, deadline::text from payments where id = ${paymentId}`,
  );
  if (!row) throw new Error('a registered payment is there');
  return { remittanceId: '', paymentId, ...row };
}

/** Pays back payments by themselves, so that they post. */
export async function payAlone(
  owner: Connection,
  funds: StaffPrincipal,
  { clerk, ids }: { clerk: OperatorPrincipal; ids: string[] },
): Promise<void> {
  await done(funds, enterReceipt, receiptFor(await registerAlone(owner, clerk, { ids })));
}

/** Lets money of the unit lie in suspense: what a code says that waits for another amount. */
export async function fillSuspense(
  owner: Connection,
  funds: StaffPrincipal,
  { clerk, amount }: { clerk: OperatorPrincipal; amount: string },
): Promise<void> {
  const [unit] = await rowsOf<{ account: string }>(
    owner,
    sql`select bank_account as account from units where id = ${clerk.unitId}`,
  );
  const { finding } = await done(funds, enterReceipt, receipt({ payerAccount: unit?.account ?? '', amount }));
  if (finding !== 'unknown') throw new Error(`the receipt was ${finding}`);
}

interface LedgerLine extends Record<string, unknown> {
  kind: string;
  month: string | null;
  amount: bigint;
  balance: bigint;
}

/** The lines of an account's ledger, oldest first. */
export function ledgerOf(owner: Connection, accountId: string): Promise<LedgerLine[]> {
  return rowsOf<LedgerLine>(
    owner,
    sql`select j.kind, j.first_month as month, e.amount, e.balance from entries e join journals j on j.id = e.journal_id
      where e.account_id = ${accountId} order by e.version`,
  );
}

/** 缴至年月 of an account. */
export async function remittedOf(owner: Connection, accountId: string): Promise<string | null> {
  const [row] = await rowsOf<{ month: string | null }>(
    owner,
    sql`select remitted_month as month from ledger_accounts where id = ${accountId}`,
  );
  return row?.month ?? null;
}

/** The 单位账号 of a unit. */
export async function numberOf(owner: Connection, { unitId }: { unitId: string }): Promise<string> {
  const [row] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${unitId}`);
  return row?.number ?? '';
}
