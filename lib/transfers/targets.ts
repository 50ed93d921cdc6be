import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { UNIT_STATUSES } from '@/db/schema/units';

/** A unit that somebody may be transferred to: no more of it than this. */
export interface TargetUnit {
  id: string;
  number: string;
  name: string;
  branch: string;
  status: (typeof UNIT_STATUSES)[number];
}

interface UnitRow extends Record<string, unknown> {
  place: bigint;
  unit_id: string;
  unit_number: string;
  unit_name: string;
  branch: string;
  unit_status: TargetUnit['status'];
}

/** 转入单位查询: the units that these numbers or whole names mean, in their order; undefined where there is none or several. */
export async function unitsNamed(tx: Tx, asked: readonly string[]): Promise<(TargetUnit | undefined)[]> {
  const terms = [...new Set(asked)];
  const rows = await tx.execute<UnitRow>(sql`select * from units_named(${pgArray(terms, 'text')})`);
  const found = new Map<string, TargetUnit>();
  for (const row of rows) {
    const { unit_id: id, unit_number: number, unit_name: name, branch, unit_status: status } = row;
    found.set(terms[Number(row.place) - 1] ?? '', { id, number, name, branch, status });
  }
  return asked.map((term) => found.get(term));
}

/** Somebody's account at the unit that he goes to. */
export interface TargetAccount {
  accountId: string;
  number: string;
  status: (typeof ACCOUNT_STATUSES)[number];
  /** Whether something of it waits for the centre: a correction, a withdrawal, a back payment. Which one is not told. */
  busy: boolean;
}

interface AccountRow extends Record<string, unknown> {
  place: bigint;
  account_id: string;
  account_number: string;
  account_status: TargetAccount['status'];
  account_busy: boolean;
}

/** The accounts of these people at the units they go to, in their order; undefined where there is none. */
export async function accountsAtUnits(
  tx: Tx,
  asked: readonly { personId: string | null; toUnitId: string | null }[],
): Promise<(TargetAccount | undefined)[]> {
  const persons = pgArray(
    asked.map(({ personId }) => personId),
    'uuid',
  );
  const units = pgArray(
    asked.map(({ toUnitId }) => toUnitId),
    'uuid',
  );
  const rows = await tx.execute<AccountRow>(sql`select * from accounts_at_units(${persons}, ${units})`);
  const found: (TargetAccount | undefined)[] = asked.map(() => undefined);
  for (const row of rows) {
    const { account_id: accountId, account_number: number, account_status: status, account_busy: busy } = row;
    found[Number(row.place) - 1] = { accountId, number, status, busy };
  }
  return found;
}
