import { and, count, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { entries, journals, ledgerAccounts } from '@/db/schema/ledger';
import { people } from '@/db/schema/people';
import { units } from '@/db/schema/units';
import { PHONE_MASK_OF_LIVE } from '@/lib/people/live-accounts';
import type { ListPage } from '@/lib/values/list-page';

/** 职工明细查询: an account's entries, the last first, by the running version (FD-089). */
export async function employeeLedger(
  tx: Tx,
  unitId: string,
  { accountId, page }: { accountId: string; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = and(eq(entries.accountId, accountId), eq(entries.unitId, unitId));
  const [counted] = await tx.select({ rows: count() }).from(entries).where(where);
  const rows = await tx
    .select({
      version: entries.version,
      amount: entries.amount,
      balance: entries.balance,
      kind: journals.kind,
      firstMonth: journals.firstMonth,
      lastMonth: journals.lastMonth,
      postedOn: journals.postedOn,
    })
    .from(entries)
    .innerJoin(journals, eq(journals.id, entries.journalId))
    .where(where)
    .orderBy(desc(entries.version))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

/** 职工基本情况: one account of the unit by its public number, with the phone of who is still employed; undefined for another unit's. */
export async function getAccount(tx: Tx, unitId: string, number: string) {
  const [row] = await tx
    .select({
      account: accounts,
      sex: people.sex,
      birthOn: people.birthOn,
      idType: people.idType,
      phoneMask: PHONE_MASK_OF_LIVE,
      balance: ledgerAccounts.balance,
      remittedMonth: ledgerAccounts.remittedMonth,
      unitName: units.name,
      unitRatio: units.unitRatio,
      ownRatio: units.ownRatio,
    })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, accounts.id))
    .innerJoin(units, eq(units.id, accounts.unitId))
    .where(and(eq(accounts.unitId, unitId), eq(accounts.number, number)));
  return row;
}
