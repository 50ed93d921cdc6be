import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { open } from '@/lib/filings/open';
import { startImport } from '@/lib/filings/import-filings';
import { runImport } from '@/lib/filings/run-import';
import { submitFilings } from '@/lib/filings/submit-filings';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readRows } from '@/lib/sheets/read-rows';
import { writeRows } from '@/lib/sheets/write-rows';
import { done, idNumberOf, makeUnit, openLine } from '../support/hall';
import { asOwner, type BenchDatabase } from './bench-database';
import { copyOut } from './copy-out';
import { alternately, timed, type Measured, type Runs } from './measure';

const RUNS: Runs = { runs: 3 };
let nextPerson = 1_000;

/** A workbook of so many valid new people, nobody of whom any earlier one held. */
async function workbookOf(bench: BenchDatabase, lines: number): Promise<{ file: string; hash: string }> {
  const first = nextPerson;
  nextPerson += lines;
  const rows = Array.from({ length: lines }, (_, place) => {
    const line = openLine(first + place);
    return {
      ...line,
      idNumber: idNumberOf(first + place),
      phone: `100${String(first + place).padStart(8, '0')}`,
      base: `${5000 + (place % 20000)}.00`,
    };
  });
  const bytes = await buffer(writeRows({ sheetTitle: '开户', columns: open.columns, rows }));
  const file = path.join(bench.dataDir, `${randomUUID()}.xlsx`);
  writeFileSync(file, bytes);
  return { file, hash: createHash('sha256').update(bytes).digest('hex') };
}

async function upload(
  clerk: OperatorPrincipal,
  { file, hash }: { file: string; hash: string },
  lines: number,
): Promise<string> {
  const id = randomUUID();
  await storeUpload(id, Readable.toWeb(createReadStream(file)) as UploadBody, 20_000_000);
  await done(clerk, startImport('open'), { id, fileName: 'bench.xlsx', fileHash: hash, declaredRows: lines });
  await runImport({ id, kind: 'open', fileName: 'bench.xlsx', declaredRows: lines }, clerk);
  return id;
}

/** import: upload to checked drafts against reading the same file and a COPY of the rows it became. */
export async function measureImport(bench: BenchDatabase, lines: number): Promise<Measured> {
  const { owner } = bench;
  await asOwner(owner, [
    'drop table if exists floor_filings, floor_rows',
    'create table floor_filings (like filings including all)',
    'alter table floor_filings alter monthly drop expression',
    'alter table floor_filings add foreign key (unit_id) references units (id), add foreign key (import_id) references imports (id)',
  ]);
  const prepared = await makeUnit(owner);
  await upload(prepared, await workbookOf(bench, lines), lines);
  await owner.raw.unsafe(
    `create table floor_rows as select * from filings where unit_id = '${prepared.unitId}' order by id`,
  );
  const read = new PassThrough();
  const [rows] = await Promise.all([buffer(read), copyOut(owner, 'copy floor_rows to stdout', read)]);
  const same = await workbookOf(bench, lines);
  const found = await alternately(RUNS, {
    async floor() {
      await owner.raw.unsafe('truncate floor_filings');
      return timed(async () => {
        await readRows({ path: same.file, name: 'bench.xlsx' });
        const sink = await owner.raw`copy floor_filings from stdin`.writable();
        await new Promise((resolve, reject) => sink.on('error', reject).on('finish', resolve).end(rows));
      });
    },
    async ours() {
      const clerk = await makeUnit(owner);
      const workbook = await workbookOf(bench, lines);
      await owner.raw.unsafe('analyze filings');
      return timed(() => upload(clerk, workbook, lines));
    },
  });
  return {
    name: 'import-10k',
    ...found,
    goal: 2,
    n: lines,
    unit: 'ms',
    note: 'upload to checked drafts / read the file + COPY of the rows',
  };
}

/** submit: so many good openings against plain set SQL that writes the same rows. */
export async function measureSubmit(bench: BenchDatabase, lines: number, runs: Runs = RUNS): Promise<Measured> {
  const { owner } = bench;
  await asOwner(owner, [
    'drop table if exists floor_filings, floor_people, floor_people_accounts, floor_ledger cascade',
    'create table floor_filings (like filings including all)',
    'create table floor_people (like people including all)',
    'create table floor_people_accounts (like accounts including all)',
    'create table floor_ledger (like ledger_accounts including all) with (fillfactor = 70)',
    `alter table floor_people_accounts add foreign key (unit_id) references units (id), add foreign key (person_id) references floor_people (id)`,
    'alter table floor_ledger add foreign key (unit_id) references units (id)',
    'alter table floor_filings add foreign key (submission_id) references submissions (id)',
  ]);
  const found = await alternately(runs, {
    async floor() {
      const clerk = await draftsOf(bench, lines);
      const generated = await owner.raw.unsafe<{ columns: string }[]>(
        `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns from information_schema.columns where table_name = 'filings' and is_generated = 'NEVER'`,
      );
      const columns = generated[0]?.columns ?? '';
      await asOwner(owner, [
        'truncate floor_filings, floor_people_accounts, floor_ledger, floor_people',
        `insert into floor_filings (${columns}) select ${columns} from filings where unit_id = '${clerk.unitId}'`,
        `insert into submissions (id, unit_id, number, month, submitted_on, submitted_at, submitted_by, effective_count, review_count, left_count)
           values ('${clerk.unitId}', '${clerk.unitId}', 'B' || nextval('business_numbers'), '2019-08', '2019-08-20', now(), '${clerk.id}', ${lines}, 0, 0)`,
      ]);
      await owner.raw.unsafe('analyze floor_filings');
      return timed(() =>
        owner.raw.begin(async (handle) => {
          for (const statement of plainSubmit(clerk)) await handle.unsafe(statement);
        }),
      );
    },
    async ours() {
      const clerk = await draftsOf(bench, lines);
      await owner.raw.unsafe('analyze filings');
      return timed(() => done(clerk, submitFilings, { list: 'change-roster', select: 'all' }));
    },
  });
  return {
    name: 'submit-10k',
    ...found,
    goal: 2,
    n: lines,
    unit: 'ms',
    note: 'submit openings / the same rows by plain set SQL',
  };
}

async function draftsOf(bench: BenchDatabase, lines: number): Promise<OperatorPrincipal> {
  const clerk = await makeUnit(bench.owner);
  for (let left = lines; left > 0; left -= 50_000) {
    const some = Math.min(left, 50_000);
    await upload(clerk, await workbookOf(bench, some), some);
  }
  return clerk;
}

function plainSubmit({ unitId, id }: OperatorPrincipal): string[] {
  return [
    `update floor_filings set state = 'effective', submission_id = '${unitId}', month = '2019-08', effective_on = '2019-08-20', decided_by = '${id}', decided_at = now(),
       account_id = id, person_id = id, version = version + 1 where unit_id = '${unitId}' and state = 'draft'`,
    `insert into floor_people (id, name, id_type, id_number_cipher, id_number_index, id_number_mask, sex, birth_on, phone_cipher, phone_mask, created_at)
       select id, name, id_type, id_number_cipher, id_number_index, id_number_mask, sex, birth_on, phone_cipher, phone_mask, now() from floor_filings where unit_id = '${unitId}'`,
    `insert into floor_people_accounts (id, unit_id, person_id, number, name, id_number_mask, status, base, unit_share, own_share, opened_on, first_month)
       select id, unit_id, id, '54' || lpad(nextval('account_numbers')::text, 10, '0'), name, id_number_mask, 'normal', base, unit_share, own_share, '2019-08-20', '2019-08'
       from floor_filings where unit_id = '${unitId}' order by id`,
    `insert into floor_ledger (id, code, unit_id, balance, version) select id, '201', unit_id, 0, 0 from floor_filings where unit_id = '${unitId}'`,
  ];
}
