import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import type { WithdrawalLine } from '@/lib/withdrawals/withdrawal-rows';
import { day } from '@/lib/values/day';
import { done, makeStaff } from './hall';
import { openPeople, payMonth, registerMonth, rowsOf } from './remittance';
import { steppedUp } from './sessions';

/** An account as a line of the file names it. */
export interface Withdrawer extends Record<string, unknown> {
  id: string;
  number: string;
  name: string;
}

let serials = 0;

/** A line of the file for somebody, right unless something is changed; a new serial number unless one is given. */
export function withdrawalLine(
  { number: accountNumber, name }: { number: string; name: string },
  changed: Partial<WithdrawalLine> = {},
): WithdrawalLine {
  serials += 1;
  return {
    row: 2,
    serial: `TQ-${String(serials).padStart(8, '0')}`,
    accountNumber,
    name,
    withdrawnOn: day('2019-08-20'),
    kind: 'purchase-withdrawal',
    amount: '100.00',
    ...changed,
  };
}

/** A file of these lines, in rows one after the other. */
export function withdrawalInput(lines: WithdrawalLine[]) {
  return {
    name: '提取.xlsx',
    hash: randomBytes(32).toString('hex'),
    lines: lines.map((line, place) => ({ ...line, row: place + 2 })),
  };
}

/** So many people of the unit with 2,400.00 each, which arrived on 2019-08-20. */
export async function withMoney(
  owner: Connection,
  { clerk, funds, people = 1 }: { clerk: OperatorPrincipal; funds: StaffPrincipal; people?: number },
): Promise<Withdrawer[]> {
  await openPeople(clerk, people);
  await payMonth(funds, await registerMonth(owner, clerk));
  return rowsOf<Withdrawer>(
    owner,
    sql`select id, number, name from accounts where unit_id = ${clerk.unitId} order by number`,
  );
}

/** One of the funds desk who has just proven himself again. */
export async function secondAtDesk(owner: Connection): Promise<StaffPrincipal> {
  return steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'withdrawals' });
}

/** Imports these lines and has a second person agree; gives the file's id. */
export async function withdraw(
  { funds, second }: { funds: StaffPrincipal; second: StaffPrincipal },
  lines: WithdrawalLine[],
): Promise<string> {
  const { id } = await done(funds, importWithdrawals, withdrawalInput(lines));
  await done(second, decideWithdrawals, { id, decision: 'confirm' });
  return id;
}
