import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { refuse } from '@/lib/operations/refuse';
import type { PaperFacts } from '@/lib/operations/stamp-papers';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { day, type Day } from '@/lib/values/day';
import { fen, fenToText } from '@/lib/values/money';
import { fundYearOf, month } from '@/lib/values/month';
import { ownAccount } from './employee-facts';

/** A fund year as a statement covers it: July to June (P-5), no further than today. Refuses one that has not begun. */
export function statementPeriod(year: number, today: Day) {
  const { from, to } = fundYearOf(month(`${year}-07`));
  const [first, last] = [day(`${from}-01`), day(`${to}-30`)];
  if (first > today) return refuse('fund-year-not-begun', { year: String(year) });
  return { from, to, first, last: last < today ? last : today };
}

export type StatementPeriod = ReturnType<typeof statementPeriod>;

/** 职工对账单 of one person for a fund year. */
export async function statementFacts(
  tx: Tx,
  unit: UnitInForce,
  { accountNumber, year, today }: { accountNumber: string; year: number; today: Day },
): Promise<PaperFacts> {
  const { account } = await ownAccount(tx, unit, accountNumber);
  const period = statementPeriod(year, today);
  const [sums] = await statementSums(tx, unit, { period, whose: sql`a.id = ${account.id}` });
  if (!sums) return refuse('not-found');
  return factsOfStatement(unit, period, sums);
}

export interface StatementSums extends Record<string, unknown> {
  account_id: string;
  name: string;
  id_number_mask: string;
  number: string;
  opening: bigint;
  closing: bigint;
  income: bigint;
  expense: bigint;
  first_version: number;
  last_version: number;
}

/**
 * What statements say in sum, of all these people at once, in the order of their accounts: the balance before the period and after it, what
 * came and what went. The versions between make a statement the same whenever it is printed again.
 */
export function statementSums(
  tx: Tx,
  unit: UnitInForce,
  { period, whose }: { period: StatementPeriod; whose: SQL },
): Promise<StatementSums[]> {
  return tx.execute<StatementSums>(sql`
    with dated as (
      select a.id as account_id, e.version, e.amount, e.balance, j.posted_on >= ${period.first} as within
      from accounts a join entries e on e.account_id = a.id and e.unit_id = a.unit_id join journals j on j.id = e.journal_id
      where a.unit_id = ${unit.id} and ${whose} and j.posted_on <= ${period.last}
    ), summed as (
      select account_id,
        coalesce((array_agg(balance order by version desc) filter (where not within))[1], 0) as opening,
        (array_agg(balance order by version desc))[1] as closing,
        coalesce(sum(amount) filter (where within and amount > 0), 0)::bigint as income,
        coalesce(-sum(amount) filter (where within and amount < 0), 0)::bigint as expense,
        coalesce(max(version) filter (where not within), 0) + 1 as first_version, max(version) as last_version
      from dated group by account_id
    )
    select a.id as account_id, a.name, a.id_number_mask, a.number, coalesce(s.opening, 0)::bigint as opening, coalesce(s.closing, 0)::bigint as closing,
      coalesce(s.income, 0)::bigint as income, coalesce(s.expense, 0)::bigint as expense,
      coalesce(s.first_version, 1) as first_version, coalesce(s.last_version, 0) as last_version
    from accounts a left join summed s on s.account_id = a.id
    where a.unit_id = ${unit.id} and a.status <> 'revoked' and ${whose} order by a.number`) as Promise<StatementSums[]>;
}

/** The facts of one statement. */
export function factsOfStatement(unit: UnitInForce, period: StatementPeriod, sums: StatementSums): PaperFacts {
  return {
    kind: 'statement',
    unitId: unit.id,
    accountId: sums.account_id,
    firstMonth: period.from,
    lastMonth: period.to,
    amount: fen(sums.income),
    balance: fen(sums.closing),
    asOf: period.last,
    content: {
      unitName: unit.name,
      unitNumber: unit.number,
      branch: unit.branch,
      name: sums.name,
      idNumber: sums.id_number_mask,
      accountNumber: sums.number,
      opening: fenToText(fen(sums.opening)),
      expense: fenToText(fen(sums.expense)),
      firstVersion: String(sums.first_version),
      lastVersion: String(sums.last_version),
    },
  };
}

export interface StatementLine extends Record<string, unknown> {
  account_id: string;
  posted_on: string;
  kind: string;
  first_month: string | null;
  last_month: string | null;
  amount: bigint;
  balance: bigint;
}

/** The lines of statements, each account's in order; only what lies between the versions that the statement names. */
export function statementLines(
  tx: Tx,
  unitId: string,
  wanted: readonly { accountId: string; firstVersion: number; lastVersion: number }[],
): Promise<StatementLine[]> {
  return tx.execute<StatementLine>(sql`
    select e.account_id, j.posted_on::text as posted_on, j.kind, j.first_month, j.last_month, e.amount, e.balance
    from unnest(${pgArray(
      wanted.map(({ accountId }) => accountId),
      'uuid',
    )},
        ${pgArray(
          wanted.map(({ firstVersion }) => firstVersion),
          'integer',
        )},
        ${pgArray(
          wanted.map(({ lastVersion }) => lastVersion),
          'integer',
        )}) as w (account_id, first_version, last_version)
      join entries e on e.account_id = w.account_id and e.unit_id = ${unitId} and e.version between w.first_version and w.last_version
      join journals j on j.id = e.journal_id
    order by e.account_id, e.version`) as Promise<StatementLine[]>;
}
