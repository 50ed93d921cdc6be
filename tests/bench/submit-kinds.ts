import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';
import { listOf } from '@/lib/filings/lists';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { backPayLine, baseLine, transferLine } from '../support/filing-kinds';
import { sealLine } from '../support/change-roster';
import { done, makeUnit } from '../support/hall';
import { asOwner, makePeopledUnit, type BenchDatabase } from './bench-database';
import { alternately, timed, type Measured } from './measure';

const RUNS = { runs: 5 };
/** Most lines of one save. */
const LINES_OF_ONE_SAVE = 5000;

interface Named {
  number: string;
  name: string;
}

interface KindMeasure {
  name: string;
  kind: FilingKind;
  note: string;
  /** What must be so before somebody files the lines, as SQL on the unit. */
  prepare?: (clerk: OperatorPrincipal, bench: BenchDatabase) => Promise<string>;
  lineOf: (account: Named, prepared: string, place: number) => TypedLine;
  /** The same rows by plain set SQL on the floor's tables. */
  plain: (unitId: string) => string[];
}

const EFFECTIVE = `state = 'effective', submission_id = unit_id, month = '2019-08', effective_on = '2019-08-20', decided_by = created_by, decided_at = now(),
  typed = null, was_submitted = true, version = version + 1`;

/** What each of the other kinds does when 10,000 lines of it are submitted. */
const KINDS: readonly KindMeasure[] = [
  {
    name: 'adjust-10k',
    kind: 'base',
    note: 'submit base adjustments / the same rows by plain set SQL',
    lineOf: (account, _, place) => baseLine(account, { base: `${30_001 + place}`.slice(0, 4) + '.50' }),
    plain: (unit) => [
      `update floor_filings set ${EFFECTIVE} where unit_id = '${unit}' and state = 'draft'`,
      `update floor_accounts a set base = f.base, unit_share = f.unit_share, own_share = f.own_share, version = a.version + 1
         from floor_filings f where f.unit_id = '${unit}' and f.kind = 'base' and a.id = f.account_id`,
    ],
  },
  {
    name: 'seal-10k',
    kind: 'seal',
    note: 'submit sealings / the same rows by plain set SQL',
    prepare: openedEarlier,
    lineOf: (account) => sealLine(account),
    plain: (unit) => [
      `update floor_filings set ${EFFECTIVE} where unit_id = '${unit}' and state = 'draft'`,
      `update floor_accounts a set status = 'sealed', sealed_month = '2019-08', seal_reason = f.reason, seal_note = f.note, version = a.version + 1
         from floor_filings f where f.unit_id = '${unit}' and f.kind = 'seal' and a.id = f.account_id`,
    ],
  },
  {
    name: 'back-pay-10k',
    kind: 'back-pay',
    note: 'submit back payments / the same rows by plain set SQL',
    async prepare(clerk, bench) {
      const unit = clerk.unitId;
      await asOwner(bench.owner, [
        `insert into remittances (id, unit_id, number, month, state, previous_heads, previous_amount, added_heads, added_amount, adjusted_heads, adjusted_amount, reduced_heads, reduced_amount,
           current_heads, current_amount, back_pay_heads, back_pay_amount, due_amount, saved_by, saved_at)
         values (gen_random_uuid(), '${unit}', 'B' || nextval('business_numbers'), '2019-08', 'posted', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '${clerk.id}', now())`,
        `update units set remitted_month = '2019-08' where id = '${unit}'`,
      ]);
      return '';
    },
    lineOf: (account) => backPayLine(account, { forMonth: '201908' }),
    plain: (unit) => [`update floor_filings set ${EFFECTIVE} where unit_id = '${unit}' and state = 'draft'`],
  },
  {
    name: 'transfer-10k',
    kind: 'transfer',
    note: 'submit transfers, balances moved / the same rows by plain set SQL',
    prepare: sealedAndOpenedElsewhere,
    lineOf: (account, toUnit) => transferLine(account, { toUnit }),
    plain: (unit) => [
      `update floor_filings set ${EFFECTIVE}, moved_amount = 100000 where unit_id = '${unit}' and state = 'draft'`,
      `with moved as (
         update floor_ledger l set balance = l.balance + x.amount, version = l.version + 1
         from (select account_id, -100000 as amount from floor_filings where unit_id = '${unit}' and kind = 'transfer'
           union all select to_account_id, 100000 from floor_filings where unit_id = '${unit}' and kind = 'transfer') x
         where l.id = x.account_id returning l.id, l.unit_id, l.version, l.balance, x.amount)
       insert into floor_entries (account_id, version, journal_id, unit_id, amount, balance) select id, version, '${unit}', unit_id, amount, balance from moved`,
      `update floor_accounts a set status = 'merged', merged_into = f.to_account_id, closed_on = '2019-08-20', version = a.version + 1
         from floor_filings f where f.unit_id = '${unit}' and f.kind = 'transfer' and a.id = f.account_id`,
      `update floor_accounts a set awaits_transfer = false, version = a.version + 1
         from floor_filings f where f.unit_id = '${unit}' and f.kind = 'transfer' and a.id = f.to_account_id`,
      // Whose money comes must be told so, one notice for each: rows that any way of doing it has to write.
      `insert into floor_notices (id, unit_id, code, values, path, at)
         select id, to_unit_id, 'transferred-in', jsonb_build_object('name', name, 'unit', to_unit_name, 'amount', '1,000.00'), '/queries/employees/540000000000', now()
         from floor_filings where unit_id = '${unit}' and kind = 'transfer' order by id`,
    ],
  },
];

async function openedEarlier({ unitId }: OperatorPrincipal, { owner }: BenchDatabase): Promise<string> {
  await asOwner(owner, [`update filings set month = '2019-07' where unit_id = '${unitId}'`]);
  return '';
}

/** Everybody sealed with a balance, and opened again at another unit. */
async function sealedAndOpenedElsewhere({ unitId }: OperatorPrincipal, { owner }: BenchDatabase): Promise<string> {
  const other = await makeUnit(owner);
  await asOwner(owner, [
    `update accounts set status = 'sealed', sealed_month = '2019-08' where unit_id = '${unitId}'`,
    `update ledger_accounts set balance = 100000 where unit_id = '${unitId}' and code = '201'`,
    `create temp table again on commit drop as select uuidv7() as id, a.* from (select person_id, name, id_number_mask, base, unit_share, own_share from accounts where unit_id = '${unitId}') a`,
    `insert into accounts (id, unit_id, person_id, number, name, id_number_mask, status, base, unit_share, own_share, opened_on, first_month, awaits_transfer)
       select id, '${other.unitId}', person_id, '54' || lpad(nextval('account_numbers')::text, 10, '0'), name, id_number_mask, 'normal', base, unit_share, own_share, '2019-08-01', '2019-08', true from again`,
    `insert into ledger_accounts (id, code, unit_id, balance, version) select id, '201', '${other.unitId}', 0, 0 from again`,
  ]);
  const [row] = await owner.raw.unsafe<{ number: string }[]>(`select number from units where id = '${other.unitId}'`);
  return row?.number ?? '';
}

export const KIND_MEASURES = KINDS.map(({ name }) => name);

/** So many lines of the kind submitted, by the measure's name, against plain set SQL that writes the same rows. */
export async function measureKind(bench: BenchDatabase, lines: number, named: string): Promise<Measured> {
  const measure = KINDS.find(({ name }) => name === named);
  if (!measure) throw new Error(`no measure ${named}`);
  const { owner } = bench;
  const found = await alternately(RUNS, {
    async floor() {
      const { unitId } = await draftsOf(bench, lines, measure);
      await asOwner(owner, floorTables(unitId, await columnsOf(bench)));
      await owner.raw.unsafe('analyze floor_filings, floor_accounts, floor_ledger');
      return timed(() =>
        owner.raw.begin(async (handle) => {
          for (const statement of measure.plain(unitId)) await handle.unsafe(statement);
        }),
      );
    },
    async ours() {
      const clerk = await draftsOf(bench, lines, measure);
      return timed(() => done(clerk, submitFilings, { list: listOf(measure.kind), select: 'all' }));
    },
  });
  const { name, note } = measure;
  return { name, ...found, goal: 2, n: lines, unit: 'ms', note };
}

async function draftsOf(bench: BenchDatabase, lines: number, measure: KindMeasure): Promise<OperatorPrincipal> {
  const { owner } = bench;
  const clerk = await makePeopledUnit(owner, lines);
  const prepared = (await measure.prepare?.(clerk, bench)) ?? '';
  const accounts = await owner.raw.unsafe<Named[]>(
    `select number, name from accounts where unit_id = '${clerk.unitId}' order by number`,
  );
  const typed = accounts.map((account, place) => measure.lineOf(account, prepared, place));
  for (let start = 0; start < typed.length; start += LINES_OF_ONE_SAVE) {
    await done(clerk, saveFilings(measure.kind), { lines: typed.slice(start, start + LINES_OF_ONE_SAVE) });
  }
  await owner.raw.unsafe('analyze filings, accounts, ledger_accounts');
  return clerk;
}

async function columnsOf({ owner }: BenchDatabase): Promise<Record<string, string>> {
  const rows = await owner.raw.unsafe<{ table_name: string; columns: string }[]>(
    `select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns from information_schema.columns
     where table_schema = 'public' and table_name in ('filings', 'accounts') and is_generated = 'NEVER' group by table_name`,
  );
  return Object.fromEntries(rows.map(({ table_name, columns }) => [table_name, columns]));
}

/** Tables with the same keys and indexes as ours, and the unit's rows in them. */
function floorTables(unitId: string, columns: Record<string, string>): string[] {
  const { filings = '', accounts = '' } = columns;
  return [
    'drop table if exists floor_filings, floor_accounts, floor_ledger, floor_entries, floor_notices cascade',
    'create table floor_filings (like filings including all)',
    'create table floor_accounts (like accounts including all)',
    'create table floor_ledger (like ledger_accounts including all) with (fillfactor = 70)',
    'create table floor_entries (like entries including all)',
    'alter table floor_entries add foreign key (account_id) references floor_ledger (id)',
    'create table floor_notices (like notices including all)',
    'alter table floor_notices add foreign key (unit_id) references units (id)',
    `insert into submissions (id, unit_id, number, month, submitted_on, submitted_at, submitted_by, effective_count, review_count, left_count)
       values ('${unitId}', '${unitId}', 'B' || nextval('business_numbers'), '2019-08', '2019-08-20', now(), '${unitId}', 0, 0, 0)`,
    'alter table floor_filings add foreign key (submission_id) references submissions (id)',
    `insert into floor_filings (${filings}) select ${filings} from filings where unit_id = '${unitId}'`,
    `insert into floor_accounts (${accounts}) select ${accounts} from accounts where person_id in (select person_id from accounts where unit_id = '${unitId}')`,
    `insert into floor_ledger select l.* from ledger_accounts l join floor_accounts a on a.id = l.id`,
  ];
}
