import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { initialsOf } from '@/lib/values/name-initials';
import type { AccountChange } from './account-change';

/**
 * Opens an account for each filing: enrols whoever the centre does not know yet, gives the next account numbers, and
 * a ledger account at zero. The account has the filing's id. Its first month is the filing's, or else the unit's open one (C-2, Q-12). The database
 * refuses a second live account of a person in the unit and a second normal one in the centre (L-2).
 */
export async function openAccounts(tx: Tx, { unit, clock, which }: AccountChange): Promise<void> {
  const initials = await initialsByName(tx, { unit, which });
  await tx.execute(sql`
    insert into people (id, name, initials, id_type, id_number_cipher, id_number_index, id_number_mask, sex, birth_on, phone_cipher, phone_mask, created_at)
    select f.id, f.name, n.initials, f.id_type, f.id_number_cipher, f.id_number_index, f.id_number_mask, f.sex, f.birth_on, f.phone_cipher, f.phone_mask, f.decided_at
    from filings f left join ${initials} n on n.name = f.name where f.unit_id = ${unit.id} and ${which} and f.person_id = f.id`);
  await tx.execute(sql`
    insert into accounts (id, unit_id, person_id, number, name, initials, id_number_mask, staff_number, status, base, unit_share, own_share, opened_on, first_month, awaits_transfer)
    select f.id, f.unit_id, f.person_id, '54' || lpad(nextval('account_numbers')::text, 10, '0'), f.name, n.initials, f.id_number_mask, f.staff_number, 'normal',
      f.base, f.unit_share, f.own_share, ${clock.today()}, coalesce(f.for_month, ${unit.openMonth}), 'awaits-transfer' = any(f.marks)
    from filings f left join ${initials} n on n.name = f.name where f.unit_id = ${unit.id} and ${which} order by f.id`);
  await tx.execute(sql`
    insert into ledger_accounts (id, code, unit_id, balance, version)
    select f.id, '201', f.unit_id, 0, 0 from filings f where f.unit_id = ${unit.id} and ${which}`);
}

/** 拼音首字母 of the names that are opened, as a table (name, initials). */
async function initialsByName(tx: Tx, { unit, which }: Pick<AccountChange, 'unit' | 'which'>): Promise<SQL> {
  const rows = await tx.execute<{ name: string }>(
    sql`select distinct f.name from filings f where f.unit_id = ${unit.id} and ${which}`,
  );
  const names = rows.map(({ name }) => name);
  return sql`(select * from unnest(${pgArray(names, 'text')}, ${pgArray(names.map(initialsOf), 'text')}) as x (name, initials))`;
}

/** Takes the openings back: the accounts become 已撤销, their numbers stay used. Says how many. */
export async function revokeOpenings(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  const rows = await tx.execute(sql`
    update accounts a set status = 'revoked', version = a.version + 1
    from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'normal'
    returning a.id`);
  return rows.length;
}
