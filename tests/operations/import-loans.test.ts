import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { storeUpload, uploadPath, type UploadBody } from '@/lib/gateways/storage';
import { readAs } from '@/lib/operations/read';
import { listLoans } from '@/lib/people/finances';
import { importLoanFile, importLoans, type LoanImport } from '@/lib/people/import-loans';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import { LOAN_COLUMNS } from '@/lib/text/loan-import';
import { useDatabase } from '../support/database';
import { act, idNumberOf, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { openPeople, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();

const HEADER = Object.values(LOAN_COLUMNS).map(({ title }) => title);
const [FIRST = '', SECOND = '', NOBODY = ''] = [5001, 5002, 5003].map(idNumberOf);
let counter: StaffPrincipal;
let clerk: OperatorPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  counter = await makeStaff(owner, ['counter']);
  clerk = await makeUnit(owner);
  await openPeople(clerk, 2, [{ idNumber: FIRST }, { idNumber: SECOND }]);
});

function loanRow(idNumber: string, contract: string, changed: Record<number, string | number> = {}) {
  const row = [
    idNumber,
    contract,
    '示例银行',
    '2016-03-01',
    '300,000.00',
    '120000',
    '240',
    '1980.50',
    '2019-08-15',
    '0',
  ];
  return row.map((value, place) => changed[place] ?? value);
}

async function workbook(rows: (string | number)[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('还款信息').addRows([HEADER, ...rows]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function imported(bytes: Buffer, by = counter): Promise<LoanImport> {
  const id = randomUUID();
  const stored = await storeUpload(id, new Blob([new Uint8Array(bytes)]).stream() as UploadBody, sheetLimits.fileBytes);
  if (!stored) throw new Error('the file is not too long');
  const report = await importLoanFile(
    { id, progressKey: id, name: 'loans.xlsx', sha256: stored.sha256 },
    by,
    testClock,
  );
  expect(existsSync(uploadPath(id))).toBe(false);
  return report;
}

function stored() {
  return rowsOf<{ contract_number: string; balance: bigint; state: string; person: string }>(
    owner,
    sql`select l.contract_number, l.balance, l.state, a.name as person from loans l join accounts a on a.person_id = l.person_id
      where a.unit_id = ${clerk.unitId} order by l.contract_number`,
  );
}

describe('loans.import', () => {
  test('adds what is new, changes what is known, and the unit of the person sees it', async () => {
    const [first, second] = [`HT-${randomUUID()}`, `HT-${randomUUID()}`].sort() as [string, string];
    const file = await workbook([loanRow(FIRST, first), loanRow(SECOND, second)]);
    expect(await imported(file)).toEqual({ ok: true, added: 2, changed: 0, faults: [] });
    expect(await stored()).toMatchObject([
      { contract_number: first, balance: 12000000n, state: 'repaying' },
      { contract_number: second },
    ]);
    const paid = await workbook([loanRow(FIRST, first, { 5: '0.00', 8: '', 9: '' })]);
    expect(await imported(paid)).toEqual({ ok: true, added: 0, changed: 1, faults: [] });
    expect((await stored())[0]).toMatchObject({ contract_number: first, balance: 0n, state: 'settled' });
    const [person] = await rowsOf<{ id: string }>(
      owner,
      sql`select person_id as id from loans where contract_number = ${first}`,
    );
    const employee = { personId: person?.id ?? '', status: 'normal' as const };
    expect(await readAs(clerk, (tx) => listLoans(tx, employee))).toMatchObject([
      { contractNumber: first, amount: 30000000n, monthlyRepayment: 198050n, lastRepaidOn: null, termMonths: 240 },
    ]);
    const stranger = await makeUnit(owner);
    expect(await readAs(stranger, (tx) => listLoans(tx, employee))).toEqual([]);
  });

  test('leaves out what cannot be, each line with its reason, and takes the others', async () => {
    const taken = `HT-${randomUUID()}`;
    await imported(await workbook([loanRow(FIRST, taken)]));
    const contract = () => `HT-${randomUUID()}`;
    const [good, twice] = [contract(), contract()];
    const report = await imported(
      await workbook([
        loanRow(SECOND, good),
        loanRow(NOBODY, contract()),
        loanRow(SECOND, taken),
        loanRow('540199199001011234', contract()),
        loanRow(FIRST, contract(), { 5: '300000.01' }),
        loanRow(FIRST, contract(), { 3: '去年', 6: '361' }),
        loanRow(FIRST, contract(), { 2: '', 4: '1.005' }),
        loanRow(FIRST, twice),
        loanRow(FIRST, twice),
      ]),
    );
    if (!('ok' in report) || !report.ok) throw new Error('the file is taken');
    expect({ added: report.added, changed: report.changed }).toEqual({ added: 2, changed: 0 });
    expect(report.faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 idNumber person-unknown',
      '4 contractNumber contract-of-other',
      '5 idNumber id-number-wrong',
      '6 balance balance-over-amount',
      '7 grantedOn not-a-day',
      '7 termMonths not-a-term',
      '8 bank missing',
      '8 amount not-an-amount',
      '10 contractNumber contract-twice',
    ]);
    const [other] = await rowsOf<{ name: string }>(
      owner,
      sql`select id_number_mask as name from people p join loans l on l.person_id = p.id where l.contract_number = ${taken}`,
    );
    expect(other?.name.slice(-4)).toBe(FIRST.slice(-4));
  });

  test('refuses a file without its columns, and one without lines', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('表').addRows([
      ['身份证号码', '借款合同编号'],
      [FIRST, 'X'],
    ]);
    const bare = Buffer.from(await book.xlsx.writeBuffer());
    expect(await imported(bare)).toMatchObject({ ok: false, code: 'columns-missing' });
    expect(await imported(await workbook([]))).toMatchObject({ ok: false, code: 'no-rows' });
    expect(await imported(Buffer.from('PK no workbook'))).toMatchObject({ ok: false });
  });

  test('the same file again says it again, over what another said meanwhile', async () => {
    const contract = `HT-${randomUUID()}`;
    const [settled, older] = [
      await workbook([loanRow(FIRST, contract, { 5: '0.00', 8: '', 9: '' })]),
      await workbook([loanRow(FIRST, contract)]),
    ];
    for (const file of [settled, older, settled]) expect(await imported(file)).toMatchObject({ ok: true });
    expect((await stored()).find((loan) => loan.contract_number === contract)).toMatchObject({ state: 'settled' });
  });

  test('one upload is one request, two at once are none twice; it is for counter and administrator', async () => {
    const file = await workbook([loanRow(FIRST, `HT-${randomUUID()}`)]);
    const both = await Promise.all([imported(file), imported(file)]);
    const sums = both.map((one) => ('ok' in one && one.ok ? [one.added, one.changed] : []));
    expect(sums.sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    const [key, hash] = [randomUUID(), 'a'.repeat(64)];
    expect(await act(counter, importLoans, { input: { hash, lines: [] }, key })).toMatchObject({ ok: true });
    expect(await act(counter, importLoans, { input: { hash: 'b'.repeat(64), lines: [] }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    for (const other of [clerk, await makeStaff(owner, ['funds', 'reviewer'])]) {
      expect(await act(other, importLoans, { input: { hash, lines: [] } })).toMatchObject({ refusal: 'not-permitted' });
    }
  });
});
