import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { writeMarkedRows, type MarkedRows, type RowMark } from '@/lib/sheets/write-marked-rows';
import type { WrittenColumn } from '@/lib/sheets/written-column';
import { openSheet, readShort } from './workbook-bytes';

const columns: WrittenColumn[] = [
  { key: 'name', title: '职工姓名', kind: 'text' },
  { key: 'idNumber', title: '证件号码', kind: 'text', width: 22 },
  { key: 'base', title: '工资基数', kind: 'amount' },
  { key: 'people', title: '人数', kind: 'count' },
];

function write(options: Pick<MarkedRows, 'marks'> & Partial<MarkedRows>): Promise<Buffer> {
  return buffer(writeMarkedRows({ sheetTitle: '名册', columns, rows: [], ...options }));
}

describe('a faulty workbook given back', () => {
  const marks = new Map<number, RowMark>([
    [1, { reasons: ['证件号码校验位不对', '没有姓名'], cells: { idNumber: '校验位不对', name: '没有姓名' } }],
    [2, { reasons: ['=1+1'], cells: {} }],
  ]);
  const rows = [{ name: '张三', idNumber: '1' }, { idNumber: '2' }, { name: '王五' }];

  it('has the cells at fault red, with notes, and the reasons in a last column', async () => {
    const bytes = await write({ rows, marks });
    expect(await readShort(bytes)).toEqual([
      '1: 职工姓名 | 证件号码 | 工资基数 | 人数 | 错误说明',
      '2: 张三 | 1',
      '3: - | 2 | - | - | 证件号码校验位不对；没有姓名',
      '4: 王五 | - | - | - | =1+1',
    ]);
    const sheet = await openSheet(bytes);
    const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
    expect(sheet.getCell('B3').fill).toMatchObject(red);
    expect(sheet.getCell('A3').fill).toMatchObject(red);
    expect(sheet.getCell('B3').note).toBe('校验位不对');
    for (const address of ['B2', 'A2', 'C3', 'B4']) {
      expect(sheet.getCell(address).fill).not.toMatchObject(red);
      expect(sheet.getCell(address).note).toBeUndefined();
    }
  });

  it('has the column also when nothing is marked, and at most 1,000 notes', async () => {
    expect((await readShort(await write({ marks: new Map() })))[0]).toMatch(/错误说明$/);
    const many = Array.from({ length: 1200 }, (_, index) => ({ name: `职工${index}` }));
    const allMarked = new Map(many.map((_, index) => [index, { reasons: ['错'], cells: { name: '错', base: '错' } }]));
    const sheet = await openSheet(await write({ rows: many, marks: allMarked }));
    const notes = many.flatMap((_, index) =>
      ['A', 'C'].filter((column) => sheet.getCell(`${column}${index + 2}`).note),
    );
    expect(notes).toHaveLength(1000);
    expect(sheet.getCell('A1201').fill).toMatchObject({ pattern: 'solid' });
    expect(sheet.getCell('E1201').text).toBe('错');
  });
});
