import { describe, expect, it } from 'vitest';
import type { SheetRow } from '@/lib/sheets/cell';
import { matchColumns, type SheetColumn } from '@/lib/sheets/match-columns';
import { readRows } from '@/lib/sheets/read-rows';
import { workbookFile } from './workbook-bytes';

const columns: SheetColumn[] = [
  { key: 'name', title: '职工姓名', synonyms: ['姓名'], required: true },
  { key: 'idNumber', title: '证件号码', synonyms: ['身份证号', '身份证号码'], required: true },
  { key: 'phone', title: '手机号码', synonyms: ['手机号', '联系电话'], required: false },
  { key: 'base', title: '工资基数', synonyms: ['缴存基数'], required: false, oneOf: 'amount' },
  { key: 'monthly', title: '公积金月缴存额', synonyms: ['月缴存额'], required: false, oneOf: 'amount' },
];

/** Rows of texts, numbered from 1; '' is blank. */
function rowsOf(...lines: string[][]): SheetRow[] {
  return lines.map((texts, index) => ({
    number: index + 1,
    cells: texts.map((text) => (text === '' ? null : { text, kind: 'text' })),
  }));
}

function match(...lines: string[][]) {
  const matched = matchColumns(rowsOf(...lines), columns);
  if (!matched.ok) throw new Error(`refused: ${matched.code}`);
  return matched;
}

const person = ['张三', '540199197611032488', '5390'];

describe('the header', () => {
  it.each([
    ['姓名', '身份证号', '缴存基数'],
    ['＊职工姓名', '证件号码*', '工资基数（元）'],
    [' 职 工\n姓 名 ', '证件号码（18位）', '工资基数(单位：元)：'],
    ['职工姓名（必填）', '【证件号码】', '缴存基数（人民币元）'],
  ])('knows %s, %s and %s', (...titles) => {
    const matched = match(titles, person);
    expect([...matched.columns]).toEqual([
      ['name', 0],
      ['idNumber', 1],
      ['base', 2],
    ]);
    expect(matched).toMatchObject({ headerRow: 1, unmatched: [], ignored: [] });
  });

  it('does not take a share of the amount for the amount', () => {
    expect(match(['姓名', '证件号码', '月缴存额（单位）'], person)).toMatchObject({
      unmatched: ['工资基数 / 公积金月缴存额'],
      ignored: [{ title: '月缴存额（单位）', index: 2 }],
    });
  });

  it('does not take amounts in 万元 for amounts in yuan', () => {
    expect(match(['姓名', '证件号码', '工资基数（万元）'], person)).toMatchObject({
      unmatched: ['工资基数 / 公积金月缴存额'],
    });
  });

  it('stands below titles, and is the row that names most columns', () => {
    const matched = match(
      ['八月名册'],
      ['姓名', '证件号码'],
      ['序号', '姓名', '证件号码', '基数', '缴存基数'],
      ['1', ...person],
    );
    expect(matched.headerRow).toBe(3);
    expect(matched.columns.get('base')).toBe(4);
    expect(matched.ignored).toEqual([
      { title: '序号', index: 0 },
      { title: '基数', index: 3 },
    ]);
    expect(matched.dataRows.map(({ number }) => number)).toEqual([4]);
  });

  it('takes the title before a synonym, and the first synonym before the others', () => {
    const matched = match(['联系电话', '姓名', '手机号', '职工姓名', '证件号码', '工资基数'], person);
    expect(matched.columns.get('name')).toBe(3);
    expect(matched.columns.get('phone')).toBe(2);
    expect(matched.ignored).toEqual([
      { title: '联系电话', index: 0 },
      { title: '姓名', index: 1 },
    ]);
  });

  it('says which required columns are not there, of a group only when all of it is missing', () => {
    expect(match(['姓名', '手机号码'], person).unmatched).toEqual(['证件号码', '工资基数 / 公积金月缴存额']);
    expect(match(['姓名', '证件号码', '月缴存额'], person).unmatched).toEqual([]);
  });

  it('is not found: says what it should hold', () => {
    const refusal = {
      ok: false,
      code: 'no-header',
      values: { titles: '职工姓名、证件号码、工资基数、公积金月缴存额' },
    };
    expect(matchColumns(rowsOf(person), columns)).toEqual(refusal);
    expect(matchColumns([], columns)).toEqual(refusal);
    const late = [...Array.from({ length: 20 }, () => ['前言']), ['姓名', '证件号码', '缴存基数'], person];
    expect(matchColumns(rowsOf(...late), columns)).toEqual(refusal);
    expect(match(...late.slice(1)).headerRow).toBe(20);
  });

  it('names one column twice: refused, not guessed', () => {
    expect(matchColumns(rowsOf(['姓名', '证件号码', '缴存基数', '缴存基数（元）'], person), columns)).toEqual({
      ok: false,
      code: 'duplicate-header',
      values: { titles: '缴存基数' },
    });
  });

  it('may be one column wide when there is only one to find', () => {
    const one = columns.slice(1, 2);
    expect(matchColumns(rowsOf(['身份证号'], ['540199197611032488']), one)).toMatchObject({ ok: true, headerRow: 1 });
  });
});

describe('totals lines', () => {
  it.each([['合计'], ['总 计'], ['小　计：'], ['', '合计'], ['合计（元）'], ['', '', '共计']])(
    'leaves out %j',
    (...texts) => {
      const matched = match(['姓名', '证件号码', '缴存基数'], person, [...texts, '9,999.00'], person);
      expect(matched.totalsRows).toEqual([3]);
      expect(matched.dataRows.map(({ number }) => number)).toEqual([2, 4]);
    },
  );

  it.each([
    ['合计', '540199197611032488', '1'],
    ['合计', '５４０１９９１９７６１１０３２４８Ｘ', '1'],
    ['合计强', '', '1'],
    ['张三', '合计', '1'],
  ])('keeps %s, %s, %s', (...texts) => {
    expect(match(['姓名', '证件号码', '缴存基数'], texts).totalsRows).toEqual([]);
  });
});

it('finds its way in the messy workbook', async () => {
  const name = 'opening-messy.xlsx';
  const read = await readRows({ path: workbookFile(name), name });
  if (!read.ok) throw new Error(read.code);
  const matched = matchColumns(read.rows, columns);
  expect(matched).toMatchObject({
    ok: true,
    headerRow: 3,
    unmatched: [],
    totalsRows: [43],
    ignored: [
      { title: '序号', index: 0 },
      { title: '备注', index: 5 },
      { title: '内部编号', index: 6 },
    ],
  });
  if (!matched.ok) return;
  expect([...matched.columns]).toEqual([
    ['name', 1],
    ['idNumber', 2],
    ['phone', 3],
    ['base', 4],
  ]);
  expect(matched.dataRows).toHaveLength(37);
});
