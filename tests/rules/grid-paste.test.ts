import { describe, expect, test } from 'vitest';
import type { GridColumn, GridShape } from '@/components/grid/grid-column';
import { rangeOf } from '@/components/grid/navigation';
import { pasteReport } from '@/components/grid/paste-report';
import { parsePasted, placePasted } from '@/components/grid/pasted-text';

const COLUMNS: GridColumn[] = [
  { key: 'number', title: '职工账号', kind: 'code', width: '5rem' },
  { key: 'base', title: '调整后工资基数', kind: 'money', width: '5rem', editable: true },
  { key: 'monthly', title: '调整后月缴存额', kind: 'money', width: '5rem', editable: true },
];
const ROWS = ['540100000001', '540100000002', '540100000003'].map((id, place) => ({
  id,
  label: id,
  locked: place === 1,
}));
const SHAPE: GridShape = { rows: ROWS, columns: COLUMNS };
const [NUMBER, BASE, MONTHLY] = [0, 1, 2];

describe('pasted text', () => {
  test.each<[string, string, string[][]]>([
    ['a column from Excel, whose last row is ended too', '1\r\n2\r\n', [['1'], ['2']]],
    ['a column from WPS', '1\n2', [['1'], ['2']]],
    [
      'two columns',
      '甲\t1\r\n乙\t2\r\n',
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ],
    ['a blank cell in between', '1\r\n\r\n3\r\n', [['1'], [''], ['3']]],
    [
      'blank cells at the ends of rows',
      '\t1\r\n2\t\r\n',
      [
        ['', '1'],
        ['2', ''],
      ],
    ],
    ['quotes round tabs, line breaks and quotes', '"a\tb"\t"c\nd"\r\n"e ""f"""\r\n', [['a b', 'c d'], ['e "f"']]],
    ['a quote inside a cell is a quote', '5" pipe\t1', [['5" pipe', '1']]],
    ['spaces and what nobody sees', '\u00a05,390.00\u200b \r\n', [['5,390.00']]],
    ['one cell', '5390', [['5390']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(parsePasted(text)).toEqual(rows);
  });
});

function place(text: string, row: number, column: number, last = row) {
  const active = { row, column };
  const pasted = placePasted(parsePasted(text), { active, range: rangeOf(active, { row: last, column }) }, SHAPE);
  const cells = pasted.cells.map(({ rowId, key, text: put }) => `${rowId.slice(-1)} ${key} ${put}`);
  return { ...pasted, cells };
}

describe('where it goes', () => {
  test('a column downwards from the active cell, not into the locked row, not beyond the page', () => {
    expect(place('1\n2\n3\n4', 0, MONTHLY)).toEqual({
      cells: ['1 monthly 1', '3 monthly 3'],
      rows: 4,
      beyond: 1,
      locked: 1,
      unknown: [],
    });
  });

  test('two columns of amounts side by side', () => {
    expect(place('1\t2\n3\t4', 0, BASE).cells).toEqual(['1 base 1', '1 monthly 2']);
  });

  test('blank cells empty theirs', () => {
    expect(place('1\n2\n\n', 2, BASE)).toMatchObject({ cells: ['3 base 1'], beyond: 2 });
    expect(place('\n1', 0, BASE).cells).toEqual(['1 base ']);
  });

  test('account number and amount by the number, whatever the order, wherever the active cell is', () => {
    const text = '540100000003\t300\r\n５４０１０００００００１\t100\r\n540100000009\t900\r\n540100000002\t200\r\n';
    expect(place(text, 2, BASE)).toEqual({
      cells: ['3 base 300', '1 base 100'],
      rows: 4,
      beyond: 0,
      locked: 1,
      unknown: ['540100000009'],
    });
    expect(place(text, 0, NUMBER).cells).toEqual(['3 monthly 300', '1 monthly 100']);
  });

  test('of account number, name and amount, the amount', () => {
    expect(place('540100000001\t次仁\t100', 0, MONTHLY).cells).toEqual(['1 monthly 100']);
  });

  test('account numbers of which none is here go nowhere', () => {
    expect(place('540100000008\t1\n540100000009\t2', 0, BASE)).toMatchObject({
      cells: [],
      unknown: ['540100000008', '540100000009'],
    });
  });

  test('a header is left out', () => {
    expect(place('调整后月缴存额\n100', 0, MONTHLY)).toMatchObject({ cells: ['1 monthly 100'], rows: 1 });
    expect(place('职工账号\t金额\n540100000001\t100', 0, MONTHLY)).toMatchObject({ cells: ['1 monthly 100'] });
  });

  test('one text into all that is selected', () => {
    expect(place('100', 0, BASE, 2).cells).toEqual(['1 base 100', '3 base 100']);
  });

  test('a single cell that is no amount stays, to be seen at fault', () => {
    expect(place('一百', 0, BASE).cells).toEqual(['1 base 一百']);
  });

  test('nothing into columns that are only read', () => {
    expect(place('1\n2', 0, NUMBER).cells).toEqual([]);
  });
});

describe('the report', () => {
  const cells = [
    { rowId: '1', key: 'base', text: '1' },
    { rowId: '2', key: 'base', text: 'x' },
  ];
  const nothing = { cells: [], rows: 1, beyond: 0, locked: 0, unknown: [] };

  test('counts what was filled in, what is at fault and what was not filled in', () => {
    expect(pasteReport({ cells, rows: 2, beyond: 0, locked: 0, unknown: [] }, { faulty: 0, differing: 0 })).toBe(
      '粘贴 2 行：2 行已填入。',
    );
    const report = pasteReport(
      { cells, rows: 2008, beyond: 3, locked: 1, unknown: ['a', 'b'] },
      { faulty: 1, differing: 2 },
    );
    expect(report).toContain('粘贴 2,008 行：2 行已填入，其中 1 行有误');
    expect(report).toContain('2 行粘贴的工资基数与月缴存额不相符');
    expect(report).toContain('1 行不能录入');
    expect(report).toContain('3 行超出本页');
    expect(report).toContain('2 个账号不在本页（a、b）');
  });

  test('names five accounts that are not here, and that there are more', () => {
    const unknown = ['1', '2', '3', '4', '5', '6'];
    expect(pasteReport({ ...nothing, unknown }, { faulty: 0, differing: 0 })).toContain(
      '6 个账号不在本页（1、2、3、4、5…）',
    );
  });

  test('says when there is no place for it', () => {
    expect(pasteReport(nothing, { faulty: 0, differing: 0 })).toMatch(/没有可以填入的地方/);
  });
});
