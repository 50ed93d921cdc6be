import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { OpenLine } from '@/lib/filings/open.input';
import type { TransferLine } from '@/lib/filings/transfer.input';
import { numberOf } from './back-payments';
import { openAccounts, sealAccount } from './change-roster';
import { file, transferLine, unsealLine } from './filing-kinds';
import { makeUnit } from './hall';
import { atLeastOne, newLine, unitWithSealed } from './paying-units';
import { rowsOf } from './remittance';

/** Somebody who is sealed at the old unit with 2,400.00 and has been opened at the new one. */
export interface Mover {
  line: OpenLine;
  old: OperatorPrincipal;
  account: AccountRow;
  next: OperatorPrincipal;
  there: AccountRow;
  /** 单位账号 of the new unit. */
  toUnit: string;
}

/** The old unit has paid to 201909, him to 201908; the new unit has paid nothing yet. */
export async function makeMover(owner: Connection, funds: StaffPrincipal): Promise<Mover> {
  const line = newLine();
  const { clerk: old, account } = await unitWithSealed(owner, funds, [line]);
  const next = await makeUnit(owner);
  const there = atLeastOne(await openAccounts(next, [line]));
  return { line, old, account, next, there, toUnit: await numberOf(owner, next) };
}

/** He goes back before anything was transferred: sealed at the new unit, unsealed at the old one. */
export async function goBack(owner: Connection, { old, account, next, there }: Mover): Promise<void> {
  await sealAccount(owner, next, there);
  const { effective } = await file(old, 'unseal', [unsealLine(account)]);
  if (effective !== 1) throw new Error('the unsealing did not take effect');
}

/** His transfer, as typed. */
export function lineOf({ account, toUnit }: Mover, changed: Partial<TransferLine> = {}): TransferLine {
  return transferLine(account, { toUnit, ...changed });
}

/** Files his transfer and gives its id. */
export async function move(mover: Mover): Promise<string> {
  const { ids, effective } = await file(mover.old, 'transfer', [lineOf(mover)]);
  if (effective !== 1) throw new Error('the transfer did not take effect');
  return ids[0] ?? '';
}

interface Standing extends Record<string, unknown> {
  status: string;
  into: string | null;
  closed: string | null;
  awaits: boolean;
  balance: bigint;
  product: bigint;
}

/** How an account stands, with its balance and 积数. */
export async function standingOf(owner: Connection, id: string): Promise<Standing> {
  const [row] = await rowsOf<Standing>(
    owner,
    sql`select a.status, a.merged_into as into, a.closed_on::text as closed, a.awaits_transfer as awaits, l.balance, l.product
      from accounts a join ledger_accounts l on l.id = a.id where a.id = ${id}`,
  );
  if (!row) throw new Error('there is no such account');
  return row;
}

/** What a unit was told, by code, oldest first. */
export function noticesOf(owner: Connection, { unitId }: { unitId: string }) {
  return rowsOf<{ code: string; values: Record<string, string>; path: string }>(
    owner,
    sql`select code, values, path from notices where unit_id = ${unitId} and code like 'transfer%' order by id`,
  );
}
