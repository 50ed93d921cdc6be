import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Connection } from '@/db/client';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { addDocument } from '@/lib/filings/filing-documents';
import type { OpenLine } from '@/lib/filings/open.input';
import { accountsOf, change, openAccounts, sealLine } from './change-roster';
import { file } from './filing-kinds';
import { makeUnit, openLine } from './hall';
import { payMonth, registerMonth, rowsOf } from './remittance';

type DocumentInput = z.infer<typeof addDocument.input>;

// Apart from those whom openPeople takes.
let people = 5000;

/** A line of 开户 for somebody whom nobody else in this file has. */
export function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

export interface PayingUnit {
  clerk: OperatorPrincipal;
  /** The first one's account, and all of them in the order they were opened. */
  account: AccountRow;
  accounts: AccountRow[];
}

export function atLeastOne(accounts: readonly AccountRow[]): AccountRow {
  const [first] = accounts;
  if (!first) throw new Error('there is no account');
  return first;
}

/**
 * A unit at 12% + 12%, or other basis points on each side, that has paid 201908 for these people, by default one on 10,000.00; its
 * open month is 201909.
 */
export async function payingUnit(
  owner: Connection,
  funds: StaffPrincipal,
  lines: OpenLine[] = [newLine()],
  ratio = 1200,
): Promise<PayingUnit> {
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set unit_ratio = ${ratio}, own_ratio = ${ratio} where id = ${clerk.unitId}`);
  await openAccounts(clerk, lines);
  await payMonth(funds, await registerMonth(owner, clerk));
  const accounts = await accountsOf(clerk);
  return { clerk, accounts, account: atLeastOne(accounts) };
}

/**
 * A unit that has paid 201908 and 201909, the second without `sealed` people, whose accounts these are; one other person pays
 * on. Its open month is 201910.
 */
export async function unitWithSealed(
  owner: Connection,
  funds: StaffPrincipal,
  sealed: OpenLine[] = [newLine()],
): Promise<PayingUnit> {
  const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), ...sealed]);
  const left = accounts.slice(1);
  await file(
    clerk,
    'seal',
    left.map((account) => sealLine(account, { reason: '99', note: '借调' })),
  );
  await payMonth(funds, await registerMonth(owner, clerk));
  const now = (await accountsOf(clerk)).slice(1);
  return { clerk, accounts: now, account: atLeastOne(now) };
}

/** Everything that an account row says of itself, but for how often it was written. */
export function wholeAccount(owner: Connection, id: string): Promise<Record<string, unknown>[]> {
  return rowsOf(
    owner,
    sql`select to_jsonb(a) - 'version' as account, to_jsonb(l) as ledger from accounts a join ledger_accounts l on l.id = a.id where a.id = ${id}`,
  );
}

/** Lets the parameters of a 管理部 be others than the centre's own, from a month on, and puts the unit there. */
export async function moveToBranch(
  owner: Connection,
  clerk: OperatorPrincipal,
  {
    branch,
    ...set
  }: { branch: string; windowFrom?: string; windowTo?: string; floor?: bigint; rounding?: bigint; fromMonth?: string },
): Promise<void> {
  await change(
    owner,
    sql`insert into fund_parameters (id, branch, from_month, floor_base, cap_base, minimum_ratio, maximum_ratio, rounding_unit, months_ahead, payment_days,
        window_from, window_to, payee_name, payee_account, payee_bank)
      select gen_random_uuid(), ${branch}, ${set.fromMonth ?? '2018-07'}, coalesce(${set.floor ?? null}::bigint, floor_base), cap_base, minimum_ratio, maximum_ratio,
        coalesce(${set.rounding ?? null}::bigint, rounding_unit), months_ahead, payment_days, ${set.windowFrom ?? null}, ${set.windowTo ?? null}, payee_name, payee_account, payee_bank
      from fund_parameters where branch is null
      on conflict do nothing`,
  );
  await change(owner, sql`update units set branch = ${branch} where id = ${clerk.unitId}`);
}

/** What the upload of a document says of it, as the route that stored the file does. */
export function documentOf(filingId: string, changed: Partial<DocumentInput> = {}): DocumentInput {
  const id = randomUUID();
  return {
    id,
    filingId,
    fileName: '职工代表大会决议.pdf',
    mediaType: 'application/pdf',
    size: 1234,
    // Each is another paper.
    hash: id.replaceAll('-', '').repeat(2),
    ...changed,
  };
}
