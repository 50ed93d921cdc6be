import { Workbook } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { matchColumns } from '@/lib/sheets/match-columns';
import { templateVersion, writeTemplate } from '@/lib/sheets/template';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import { readBytes } from './workbook-bytes';

const columns: TemplateColumn[] = [
  { key: 'name', title: '职工姓名', synonyms: [], required: true, kind: 'text', note: '与身份证件一致' },
  { key: 'idNumber', title: '证件号码', synonyms: [], required: true, kind: 'text', width: 22 },
  { key: 'sex', title: '性别', synonyms: [], required: false, kind: 'text', choices: ['男', '女'] },
  { key: 'base', title: '工资基数', synonyms: [], required: false, oneOf: 'amount', kind: 'amount' },
  { key: 'monthly', title: '公积金月缴存额', synonyms: [], required: false, oneOf: 'amount', kind: 'amount' },
];

const template = { sheetTitle: '职工新开户', columns, notes: ['每行一人。', '=不是公式'] };

async function open(bytes: Buffer): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

function sheetXml(bytes: Buffer): string {
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
}

describe('a template', () => {
  it('is understood by its own import, empty or filled in', async () => {
    const rows = [{ name: '白玛', idNumber: '540199197611032488', base: '5390.50' }];
    const read = await readBytes(await writeTemplate({ ...template, rows }));
    if (!read.ok) throw new Error(read.code);
    expect(read).toMatchObject({ sheetName: '职工新开户', otherSheets: ['填写说明'] });
    const matched = matchColumns(read.rows, columns);
    expect(matched).toMatchObject({ ok: true, headerRow: 1, unmatched: [], ignored: [], totalsRows: [] });
    expect(matched.ok && matched.dataRows.map(({ cells }) => cells.map((cell) => cell?.text ?? null))).toEqual([
      ['白玛', '540199197611032488', null, '5390.5'],
    ]);
    const empty = await readBytes(await writeTemplate(template));
    expect(empty).toMatchObject({ ok: true, rows: { length: 1 } });
  });

  it('has text columns down to the last row, so that no ID number loses digits', async () => {
    const sheet = (await open(await writeTemplate(template))).worksheets[0];
    expect(['A', 'B', 'C', 'D'].map((letter) => sheet?.getColumn(letter).numFmt)).toEqual(['@', '@', '@', '#,##0.00']);
    expect(sheet?.getColumn('B').width).toBe(22);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  it('has one rule a column, over all rows, and one that guards each title', async () => {
    const xml = sheetXml(await writeTemplate(template));
    expect([...xml.matchAll(/sqref="([^"]+)"/g)].map(([, range]) => range)).toEqual([
      'A1',
      'B1',
      'C1',
      'C2:C10001',
      'D1',
      'D2:D10001',
      'E1',
      'E2:E10001',
    ]);
    expect(xml).toContain('<formula1>&quot;男,女&quot;</formula1>');
    expect(xml).toContain('<formula1>EXACT(B1,&quot;证件号码&quot;)</formula1>');
    expect(xml).not.toContain('sheetProtection');
  });

  it('stretches its rules when more people are filled in beforehand', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => ({ name: `职工${index}` }));
    expect(sheetXml(await writeTemplate({ ...template, rows }))).toContain('sqref="C2:C12001"');
  });

  it('says on the headers and on the notes sheet what is needed', async () => {
    const workbook = await open(await writeTemplate(template));
    const note = (address: string) => workbook.worksheets[0]?.getCell(address).note;
    expect(note('A1')).toBe('必填。与身份证件一致');
    expect(note('C1')).toBe('选填');
    expect(note('D1')).toBe('工资基数、公积金月缴存额至少填一项');
    const notes = workbook.getWorksheet('填写说明');
    expect(notes?.getCell('B2').text).toBe(templateVersion(columns));
    expect(notes?.getCell('C4').value).toBe('=不是公式');
    expect(notes?.getCell('A6').text).toBe('职工姓名');
  });

  it('changes its version with its columns and only then', () => {
    const version = templateVersion(columns);
    expect(version).toMatch(/^[0-9a-f]{8}$/);
    expect(templateVersion([...columns])).toBe(version);
    expect(templateVersion(columns.slice(1))).not.toBe(version);
    expect(templateVersion(columns.map((column) => ({ ...column, required: true })))).not.toBe(version);
  });

  it.each([[['男,女']], [Array.from({ length: 60 }, () => '一二三四五')]])(
    'does not take choices that fit into no list',
    async (choices) => {
      const wrong = columns.map((column) => (column.key === 'sex' ? { ...column, choices } : column));
      await expect(writeTemplate({ ...template, columns: wrong })).rejects.toThrow(RangeError);
    },
  );
});
