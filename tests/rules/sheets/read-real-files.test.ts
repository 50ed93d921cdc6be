import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRows } from '@/lib/sheets/read-rows';
import { workbookFile } from './workbook-bytes';

async function read(name: string) {
  const answer = await readRows({ path: workbookFile(name), name });
  if (!answer.ok) throw new Error(`refused: ${answer.code}`);
  return answer;
}

describe('workbooks of other programs', () => {
  it.each([
    ['opening-300.xlsx', 300],
    ['opening-10000.xlsx', 10_000],
  ])('reads every row of %s by LibreOffice', async (name, people) => {
    const { rows, otherSheets } = await read(name);
    expect(rows).toHaveLength(people + 1);
    expect(otherSheets).toEqual([]);
    expect(rows[0]?.cells.map((cell) => cell?.text)).toEqual(['姓名', '身份证号', '性别', '手机号码', '工资基数']);
    for (const [index, { number, cells }] of rows.slice(1).entries()) {
      const [name, id, sex, phone, base] = cells;
      expect(number).toBe(index + 2);
      expect(name?.text).toMatch(/^[\p{Script=Han}·]{2,}$/u);
      expect(`${id?.kind} ${id?.text}`).toMatch(/^text 540199\d{11}[\dX]$/);
      expect(sex?.text).toMatch(/^[男女]$/);
      expect(`${phone?.kind} ${phone?.text}`).toMatch(/^text 100\d{8}$/);
      expect(`${base?.kind} ${base?.text}`).toMatch(/^number \d+(\.\d{1,2})?$/);
    }
  });

  it('joins the runs in which LibreOffice stores a name with a dot', async () => {
    const { rows } = await read('opening-300.xlsx');
    expect(rows.filter(({ cells }) => cells[0]?.text.includes('·')).length).toBeGreaterThan(10);
  });
});

describe('the messy workbook of a real desk, by openpyxl', () => {
  const expected = readFileSync(workbookFile('opening-messy.expected.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[0]));

  it('has the title, the header and each expected row, and no other', async () => {
    const { rows, sheetName, otherSheets } = await read('opening-messy.xlsx');
    expect(sheetName).toBe('八月新进人员');
    expect(otherSheets).toEqual(['说明']);
    expect(rows.map(({ number }) => number)).toEqual([1, 3, ...expected]);
  });

  it.each<[number, (string | null)[]]>([
    [1, ['text 二〇一九年八月新进人员花名册', 'merged ', 'merged ', 'merged ', 'merged ', 'merged ', 'merged ']],
    [
      3,
      [
        'text 序号',
        'text 职工姓名 ',
        'text 证件号码',
        'text 联系 电话',
        'text 缴存基数（元）',
        'text 备注',
        'text 内部编号',
      ],
    ],
    [
      7,
      ['number 4', 'text 曹军勇', 'text 540199199403079301', 'text 10048568242', 'number 13016.13', null, 'text HR-6'],
    ],
    [
      24,
      [
        'number 21',
        'text   普布·卓玛　',
        'text 540199198601256183',
        'text 10071223075',
        'number 11632.69',
        null,
        'text HR-23',
      ],
    ],
    [
      25,
      [
        'number 22',
        'text 扎西德吉',
        'text ５４０１９９１９７０１００８７１３３',
        'text １００４７３２５２６４',
        'text １７０８２．３８',
        'text 全角',
        'text HR-24',
      ],
    ],
    [
      26,
      ['number 23', 'text 朱华强', 'text 54019919890114962x', 'text 10048074464', 'number 18878', null, 'text HR-25'],
    ],
    [
      27,
      [
        'number 24',
        'text 马强娜',
        'text 540199199803302381',
        'text 10018707951',
        'text ￥26,811.00元',
        null,
        'text HR-26',
      ],
    ],
    [
      28,
      [
        'number 25',
        'text 仁增索朗',
        'number 540199198201016300',
        'text 10026543351',
        'number 7694',
        null,
        'text HR-27',
      ],
    ],
    [
      30,
      [
        'number 27',
        'text 尼玛格桑',
        'text 540199880322320',
        'text 10005277536',
        'number 26828',
        'text 十五位',
        'text HR-29',
      ],
    ],
    [
      34,
      [
        'number 31',
        'text 刘勇芳',
        'text 540199199108318058',
        'text 10000308000',
        'number 28500.01',
        null,
        'text HR-33',
      ],
    ],
    [35, ['number 32', 'text 曾辉', 'text 540199198007317828', 'text 10035145561', 'formula ', null, 'text HR-34']],
    [
      36,
      [
        'number 33',
        'text 高红建',
        'text 540199199311139899',
        'text 10034173410',
        'number 8888.888',
        null,
        'text HR-35',
      ],
    ],
    [37, ['number 34', 'text 次仁仁增', 'text 540199197212063105', 'text 0891-6321', 'text 8888', null, 'text HR-36']],
    [38, ['number 35', null, 'text 540199198401141285', 'text 10000000001', 'number 6000', null, 'text HR-37']],
    [41, ['number 36', 'formula ', 'text 540199197702059563', 'text 10042080488', 'number 13762', null, 'text HR-38']],
    [43, ['text 合计', null, null, null, 'formula ']],
  ])('row %i', async (number, cells) => {
    const { rows } = await read('opening-messy.xlsx');
    const row = rows.find((each) => each.number === number);
    expect(row?.cells.map((cell) => cell && `${cell.kind} ${cell.text}`)).toEqual(cells);
  });
});
