import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import { journals } from '@/db/schema/ledger';
import type { Clock } from '@/lib/gateways/clock';
import type { Day } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import type { Month } from '@/lib/values/month';

export interface JournalHeader {
  kind: (typeof journals.$inferSelect)['kind'];
  /** Whose chain it joins; null for the centre's own. Hold the unit's lock. */
  unitId: string | null;
  logId: string;
  remittanceId?: string;
  receiptId?: string;
  reversesId?: string;
  /** 汇缴年月 from and to, where the booking has months. */
  months?: { first: Month; last: Month };
  /** Sets the 缴至年月 of the employees' accounts it touches (R-9). */
  remittedMonth?: Month;
  /** The day from which interest runs (Art. 21, Q-60). */
  valueOn: Day;
}

/**
 * Books one journal in a few statements however many accounts it touches. `lines` is a query of (account_id, amount), and
 * (product) where 积数 moves with the money: credit positive, debit negative, in fen, one line for each account; the database refuses a sum that is not zero. Each
 * entry keeps the balance it led to and the account's next version. Answers the journal's id, and how many lines it has.
 */
export async function postJournal(
  tx: Tx,
  header: JournalHeader,
  { lines: booked, clock }: { lines: SQL; clock: Clock },
): Promise<{ id: string; lines: number }> {
  const lines = withProduct(booked, header.kind);
  if (header.unitId === null) await lockCentre(tx);
  const { digest, count, ...previous } = await readLines(tx, lines, header.unitId);
  const { kind, unitId, logId, remittanceId, receiptId, reversesId, months, valueOn } = header;
  const journal = {
    id: newId(clock.milliseconds()),
    unitId,
    kind,
    logId,
    remittanceId: remittanceId ?? null,
    receiptId: receiptId ?? null,
    reversesId: reversesId ?? null,
    firstMonth: months?.first ?? null,
    lastMonth: months?.last ?? null,
    valueOn,
    postedOn: clock.today(),
    postedAt: clock.now(),
    link: (previous.link ?? 0) + 1,
    previousHash: previous.hash,
    writtenIn: '',
  };
  // Sent in this order, and neither waits for the answer to the other.
  const [, entries] = await Promise.all([
    tx
      .insert(journals)
      .values({ ...journal, hash: journalHash(journal, digest) })
      .execute(),
    moveMoney(tx, header, { journalId: journal.id, lines }),
  ]);
  if (entries !== count) throw new Error(`journal ${journal.id}: ${count} lines, ${entries} entries`);
  return { id: journal.id, lines: count };
}

/** Writes the entries of a journal and the balances that they lead to; answers how many. */
async function moveMoney(
  tx: Tx,
  header: JournalHeader,
  { journalId, lines }: { journalId: string; lines: SQL },
): Promise<number> {
  // Materialized: where another unit's posting has just moved a shared account, PostgreSQL looks at that row again, and of lines
  // folded into the update it would lose the one.
  const written = await tx.execute<{ entries: number }>(sql`${PLANNED_ANEW}
    with lines as materialized (${lines}),
    moved as (
      update ledger_accounts l set balance = l.balance + x.amount, version = l.version + 1,
        product = ${productAfter(header)}, product_on = case when l.code = '201' then ${header.valueOn}::date end,
        remitted_month = case when l.code = '201' then coalesce(${header.remittedMonth ?? null}, l.remitted_month) else l.remitted_month end
      from lines x where l.id = x.account_id
      returning l.id, l.unit_id, l.version, l.balance, x.amount, x.product
    ),
    written as (
      insert into entries (account_id, version, journal_id, unit_id, amount, balance, product)
      select id, version, ${journalId}::uuid, unit_id, amount, balance, product from moved returning 1
    )
    select count(*)::integer as entries from written`);
  return written[0]?.entries ?? 0;
}

const MOVING = new Set<JournalHeader['kind']>(['transfer', 'transfer-back']);

function withProduct(lines: SQL, kind: JournalHeader['kind']): SQL {
  return MOVING.has(kind) ? lines : sql`select l.account_id, l.amount, 0::bigint as product from (${lines}) l`;
}

/** 积数 up to the value date (I-3): what the balance was times the days it stood, begun anew at each settlement. */
function productAfter({ kind, valueOn }: JournalHeader): SQL {
  if (kind === 'interest') return sql`0`;
  return sql`case when l.code = '201' then l.product + l.balance * (${valueOn}::date - coalesce(l.product_on, ${valueOn}::date)) + x.product else 0 end`;
}

/** The centre's own chain has no unit whose lock is held. */
async function lockCentre(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('centre', 1))`);
}

interface Read extends Record<string, unknown> {
  digest: Buffer;
  count: number;
  link: number | null;
  hash: Buffer | null;
}

/**
 * SHA-256 over account, amount and moved 积数 of every line, in account order (`check:ledger` computes it again from the entries), how many
 * lines there are, and the chain's last link with its hash; null where it has none.
 */
async function readLines(tx: Tx, lines: SQL, unitId: string | null): Promise<Read> {
  const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`;
  const [row] = await tx.execute<Read>(sql`${PLANNED_ANEW}
    with last as (
      select link, hash from journals where coalesce(unit_id, ${nobody}) = coalesce(${unitId}::uuid, ${nobody}) order by link desc limit 1
    )
    select sha256(convert_to(coalesce(string_agg(x.account_id || ':' || x.amount || case when x.product = 0 then '' else ':' || x.product end, ',' order by x.account_id), ''), 'UTF8')) as digest,
      count(*)::integer as count, (select link from last) as link, (select hash from last) as hash
    from (${lines}) x`);
  if (!row || row.count === 0) throw new Error('a journal has at least two lines');
  return row;
}

type Hashed = Omit<typeof journals.$inferSelect, 'hash' | 'writtenIn' | 'postedAt'>;

/** The hash that chains a journal to the one before it in its unit. */
export function journalHash(journal: Hashed, digest: Buffer): Buffer {
  const {
    id,
    unitId,
    kind,
    logId,
    remittanceId,
    receiptId,
    reversesId,
    firstMonth,
    lastMonth,
    valueOn,
    postedOn,
    link,
    previousHash,
  } = journal;
  const said = [
    id,
    unitId,
    kind,
    logId,
    remittanceId,
    receiptId,
    reversesId,
    firstMonth,
    lastMonth,
    valueOn,
    postedOn,
    link,
  ];
  return createHash('sha256')
    .update(previousHash ?? Buffer.alloc(0))
    .update(JSON.stringify(said))
    .update(digest)
    .digest();
}
