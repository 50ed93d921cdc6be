import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBytes, readShort, workbookFile } from './workbook-bytes';

describe('CSV', () => {
  it('reads what a Chinese Excel saves (GB18030)', async () => {
    const rows = await readShort(readFileSync(workbookFile('opening-gb18030.csv')), 'opening.csv');
    expect(rows).toHaveLength(41);
    expect(rows[0]).toBe('1: 职工姓名 | 证件号码 | 手机号 | 月缴存额');
    expect(rows[1]).toBe('2: 郭建涛 | 540199197804042738 | 10003049863 | 6000.00');
  });

  it.each<[string, string, string[]]>([
    ['a byte order mark', '\uFEFF姓名,基数\r\n张三,1\r\n', ['1: 姓名 | 基数', '2: 张三 | 1']],
    ['no line break at the end', '姓名,基数\n张三,1', ['1: 姓名 | 基数', '2: 张三 | 1']],
    ['line ends of an old Mac', '姓名,基数\r张三,1\r', ['1: 姓名 | 基数', '2: 张三 | 1']],
    ['tabs', '姓名\t基数\n张,三\t1', ['1: 姓名 | 基数', '2: 张,三 | 1']],
    ['semicolons', '"姓,名";基数\n张三;1,5', ['1: 姓,名 | 基数', '2: 张三 | 1,5']],
    ['a title above the header', '八月名册\n姓名;基数\n张三;1', ['1: 八月名册', '2: 姓名 | 基数', '3: 张三 | 1']],
    ['quotes', '姓名,备注\n"张""三","一,\r\n二"\n李四,"x"', ['1: 姓名 | 备注', '2: 张"三 | 一,\r\n二', '3: 李四 | x']],
    ['a stray quote', '姓名,备注\n张三,6" 管', ['1: 姓名 | 备注', '2: 张三 | 6" 管']],
    ['blank lines and cells', '姓名,基数\n\n,,\n 　,\n张三,,1', ['1: 姓名 | 基数', '5: 张三 | - | 1']],
    ['spaces and digits as they are', '姓名,号码\n 张三 ,007', ['1: 姓名 | 号码', '2:  张三  | 007']],
    ['a formula as text', '姓名,号码\n=1+1,-2', ['1: 姓名 | 号码', '2: =1+1 | -2']],
    ['a rare character', '姓名\n𠮷䶮', ['1: 姓名', '2: 𠮷䶮']],
  ])('%s', async (_, text, expected) => {
    expect(await readShort(text, '花名册.csv')).toEqual(expected);
  });

  it('is told by its bytes, whatever its name', async () => {
    expect(await readShort('姓名,基数\n张三,1', '花名册.xlsx')).toEqual(['1: 姓名 | 基数', '2: 张三 | 1']);
  });

  it.each<[string, Buffer, { code: string; values: Record<string, string> }]>([
    ['UTF-16', Buffer.from('\uFEFF姓名\t基数', 'utf16le'), { code: 'csv-encoding', values: {} }],
    ['neither UTF-8 nor GB18030', Buffer.from('姓名,\xff\xff\n', 'latin1'), { code: 'csv-encoding', values: {} }],
    [
      'UTF-8 with a mark and a broken character',
      Buffer.from('efbbbfe5a793e590ff', 'hex'),
      { code: 'csv-encoding', values: {} },
    ],
    ['bytes that are no text', Buffer.from('姓名,\0\n'), { code: 'csv-binary', values: {} }],
    [
      'a quote that is never closed',
      Buffer.from('姓名\n张三\n"李四\n王五'),
      { code: 'csv-quotes', values: { row: '3' } },
    ],
    ['nothing but line breaks', Buffer.from('\r\n ,\r\n'), { code: 'empty-sheet', values: {} }],
  ])('refuses %s', async (_, bytes, refusal) => {
    expect(await readBytes(bytes, '花名册.csv')).toEqual({ ok: false, ...refusal });
  });
});
