import { listAccounts, type AccountQuery, type AccountStatus } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { foundAccount, type FoundAccount } from './found-account';

/** Whom a form may file something for: everybody who can be paid back, who can be transferred (RL-27), or for whom something was booked; of whom that cannot be corrected, the form says why. */
const SCOPES = {
  'back-pay': ['normal', 'sealed', 'frozen', 'merged'],
  transfer: ['sealed'],
  correction: ['normal', 'sealed', 'frozen', 'merged', 'withdrawn', 'left'],
} as const satisfies Record<string, readonly AccountStatus[]>;

export type AccountScope = keyof typeof SCOPES;

/** Reads a scope from an address; undefined for anything else. */
export function accountScope(text: string): AccountScope | undefined {
  return text === 'back-pay' || text === 'transfer' || text === 'correction' ? text : undefined;
}

/** As many as a form lists to choose from. */
const SHOWN = 20;

/** The operator's own accounts of a scope that match what was typed, the first of them by 职工账号. */
export async function findAccounts(
  operator: OperatorPrincipal,
  scope: AccountScope,
  typed: Pick<AccountQuery, 'number' | 'name' | 'idNumber'>,
): Promise<{ accounts: FoundAccount[]; more: boolean }> {
  const page = { page: 1, size: SHOWN, sort: 'number', descending: false } as const;
  const query = { ...typed, statuses: SCOPES[scope] };
  const found = await readAs(operator, (tx) => listAccounts(tx, operator.unitId, { query, page }));
  return { accounts: found.rows.map(foundAccount), more: found.total > SHOWN };
}

/** The one account that a saved line or an address names, by its number or else by the ID number; null where there is none or several. */
export async function findAccount(
  operator: OperatorPrincipal,
  scope: AccountScope,
  { number, idNumber }: Pick<AccountQuery, 'number' | 'idNumber'>,
): Promise<FoundAccount | null> {
  if (number === '' && idNumber === '') return null;
  const named = number === '' ? { number, idNumber } : { number, idNumber: '' };
  const { accounts } = await findAccounts(operator, scope, { ...named, name: '' });
  return accounts.length === 1 ? (accounts[0] ?? null) : null;
}
