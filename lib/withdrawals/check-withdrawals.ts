import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { Day } from '@/lib/values/day';
import { fenFromText } from '@/lib/values/money';
import type { WithdrawalFault, WithdrawalLine } from './withdrawal-rows';

/** Withdrawals to check: a query of (row, serial, number, name, amount, withdrawn_on), and the file they are stored under if they are. */
interface Checked {
  lines: SQL;
  fileId: string | null;
  today: Day;
}

/** The least that an account `k` had on any day from its withdrawal on, by value dates: nobody withdraws what came later. */
const LEAST_SINCE = sql`
  select case when bool_or(d.value_on <= k.withdrawn_on) then min(d.balance) filter (where d.until is null or d.until > k.withdrawn_on) else 0 end as least
  from (
    select j.value_on, sum(sum(e.amount)) over (order by j.value_on) as balance, lead(j.value_on) over (order by j.value_on) as until
    from entries e join journals j on j.id = e.journal_id where e.account_id = k.account_id group by j.value_on
  ) d`;

/**
 * What stands against booking these withdrawals, all of it, row by row: the serial number is known, no such account or not the person's,
 * frozen or closed, a day to come or within settled interest (I-3), more than there is or was. Those of one account count together with
 * what waits for a second person.
 */
export async function withdrawalFaults(tx: Tx, { lines, fileId, today }: Checked): Promise<WithdrawalFault[]> {
  return tx.execute<WithdrawalFault & Record<string, unknown>>(sql`
    with known as (
      select l.*, a.id as account_id, a.name as account_name, a.status, coalesce(g.balance, 0) as balance,
        sum(l.amount) over (partition by a.id order by l.withdrawn_on, l.row) as drawn
      from (${lines}) l left join accounts a on a.number = l.number and a.status <> 'revoked' left join ledger_accounts g on g.id = a.id
    ),
    weighed as (
      select k.*, k.status in ('normal', 'sealed') as live, k.drawn + w.waiting as wanted, s.settled_on, b.least, o.state as serial_state
      from known k
      cross join lateral (
        select coalesce(sum(amount), 0) as waiting from withdrawals
        where account_id = k.account_id and state = 'proposed' and file_id is distinct from ${fileId}::uuid
      ) w
      cross join lateral (
        select max(j.value_on) as settled_on from entries e join journals j on j.id = e.journal_id where e.account_id = k.account_id and j.kind = 'interest'
      ) s
      cross join lateral (${LEAST_SINCE}) b
      left join withdrawals o on o.serial = k.serial and o.state <> 'declined' and o.file_id is distinct from ${fileId}::uuid
    )
    select w.row, w.serial, f.name as "column", f.code
    from weighed w cross join lateral (values
      (1, 'serial', case w.serial_state when 'done' then 'serial-booked' when 'proposed' then 'serial-waiting' end),
      (2, 'accountNumber', case when w.account_id is null then 'account-unknown' when w.status = 'frozen' then 'account-frozen' when not w.live then 'account-closed' end),
      (3, 'name', case when w.account_name <> w.name then 'name-differs' end),
      (4, 'withdrawnOn', case when w.withdrawn_on > ${today}::date then 'day-in-future' when w.withdrawn_on <= w.settled_on then 'day-settled' end),
      (5, 'amount', case when w.live is not true then null when w.wanted > w.balance then 'over-balance' when w.wanted > w.least then 'over-balance-then' end)
    ) f (place, name, code)
    where f.code is not null order by w.row, f.place`);
}

/** The lines of a file as rows of a statement, in their order. */
export function typedLines(lines: readonly WithdrawalLine[]): SQL {
  const texts = (read: (line: WithdrawalLine) => string) => pgArray(lines.map(read), 'text');
  const rows = lines.map(({ row }) => row);
  const amounts = lines.map(({ amount }) => fenFromText(amount));
  const days = lines.map(({ withdrawnOn }) => withdrawnOn);
  return sql`select * from unnest(${pgArray(rows, 'integer')}, ${texts(({ serial }) => serial)}, ${texts((line) => line.accountNumber)},
    ${texts(({ name }) => name)}, ${texts(({ kind }) => kind)}, ${pgArray(amounts, 'bigint')}, ${pgArray(days, 'date')})
    as t (row, serial, number, name, kind, amount, withdrawn_on)`;
}

/** The same of a file that waits, for who its people are by now. */
export function storedLines(fileId: string): SQL {
  return sql`select w.row, w.serial, a.number, a.name, w.amount, w.withdrawn_on
    from withdrawals w join accounts a on a.id = w.account_id where w.file_id = ${fileId}::uuid`;
}
