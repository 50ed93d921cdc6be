import { buffer, text } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '@/lib/sheets/write-csv';
import { writeRows, type RowsToWrite } from '@/lib/sheets/write-rows';
import type { WrittenColumn } from '@/lib/sheets/written-column';
import { openSheet, readBytes, readShort } from './workbook-bytes';

const columns: WrittenColumn[] = [
  { key: 'name', title: '职工姓名', kind: 'text' },
  { key: 'idNumber', title: '证件号码', kind: 'text', width: 22 },
  { key: 'base', title: '工资基数', kind: 'amount' },
  { key: 'people', title: '人数', kind: 'count' },
];

const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|/c calc!A1', '\t=1', '\r=1', '＝1', '_x003D_1+1', "'=1"];

function write(options: Partial<RowsToWrite>): Promise<Buffer> {
  return buffer(writeRows({ sheetTitle: '名册', columns, rows: [], ...options }));
}

/** Waits until a number has stood still for a while. */
async function atRest(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('an exported workbook', () => {
  it('is read back as it was written: texts as text, amounts and counts as numbers', async () => {
    const rows = [
      { name: ' 白玛·央金\n𠮷 ', idNumber: '540199197611032488', base: '5390.50', people: '3' },
      { name: '007', idNumber: null, base: '-0.05' },
      { name: 'a<b>&"\u0001', base: '12345678901234567.89', people: 'x' },
    ];
    expect(await readShort(await write({ rows, totals: () => ({ name: '合计', base: '5390.45' }) }))).toEqual([
      '1: 职工姓名 | 证件号码 | 工资基数 | 人数',
      '2:  白玛·央金\n𠮷  | 540199197611032488 | number 5390.5 | number 3',
      '3: 007 | - | number -0.05',
      '4: a<b>&" | - | 12345678901234567.89 | x',
      '5: 合计 | - | number 5390.45',
    ]);
  });

  it('has days as dates, and what is none as it is written', async () => {
    const sheet = await openSheet(
      await write({
        columns: [{ key: 'on', title: '日期', kind: 'day' }],
        rows: [{ on: '2019-08-20' }, { on: '2019-08-20 09:05' }, { on: '1850-01-01' }, { on: null }],
      }),
    );
    expect(sheet.getColumn(1).values.slice(2)).toEqual([
      new Date('2019-08-20T00:00:00Z'),
      '2019-08-20 09:05',
      '1850-01-01',
    ]);
    expect(sheet.getCell('A2').numFmt).toBe('yyyy-mm-dd');
  });

  it('never holds a formula, whatever a text begins with', async () => {
    const bytes = await write({ rows: evil.map((name) => ({ name, base: name })), totals: () => ({ name: '=1' }) });
    const read = await readBytes(bytes);
    if (!read.ok) throw new Error(read.code);
    expect(read.rows.slice(1, -1).map(({ cells }) => cells[0]?.text)).toEqual(
      evil.map((name) => name.replace('\r', '\n')),
    );
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(/<f[ >]/);
    const sheet = await openSheet(bytes);
    for (let row = 2; row <= evil.length + 1; row += 1) {
      expect(sheet.getCell(row, 1).formula).toBeUndefined();
      expect(sheet.getCell(row, 1).numFmt).toBe('@');
    }
  });

  it('keeps its header in view, shows amounts with two decimals and takes any title', async () => {
    const sheet = await openSheet(
      await write({ sheetTitle: '封存/启封[2019]:' + '长'.repeat(40), rows: [{ name: '张三', base: '1.00' }] }),
    );
    expect(sheet.name).toBe(`封存 启封 2019  ${'长'.repeat(19)}`);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getCell('C2').numFmt).toBe('#,##0.00');
    expect(sheet.getCell('A1').font.bold).toBe(true);
  });

  it('takes rows from the database as they come, and fails with them', async () => {
    async function* rows(fails: boolean) {
      for (let index = 0; index < 2500; index += 1) {
        await Promise.resolve();
        if (fails && index === 2000) throw new Error('the database went away');
        yield { name: `职工${index}`, base: '1.00' };
      }
    }
    const read = await readBytes(await write({ rows: rows(false) }));
    expect(read).toMatchObject({ ok: true, rows: { length: 2501 } });
    await expect(write({ rows: rows(true) })).rejects.toThrow('the database went away');
  });

  it('stops asking for rows when its reader goes away', async () => {
    let asked = 0;
    function* rows() {
      for (; asked < 1_000_000; asked += 1) yield { name: '张三' };
    }
    const stream = writeRows({ sheetTitle: '名册', columns, rows: rows() });
    stream.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const then = asked;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toBe(then);
    expect(asked).toBeLessThan(10_000);
  });

  it('asks for no more rows than its reader takes, and lets them end when he goes away', async () => {
    let asked = 0;
    let isEnded = false;
    function* rows() {
      try {
        for (; asked < 1_000_000; asked += 1) yield { name: `职工${asked}`, base: `${asked}.00` };
      } finally {
        isEnded = true;
      }
    }
    const stream = writeRows({ sheetTitle: '名册', columns, rows: rows() });
    const reader = stream[Symbol.asyncIterator]();
    while (asked === 0) await reader.next();
    await atRest(() => asked);
    expect(asked).toBeLessThan(20_000);
    expect(isEnded).toBe(false);
    await reader.return?.();
    await expect.poll(() => isEnded).toBe(true);
    expect(asked).toBeLessThan(20_000);
  });

  it('packs many rows into one part that every reader unpacks', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => ({ name: `次仁${index}`, base: `${index}.25` }));
    const bytes = await write({ rows });
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row /g)).toHaveLength(30_001);
    expect(sheet).toMatch(/<row r="30001"><c r="A30001" s="\d+" t="str"><v>次仁29999<\/v><\/c>.*<\/row><\/sheetData>/);
    const read = await readBytes(bytes);
    expect(read.ok && read.rows.at(-1)?.cells.map((cell) => cell?.text)).toEqual(['次仁29999', undefined, '29999.25']);
  });

  it('has its totals in bold, in the formats of their columns', async () => {
    const sheet = await openSheet(
      await write({ rows: [{ base: '1.00' }], totals: () => ({ name: '合计', base: '1.00' }) }),
    );
    expect([sheet.getCell('C2').font.bold, sheet.getCell('C3').font.bold]).toEqual([undefined, true]);
    expect([sheet.getCell('A3').numFmt, sheet.getCell('C3').numFmt]).toEqual(['@', '#,##0.00']);
    expect(sheet.getColumn(2).width).toBe(22);
  });
});

describe('an exported CSV', () => {
  it('is UTF-8 with a mark, quotes what needs it and is read back the same', async () => {
    const stream = writeCsv({
      columns,
      rows: [{ name: '张"三,\n', idNumber: '540199197611032488', base: '-5390.50', people: '3' }, {}],
    });
    const written = await text(stream);
    expect(written).toBe('职工姓名,证件号码,工资基数,人数\r\n"张""三,\n",540199197611032488,-5390.50,3\r\n,,,\r\n');
    const bytes = await buffer(writeCsv({ columns, rows: [{ name: '张三' }] }));
    expect(bytes.toString('hex', 0, 3)).toBe('efbbbf');
    expect(await readShort(bytes)).toEqual(['1: 职工姓名 | 证件号码 | 工资基数 | 人数', '2: 张三']);
  });

  it.each(evil.slice(0, 8))('disarms %j', async (name) => {
    const written = await text(writeCsv({ columns: columns.slice(0, 1), rows: [{ name }] }));
    expect(written.split('职工姓名\r\n')[1]).toMatch(/^"?'/);
  });

  it('disarms an amount that is none', async () => {
    expect(await text(writeCsv({ columns: columns.slice(2, 3), rows: [{ base: '-1+1' }, { base: '-1.50' }] }))).toBe(
      "工资基数\r\n'-1+1\r\n-1.50\r\n",
    );
  });

  it('gives many rows in several pieces', async () => {
    const rows = Array.from({ length: 3500 }, (_, index) => ({ name: String(index) }));
    const pieces: string[] = [];
    for await (const piece of writeCsv({ columns, rows })) pieces.push(String(piece));
    expect(pieces).toHaveLength(4);
    expect(pieces.join('').trimEnd().split('\r\n')).toHaveLength(3501);
  });
});
