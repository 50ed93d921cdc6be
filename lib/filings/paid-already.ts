import { sql } from 'drizzle-orm';
import { anyOf, pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { backPayCorrected, monthCorrected } from '@/lib/ledger/corrected-months';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { addFen, fen, ZERO, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import type { LineToCheck } from './draft-line';

/** What the unit's books and its other back payments say of somebody: nothing, of most people. */
interface Fact extends Record<string, unknown> {
  accountId: string;
  personId: string;
  month: Month | null;
  /** A line of the posted roster, another back payment by its state, that the account is closed, or the month he was hired in. */
  found: 'roster' | 'draft' | 'in-review' | 'effective' | 'closed' | 'hired';
  backPayType: LineToCheck['backPayType'];
  /** Of an effective back payment, whether it is of the open month. */
  ofOpenMonth: boolean;
  /** Whether money has been booked for it. */
  isPaid: boolean;
  status: (typeof ACCOUNT_STATUSES)[number] | null;
  unitShare: bigint | null;
  ownShare: bigint | null;
}

/** Another back payment of the same person: a draft, in review or a 不定额 for its money (`waits`), or effective in the open month. */
interface OtherBackPayment extends Pick<LineToCheck, 'personId' | 'forMonth' | 'backPayType'> {
  waits: boolean;
}

/** What was paid to an account for a month or is to be, in fen. */
export interface Paid {
  /** Whether it was on its posted roster or is made up whole, be the money there or not. */
  whole: boolean;
  /** Whether the money for the whole month has been booked: a difference stands on nothing less (B-5). */
  wholePaid: boolean;
  unitShare: Fen;
  ownShare: Fen;
}

const NOTHING_PAID: Paid = { whole: false, wholePaid: false, unitShare: ZERO, ownShare: ZERO };

export interface PaidAlready {
  /** The status of an account that has ended otherwise than by a transfer. */
  closed: (line: LineToCheck) => (typeof ACCOUNT_STATUSES)[number] | undefined;
  paid: (line: LineToCheck) => Paid;
  /** Whether the person has the month whole already, by this account or by one that he had at the unit before. */
  hasMonth: (line: LineToCheck) => boolean;
  /** The month of 入职日期, where the opening says it. */
  hired: (line: LineToCheck) => Month | undefined;
  others: OtherBackPayment[];
}

/** What stands of the people and months that back payments are for, besides these lines themselves. */
export async function paidAlready(tx: Tx, unit: UnitInForce, lines: readonly LineToCheck[]): Promise<PaidAlready> {
  const facts = await factsOf(tx, unit, lines);
  const byPerson = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = byPerson.get(fact.personId);
    if (known) known.push(fact);
    else byPerson.set(fact.personId, [fact]);
  }
  const ofPerson = ({ personId }: LineToCheck) => (personId === null ? undefined : byPerson.get(personId)) ?? [];
  const ofAccount = (line: LineToCheck) => ofPerson(line).filter(({ accountId }) => accountId === line.accountId);
  return {
    closed: (line) => ofAccount(line).find(({ found }) => found === 'closed')?.status ?? undefined,
    paid: (line) => paidBy(ofAccount(line), line),
    hasMonth: (line) => paidBy(ofPerson(line), line).whole,
    hired: (line) => ofAccount(line).find(({ found }) => found === 'hired')?.month ?? undefined,
    others: facts.flatMap(otherOf),
  };
}

function paidBy(facts: readonly Fact[], { forMonth }: LineToCheck): Paid {
  return facts
    .filter(({ found, month }) => (found === 'roster' || found === 'effective') && month === forMonth)
    .reduce(addPaid, NOTHING_PAID);
}

function addPaid(paid: Paid, { found, backPayType, isPaid, unitShare, ownShare }: Fact): Paid {
  const isWhole = found === 'roster' || backPayType === 'full' || backPayType === 'deferral';
  return {
    whole: paid.whole || isWhole,
    wholePaid: paid.wholePaid || (isWhole && isPaid),
    unitShare: addFen(paid.unitShare, fen(unitShare ?? 0n)),
    ownShare: addFen(paid.ownShare, fen(ownShare ?? 0n)),
  };
}

function otherOf({ personId, month, found, backPayType, ofOpenMonth, isPaid }: Fact): OtherBackPayment[] {
  const waits =
    found === 'draft' || found === 'in-review' || (found === 'effective' && backPayType === 'free' && !isPaid);
  return waits || ofOpenMonth ? [{ personId, forMonth: month, backPayType, waits }] : [];
}

/**
 * One statement, because the accounts of ten thousand lines are sent with it. Asks for every account that their people have or had at the
 * unit: who left by a transfer and was opened again has two.
 */
async function factsOf(tx: Tx, unit: UnitInForce, lines: readonly LineToCheck[]): Promise<Fact[]> {
  const accountIds = [...new Set(lines.flatMap(({ accountId }) => accountId ?? []))];
  const months = [...new Set(lines.flatMap(({ forMonth }) => forMonth ?? []))];
  if (accountIds.length === 0) return [];
  const own = anyOf(
    lines.map(({ id }) => id),
    'uuid',
  );
  return tx.execute<Fact>(sql`
    with asked as materialized (
      select theirs.id, theirs.person_id, theirs.status
      from (select distinct a.person_id from unnest(${pgArray(accountIds, 'uuid')}) as x (id) join accounts a on a.id = x.id) people
      join accounts theirs on theirs.person_id = people.person_id and theirs.unit_id = ${unit.id}
    )
    select f.account_id as "accountId", asked.person_id as "personId", f.for_month as "month", f.state as "found", f.back_pay_type as "backPayType",
      f.state = 'effective' and f.month = ${unit.openMonth} as "ofOpenMonth", f.paid_on is not null as "isPaid", null as "status", f.unit_share as "unitShare", f.own_share as "ownShare"
    from filings f join asked on asked.id = f.account_id
    where f.unit_id = ${unit.id} and f.kind = 'back-pay' and f.state in ('draft', 'in-review', 'effective')
      and f.id not in ${own} and not ${backPayCorrected(sql`f`)}
    union all
    select l.account_id, asked.person_id, r.month, 'roster', null, false, true, null, l.unit_share, l.own_share
    from remittances r
    join roster_lines l on l.unit_id = ${unit.id} and l.remittance_id = r.id
    join asked on asked.id = l.account_id
    where r.unit_id = ${unit.id} and r.state = 'posted' and r.month in ${anyOf(months, 'text')}
      and not ${monthCorrected(sql`r.unit_id`, sql`l.account_id`, sql`r.month`)}
    union all
    select o.id, asked.person_id, to_char(o.event_on, 'YYYY-MM'), 'hired', null, false, false, null, null, null
    from asked join filings o on o.id = asked.id
    where o.unit_id = ${unit.id} and o.kind = 'open' and o.event_on is not null
    union all
    select asked.id, asked.person_id, null, 'closed', null, false, false, asked.status, null, null
    from asked where asked.status not in ('normal', 'sealed', 'frozen', 'merged')`);
}
