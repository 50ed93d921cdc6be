import { beforeAll, describe, expect, test } from 'vitest';
import { rememberHeaders, withOwnHeaders } from '@/lib/filings/import-headers';
import { KINDS } from '@/lib/filings/kinds';
import { workbookLines } from '@/lib/filings/workbook-lines';
import { readAs } from '@/lib/operations/read';
import type { SheetRow } from '@/lib/sheets/cell';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { useDatabase } from '../support/database';
import { act, done, makeUnit, setParameters, testClock } from '../support/hall';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

function row(number: number, ...cells: string[]): SheetRow {
  return { number, cells: cells.map((text) => ({ kind: 'text' as const, text })) };
}

const ROWS = [row(1, '职工姓名', '内部证号', '工资基数'), row(2, '测伟芳', '540199197001010018', '10000')];

function read(clerk: OperatorPrincipal) {
  return readAs(clerk, async (tx) => {
    const columns = await withOwnHeaders(tx, clerk.unitId, { kind: 'open', columns: KINDS.open.columns });
    return workbookLines(ROWS, { columns, declared: 1, limit: 10, nowMilliseconds: testClock.milliseconds() });
  });
}

describe('headers of a unit’s own workbooks', () => {
  test('are asked for once, and known from then on, to that unit only', async () => {
    const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
    expect(await read(clerk)).toMatchObject({
      ok: false,
      code: 'columns-missing',
      values: { unknown: '["内部证号"]' },
    });
    const headers = [{ header: '内部证号', columnKey: 'idNumber' }];
    expect(await done(clerk, rememberHeaders, { kind: 'open', headers })).toEqual({ remembered: 1 });
    expect(await read(clerk)).toMatchObject({ ok: true, lines: [{ typed: { idNumber: '540199197001010018' } }] });
    expect(await read(other)).toMatchObject({ ok: false, code: 'columns-missing' });
  });

  test('may be said again, and mean another column then', async () => {
    const clerk = await makeUnit(owner);
    await done(clerk, rememberHeaders, { kind: 'open', headers: [{ header: '内部证号', columnKey: 'staffNumber' }] });
    expect(await read(clerk)).toMatchObject({ code: 'columns-missing' });
    await done(clerk, rememberHeaders, { kind: 'open', headers: [{ header: '内部证号', columnKey: 'idNumber' }] });
    expect(await read(clerk)).toMatchObject({ ok: true });
  });

  test.each([
    ['a column that the kind does not have', [{ header: '内部证号', columnKey: 'reason' }]],
    [
      'two headers for one column',
      [
        { header: '内部证号', columnKey: 'idNumber' },
        { header: '证号', columnKey: 'idNumber' },
      ],
    ],
  ])('are refused: %s', async (_, headers) => {
    const clerk = await makeUnit(owner);
    const outcome = await act(clerk, rememberHeaders, { input: { kind: 'open', headers } });
    expect(outcome).toMatchObject({ ok: false, refusal: 'headers-unclear' });
  });

  test('are refused where their amounts are not in yuan', async () => {
    const clerk = await makeUnit(owner);
    const headers = [{ header: '应发工资（万元）', columnKey: 'base' }];
    expect(await act(clerk, rememberHeaders, { input: { kind: 'open', headers } })).toMatchObject({
      refusal: 'headers-other-unit',
    });
  });

  test('are not for who may only look', async () => {
    const clerk = await makeUnit(owner, { roles: ['viewer'] });
    const input = { kind: 'open' as const, headers: [{ header: '内部证号', columnKey: 'idNumber' }] };
    expect(await act(clerk, rememberHeaders, { input })).toMatchObject({ refusal: 'not-permitted' });
  });
});
