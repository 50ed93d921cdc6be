import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '@/db/client';
import { loadDemo } from '@/db/demo/load';
import { checkLedger, INVARIANTS } from '@/lib/ledger/invariants';
import { useDatabase } from '../support/database';
import { fillBooks } from '../support/fill-books';
import { appendJournal, rehash } from '../support/journals';

const base = useDatabase();
const { owner } = base;

const CONTEXT = { actor: 'test', office: true };
const ROLLBACK = new Error('take the damage back');

beforeAll(async () => {
  await loadDemo(owner);
  await fillBooks(owner);
});

function broken(tx: Tx): Promise<string[]> {
  return checkLedger(tx).then((checked) => checked.filter(({ offending }) => offending > 0).map(({ code }) => code));
}

test('nothing is broken by everything that units and centre do', async () => {
  expect(await owner.inTransaction(CONTEXT, broken)).toEqual([]);
});

test('the application’s own login sees all of it in the office', async () => {
  expect(await base.app.inTransaction(CONTEXT, broken)).toEqual([]);
});

type Damage = SQL | ((tx: Tx) => Promise<void>);

interface Breakage {
  damage: Damage[];
  /** What speaks up, where it is not only the invariant itself. */
  also?: string[];
  /** Done with the database's own triggers at work. */
  guarded?: boolean;
}

const SNOWLAND = sql`(select id from units where number = '010044')`;
const HIGHLAND = sql`(select id from units where number = '010045')`;
const NORMAL = sql`(select id from accounts where unit_id = ${SNOWLAND} and status = 'normal' order by number limit 1)`;
const OTHER = sql`(select id from accounts where unit_id = ${SNOWLAND} and status = 'normal' order by number desc limit 1)`;
const JULY = sql`(select id from remittances where unit_id = ${SNOWLAND} and month = '2019-07')`;
const JUNE = sql`(select id from remittances where unit_id = ${SNOWLAND} and month = '2019-06')`;
const JULY_PAYMENT = sql`(select payment_id from remittances where id = ${JULY})`;
const LAST_JOURNAL = sql`(select id from journals where unit_id = ${SNOWLAND} order by link desc limit 1)`;
const REVOKED = sql`(select id from remittances where state = 'revoked' limit 1)`;

/** A second account of whoever has the first one of 010044, with its ledger account. */
function anotherAccount(unit: SQL, status: 'normal' | 'sealed' | 'left'): SQL {
  return sql`with made as (
      insert into accounts (id, unit_id, person_id, number, name, id_number_mask, status, base, unit_share, own_share, opened_on, first_month, sealed_month)
      select gen_random_uuid(), ${unit}, person_id, 'again', name, id_number_mask, ${status}, 0, 0, 0, opened_on, first_month, '2019-08' from accounts where id = ${NORMAL}
      returning id, unit_id)
    insert into ledger_accounts (id, code, unit_id, balance, version) select id, '201', unit_id, 0, 0 from made`;
}

const BREAKAGES: Record<string, Breakage[]> = {
  'journal-balances': [
    {
      damage: [5n, -5n].map(
        (amount) => (tx: Tx) =>
          appendJournal(tx, {
            unit: SNOWLAND,
            lines: [
              [NORMAL, amount],
              [OTHER, amount],
            ],
          }),
      ),
    },
  ],
  'balance-is-entries': [
    {
      damage: [
        sql`update ledger_accounts set balance = balance + 1 where id = ${NORMAL}`,
        sql`update ledger_accounts set balance = balance - 1 where id = ${OTHER}`,
      ],
    },
  ],
  'versions-without-gap': [
    { damage: [sql`update ledger_accounts set version = version + 1 where id = ${NORMAL}`] },
    { damage: [sql`update entries set version = 99 where account_id = ${NORMAL} and version = 8`] },
  ],
  'running-balance': [
    { damage: [sql`update entries set balance = balance + 1 where account_id = ${NORMAL} and version = 3`] },
  ],
  'balances-sum-to-zero': [
    {
      damage: [sql`update ledger_accounts set balance = balance + 1 where code = '101'`],
      also: ['balance-is-entries'],
    },
  ],
  'product-is-balances': [{ damage: [sql`update ledger_accounts set product = product + 1 where id = ${NORMAL}`] }],
  'unit-is-its-employees': [
    { damage: [sql`update entries set unit_id = ${HIGHLAND} where account_id = ${NORMAL} and version = 3`] },
  ],
  'employee-has-ledger-account': [
    {
      damage: [
        anotherAccount(HIGHLAND, 'left'),
        sql`delete from ledger_accounts where id = (select id from accounts where number = 'again')`,
      ],
      guarded: true,
    },
    {
      damage: [
        sql`insert into ledger_accounts (id, code, unit_id, balance, version) values (gen_random_uuid(), '201', ${HIGHLAND}, 0, 0)`,
      ],
    },
  ],
  'one-posting': [
    {
      damage: [
        sql`update journals set first_month = '2019-06' where id = ${LAST_JOURNAL}`,
        (tx) => rehash(tx, LAST_JOURNAL),
      ],
    },
  ],
  'batch-is-one': [
    {
      damage: [sql`update remittances set batch_id = ${JUNE} where id = ${JULY}`],
      also: ['one-posting', 'posting-is-roster'],
    },
    {
      damage: [sql`update remittances set batch_id = ${JULY} where id = ${REVOKED}`],
      also: ['effect-has-log', 'one-posting'],
    },
  ],
  'posting-is-roster': [
    {
      damage: [
        sql`update roster_lines set own_share = own_share + 100 where remittance_id = ${JULY} and account_id = ${NORMAL}`,
        sql`update roster_lines set own_share = own_share - 100 where remittance_id = ${JULY} and account_id = ${OTHER}`,
      ],
    },
  ],
  'sheet-adds-up': [
    {
      damage: [
        sql`alter table remittances drop constraint remittances_amounts_add_up`,
        sql`update remittances set adjusted_amount = adjusted_amount + 1 where id = ${JULY}`,
      ],
      also: ['sheet-is-filings'],
    },
  ],
  'sheet-is-roster': [{ damage: [sql`delete from roster_lines where remittance_id = ${REVOKED}`] }],
  'sheet-follows-last-month': [
    {
      damage: [
        sql`update remittances set previous_amount = previous_amount + 1, adjusted_amount = adjusted_amount - 1 where id = ${JULY}`,
      ],
      also: ['sheet-is-filings'],
    },
  ],
  'sheet-is-filings': [
    {
      damage: [
        sql`update remittances set added_amount = added_amount + 1, adjusted_amount = adjusted_amount - 1 where id = ${JULY}`,
      ],
    },
  ],
  'back-pay-is-booked': [
    { damage: [sql`update filings set paid_on = null where kind = 'back-pay' and paid_on is not null`] },
    { damage: [sql`update filings set for_month = '2019-07' where kind = 'back-pay' and paid_on is not null`] },
  ],
  'back-pay-is-on-sheet': [
    { damage: [sql`update filings set remittance_id = null where kind = 'back-pay' and remittance_id is not null`] },
  ],
  'payment-is-remittance': [
    { damage: [sql`update payments set heads = heads + 1 where id = ${JULY_PAYMENT}`] },
    { damage: [sql`update payments set state = 'revoked' where state = 'expired'`] },
  ],
  'payment-has-receipt': [
    { damage: [sql`update receipts set unit_id = ${HIGHLAND} where payment_id = ${JULY_PAYMENT}`] },
  ],
  'receipt-is-booked': [
    { damage: [sql`update receipts set amount = amount + 1 where finding = 'unknown' and unit_id is null`] },
  ],
  'allocation-is-booked': [
    { damage: [sql`update suspense_allocations set state = 'declined' where state = 'done'`] },
    {
      damage: [
        sql`insert into suspense_allocations (id, receipt_id, unit_id, reason, state, proposed_by, proposed_at)
          select gen_random_uuid(), t.id, ${SNOWLAND}, '', 'done', t.entered_by, now() from receipts t where t.unit_id is null`,
      ],
    },
  ],
  'refund-is-booked': [
    {
      damage: [
        sql`insert into suspense_refunds (id, receipt_id, unit_id, amount, payee_name, payee_account, reason, state, proposed_by, proposed_at)
          select gen_random_uuid(), t.id, t.unit_id, 1, '', '', '', 'done', t.entered_by, now() from receipts t limit 1`,
      ],
    },
  ],
  'withdrawal-is-booked': [
    { damage: [sql`update withdrawals set amount = amount + 1 where state = 'done'`] },
    { damage: [sql`update withdrawals set withdrawn_on = withdrawn_on + 1 where state = 'done'`] },
    { damage: [sql`update withdrawal_files set state = 'declined'`] },
  ],
  'correction-is-booked': [
    { damage: [sql`update corrections set journal_id = ${LAST_JOURNAL} where state = 'approved'`] },
    {
      damage: [
        sql`update corrections set amount = amount + 1 where state = 'approved'`,
        sql`update correction_months set own_share = own_share + 1 where state = 'corrected'`,
      ],
      also: ['corrected-was-paid'],
    },
  ],
  'correction-is-its-months': [
    { damage: [sql`update correction_months set state = 'held' where state = 'released'`] },
    { damage: [sql`update corrections set amount = amount + 1 where state = 'withdrawn'`] },
  ],
  'corrected-was-paid': [
    {
      damage: [
        sql`update correction_months set unit_share = unit_share + 1, own_share = own_share - 1 where state = 'corrected'`,
      ],
    },
  ],
  'correction-has-log': [
    { damage: [sql`delete from operation_log where operation = 'corrections.withdraw'`], also: ['request-has-log'] },
    {
      damage: [
        sql`update operation_log set result = result || '{"decision":"reject"}' where operation = 'corrections.review' and result ->> 'final' = 'true'`,
      ],
    },
  ],
  'unit-remitted-month': [{ damage: [sql`update units set remitted_month = '2019-06' where id = ${SNOWLAND}`] }],
  'person-remitted-month': [
    { damage: [sql`update ledger_accounts set remitted_month = '2019-06' where id = ${NORMAL}`] },
  ],
  'one-live-account': [
    { damage: [sql`drop index accounts_one_live_per_unit`, anotherAccount(SNOWLAND, 'sealed')], guarded: true },
  ],
  'one-normal-account': [
    { damage: [sql`drop index accounts_one_normal_per_person`, anotherAccount(HIGHLAND, 'normal')], guarded: true },
  ],
  'account-counts': [
    {
      damage: [
        sql`update account_counts set accounts = accounts + 1 where unit_id = ${SNOWLAND} and status = 'normal'`,
      ],
    },
  ],
  'account-copies-person': [{ damage: [sql`update accounts set name = name || '甲' where id = ${NORMAL}`] }],
  'filing-has-effect': [
    {
      damage: [
        sql`update accounts set status = 'normal', sealed_month = null where id = (select account_id from filings where kind = 'seal' and month = '2019-07')`,
      ],
      guarded: true,
    },
    {
      damage: [
        sql`update accounts set status = 'left' where id = (select account_id from filings where kind = 'open' and state = 'revoked' and effective_on is not null limit 1)`,
      ],
      guarded: true,
    },
  ],
  'merged-follows-transfer': [
    {
      damage: [sql`update accounts set merged_into = ${NORMAL} where status = 'merged'`],
      also: ['back-pay-is-booked'],
    },
  ],
  'shares-follow-ratio': [{ damage: [sql`update accounts set base = base + 100000 where id = ${NORMAL}`] }],
  'submission-is-its-filings': [
    {
      damage: [
        sql`update filings set decided_by = null where id = (select id from filings where month = '2019-07' and kind = 'open' limit 1)`,
      ],
    },
  ],
  'journal-has-log': [
    {
      damage: [
        (tx) =>
          appendJournal(tx, {
            unit: SNOWLAND,
            lines: [
              [NORMAL, 5n],
              [OTHER, -5n],
            ],
            logId: randomUUID(),
          }),
      ],
    },
  ],
  'request-has-log': [
    { damage: [sql`delete from operation_requests where log_id = (select log_id from operation_requests limit 1)`] },
  ],
  'log-has-effect': [
    {
      damage: [
        sql`with log as (
          insert into operation_log (id, at, operation, actor_kind, actor_id, actor_name, unit_id, request_key, outcome, result)
          select gen_random_uuid(), now(), 'remittance.revoke', 'operator', saved_by, '', unit_id, gen_random_uuid(), 'done', jsonb_build_object('id', id)
          from remittances where id = ${JULY} returning *)
        insert into operation_requests (actor_id, request_key, operation, input_hash, log_id) select actor_id, request_key, operation, '', id from log`,
      ],
    },
  ],
  'effect-has-log': [
    {
      damage: [
        sql`insert into remittances select (jsonb_populate_record(r, jsonb_build_object('id', made, 'batch_id', made, 'number', 'nobody', 'state', 'expired',
          'previous_heads', 0, 'previous_amount', 0, 'added_heads', 0, 'added_amount', 0, 'adjusted_heads', 0, 'adjusted_amount', 0, 'reduced_heads', 0,
          'reduced_amount', 0, 'current_heads', 0, 'current_amount', 0, 'due_amount', 0, 'payment_id', null))).* from remittances r, gen_random_uuid() as made where id = ${JULY}`,
      ],
    },
  ],
  'filings-are-conserved': [{ damage: [sql`delete from filings where state = 'draft'`] }],
  'hash-chain': [
    {
      damage: [sql`update journals set value_on = '2019-07-30' where id = ${LAST_JOURNAL}`],
      also: ['product-is-balances'],
    },
    { damage: [sql`update journals set previous_hash = sha256('') where id = ${LAST_JOURNAL}`] },
    { damage: [sql`update journals set link = link + 1 where id = ${LAST_JOURNAL}`, (tx) => rehash(tx, LAST_JOURNAL)] },
    { damage: [sql`update journals set hash = sha256('') where id = ${LAST_JOURNAL}`] },
  ],
};

const CASES = Object.entries(BREAKAGES).flatMap(([code, breakages]) =>
  breakages.map((breakage) => ({ code, ...breakage })),
);

/** What speaks up when the books are damaged so; the damage is taken back. */
async function brokenBy({ damage, guarded }: Breakage): Promise<string[]> {
  let found: string[] = [];
  const damaged = owner.inTransaction(CONTEXT, async (tx) => {
    // Without it the database would not let us: its triggers and foreign keys sleep until the transaction is taken back.
    if (!guarded) await tx.execute(sql`set local session_replication_role = replica`);
    for (const step of damage) await (typeof step === 'function' ? step(tx) : tx.execute(step));
    found = await broken(tx);
    throw ROLLBACK;
  });
  await expect(damaged).rejects.toBe(ROLLBACK);
  return found.sort();
}

describe('what is broken on purpose', () => {
  test.each(CASES)('speaks up as $code', async ({ code, also = [], ...breakage }) => {
    expect(await brokenBy(breakage)).toEqual([code, ...also].sort());
  });

  test('is every invariant there is', () => {
    expect(Object.keys(BREAKAGES).sort()).toEqual([...INVARIANTS.map(({ code }) => code), 'hash-chain'].sort());
  });
});

/** Operation of which every log row is lost, and what speaks up. */
const LOST_LOGS: [string, string[]][] = [
  ['open.save', ['effect-has-log', 'filings-are-conserved']],
  ['open.import', ['effect-has-log']],
  ['open.write-import', ['effect-has-log', 'filings-are-conserved']],
  ['filings.discard', ['filings-are-conserved']],
  ['filings.submit', ['effect-has-log', 'journal-has-log']],
  ['filings.review', ['effect-has-log']],
  ['filings.revoke', ['filings-are-conserved']],
  ['remittance.save', ['effect-has-log']],
  ['remittance.revoke', ['effect-has-log']],
  ['remittance.revoke-with-changes', ['effect-has-log', 'filings-are-conserved']],
  ['payment.register', ['effect-has-log']],
  ['receipt.enter', ['effect-has-log', 'journal-has-log']],
  ['demo.load', ['journal-has-log']],
];

/** Operations whose log rows name something else than they did. */
const FALSE_LOGS = [
  ...['open.import', 'filings.submit', 'filings.review'],
  ...['remittance.save', 'remittance.revoke', 'remittance.revoke-with-changes'],
  'payment.register',
  'receipt.enter',
];

describe('a log that was tampered with', () => {
  test.each(LOST_LOGS)('shows where rows of %s are gone', async (operation, codes) => {
    const gone = sql`with gone as (delete from operation_log where operation = ${operation} returning id)
      delete from operation_requests where log_id in (select id from gone)`;
    expect(await brokenBy({ damage: [gone] })).toEqual(codes);
  });

  test.each(FALSE_LOGS)('shows where rows of %s name something else', async (operation) => {
    const renamed = sql`update operation_log set result = result || jsonb_build_object('id', gen_random_uuid(), 'paymentId', gen_random_uuid())
      where operation = ${operation}`;
    expect(await brokenBy({ damage: [renamed] })).toEqual(['effect-has-log', 'log-has-effect']);
  });
});
