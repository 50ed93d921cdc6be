import { sql, type SQL } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { listAccounts, type AccountRow, type AccountStatus } from '@/lib/accounts/list-accounts';
import type { FilingState } from '@/lib/filings/filing';
import { listFilings, type FilingRow } from '@/lib/filings/list-filings';
import type { OpenLine } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import type { SealLine } from '@/lib/filings/seal.input';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { Outcome } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { unitInForce } from '@/lib/units/unit-in-force';
import { done } from './hall';

export const ALL = { list: 'change-roster', select: 'all' } as const;

/** The unit's lines of 变更清册 in these states, as the pages list them. */
export async function filingsOf(clerk: OperatorPrincipal, states: FilingState[]): Promise<FilingRow[]> {
  const query = { list: 'change-roster', states } as const;
  const { rows } = await readAs(clerk, (tx) =>
    listFilings(tx, clerk.unitId, { query, page: { page: 1, size: 100_000 } }),
  );
  return rows;
}

export function draftsOf(clerk: OperatorPrincipal): Promise<FilingRow[]> {
  return filingsOf(clerk, ['draft']);
}

/** The codes of a line's problems, in their order. */
export function codesOf(line: { problems: StoredProblem[] } | undefined): string[] {
  return line?.problems.map((found) => found.code) ?? [];
}

interface LineProblem extends StoredProblem {
  line: number;
  name: string;
}

/** What was wrong with the lines of a refused save or edit; fails on any other outcome. */
export function faultsIn(outcome: Outcome<unknown>): LineProblem[] {
  if (outcome.ok || outcome.refusal !== 'line-faulty') throw new Error(`not faulty: ${JSON.stringify(outcome)}`);
  return JSON.parse(outcome.values.problems ?? '') as LineProblem[];
}

/** Saves openings as drafts and gives their ids. */
export async function saveOpenings(clerk: OperatorPrincipal, lines: OpenLine[]): Promise<string[]> {
  return (await done(clerk, saveFilings('open'), { lines })).ids;
}

/** Opens accounts for these lines and gives them in the lines' order. */
export async function openAccounts(clerk: OperatorPrincipal, lines: OpenLine[]): Promise<AccountRow[]> {
  const ids = await saveOpenings(clerk, lines);
  await done(clerk, submitFilings, { list: 'change-roster', select: ids });
  const accounts = await accountsOf(clerk);
  return ids.flatMap((id) => accounts.filter((account) => account.id === id));
}

export async function accountsOf(
  clerk: OperatorPrincipal,
  statuses: AccountStatus[] = ['normal', 'sealed', 'revoked'],
): Promise<AccountRow[]> {
  const query = { number: '', name: '', idNumber: '', statuses };
  const page = { page: 1, size: 100_000, sort: 'number', descending: false } as const;
  return (await readAs(clerk, (tx) => listAccounts(tx, clerk.unitId, { query, page }))).rows;
}

/** A line of 封存 as the list sends it. */
export function sealLine(account: Pick<AccountRow, 'number' | 'name'>, changed: Partial<SealLine> = {}): SealLine {
  return {
    accountNumber: account.number,
    idNumber: '',
    name: account.name,
    reason: '01',
    leftOn: '',
    note: '',
    ...changed,
  };
}

/** Saves the open month of the unit, so that it is no longer open. */
export async function closeMonth(clerk: OperatorPrincipal): Promise<void> {
  const input = await readAs(clerk, async (tx) => {
    const unit = await unitInForce(tx, clerk.unitId);
    return { month: unit.openMonth, sheet: sheetFingerprint(await monthSheet(tx, unit)) };
  });
  await done(clerk, saveRemittance, input);
}

/** What the operation log says of an operation of this principal: its outcomes, oldest first. */
export async function logOf(owner: Connection, actorId: string, operation: string): Promise<string[]> {
  const rows = await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute<{ said: string }>(sql`select coalesce(refusal, outcome) as said from operation_log
      where actor_id = ${actorId} and operation = ${operation} order by id`),
  );
  return rows.map((row) => row.said);
}

/** Changes rows as no operation would, to stand where a test begins. */
export async function change(owner: Connection, statement: SQL): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, (tx) => tx.execute(statement));
}

/** Moves an account's opening to an earlier month, as if months had passed since. */
export async function openedEarlier(owner: Connection, account: { id: string } | undefined): Promise<void> {
  if (!account) throw new Error('there is no such account');
  await change(owner, sql`update filings set month = '2019-07' where id = ${account.id} and kind = 'open'`);
}

/** Seals an account of the unit that was opened in an earlier month. */
export async function sealAccount(
  owner: Connection,
  clerk: OperatorPrincipal,
  account: AccountRow | undefined,
): Promise<void> {
  await openedEarlier(owner, account);
  if (!account) throw new Error('there is no such account');
  const { ids } = await done(clerk, saveFilings('seal'), { lines: [sealLine(account)] });
  await done(clerk, submitFilings, { list: 'change-roster', select: ids });
}
