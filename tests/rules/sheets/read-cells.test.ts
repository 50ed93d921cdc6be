import { describe, expect, it } from 'vitest';
import { readBytes, readShort, sheetOf, textRow, workbookParts, zip } from './workbook-bytes';

describe('cells of a workbook', () => {
  it('reads shared, inline and rich texts, without readings and with their spaces', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>李</t></r><r><t xml:space="preserve"> 四</t></r><rPh sb="0" eb="1"><t>li</t></rPh></is></c><c r="D1" t="s"><v>2</v></c></row>';
    const sharedStrings =
      '<si><t xml:space="preserve"> 张三 </t></si><si><r><rPr><b/></rPr><t>白玛</t></r><r><t>·央金</t></r><rPh sb="0" eb="1"><t>bai</t></rPh></si><si><t>a&amp;b&#10;_x0041_c_x005F_x0041_</t></si>';
    expect(await readShort(zip(sheetOf(rows, { sharedStrings })))).toEqual([
      '1:  张三  | 白玛·央金 | 李 四 | a&b\nAc_x0041_',
    ]);
  });

  it.each([
    ['8888.888000000001', '8888.888'],
    ['8888.8880000001', '8888.8880000001'],
    ['0.10000000000000001', '0.1'],
    ['4560.3300000000008', '4560.33'],
    ['1234567890123.45', '1234567890123.45'],
    ['5.401991982010163e+17', '540199198201016300'],
    ['1E-7', '0.0000001'],
    ['-1.25e-9', '-0.00000000125'],
    ['1.5e+22', '15000000000000000000000'],
    ['10069474622', '10069474622'],
    ['26811', '26811'],
  ])('writes the number %s as %s', async (stored, shown) => {
    expect(await readShort(zip(sheetOf(`<row r="1"><c r="A1"><v>${stored}</v></c></row>`)))).toEqual([
      `1: number ${shown}`,
    ]);
  });

  it('reads booleans, errors and formulas, the latter by their stored value only', async () => {
    const rows =
      '<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2"><f>8000+888</f><v>8888</v></c><c r="E2" t="str"><f>A1&amp;"x"</f><v>甲x</v></c><c r="F2"><f>SUM(A1)</f></c></row>';
    expect(await readShort(zip(sheetOf(rows)))).toEqual([
      '2: boolean TRUE | boolean FALSE | error #N/A | formula 8888 | formula 甲x | formula ',
    ]);
  });

  it('leaves out blank rows, but not one whose formula was never computed', async () => {
    const rows = `${textRow(1, ['甲'])}<row r="2"/><row r="3"><c r="A3" s="0"/><c r="B3" t="inlineStr"><is><t>　 </t></is></c></row><row r="4"><c r="A4" t="str"><f>IF(1,"","")</f><v></v></c></row><row r="5"><c r="B5"><f>Z9</f></c></row>`;
    expect(await readShort(zip(sheetOf(rows)))).toEqual(['1: 甲', '5: - | formula ']);
  });

  it('reads hidden rows, counts rows and columns that do not say where they are, and prefixed tags', async () => {
    const rows = `<row r="4" hidden="1"><c r="C4" t="inlineStr"><is><t>隐</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row>`;
    expect(await readShort(zip(sheetOf(rows)))).toEqual(['4: - | - | 隐 | number 1', '5: number 2']);
    const parts = sheetOf('');
    parts['xl/worksheets/sheet0.xml'] =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await readShort(zip(parts))).toEqual(['1: 乙']);
  });

  it('marks the cells that a merge covers, as far as the rows go', async () => {
    const rows = `${textRow(1, ['名册', '', '', ''])}${textRow(2, ['甲', '一', '二'])}<row r="3"><c r="A3"><v>7</v></c><c r="B3"><v>9</v></c></row>`;
    const after =
      '<mergeCells count="3"><mergeCell ref="A1:XFD1"/><mergeCell ref="B2:B1048576"/><mergeCell ref="C2:C3"/></mergeCells>';
    expect(await readShort(zip(sheetOf(rows, { after })))).toEqual([
      '1: 名册 | merged  | merged ',
      '2: 甲 | 一 | 二',
      '3: number 7 | merged  | merged ',
    ]);
  });
});

describe('days', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="0.00&quot;d&quot;;[Red]-0.00E+00"/><numFmt numFmtId="167" formatCode="[$-804]m月"/></numFmts>' +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 164, 165, 166, 167, 31, 20].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>`;

  async function readDay(style: number, serial: string, properties = '') {
    const row = `<row r="1"><c r="A1" s="${style}"><v>${serial}</v></c></row>`;
    return (await readShort(zip(sheetOf(row, { styles, properties }))))[0];
  }

  it.each([
    [1, '43677', 'date 2019-07-31'],
    [1, '43677.75', 'date 2019-07-31'],
    [2, '43677', 'date 2019-07-31'],
    [5, '43677', 'date 2019-07-31'],
    [6, '43677', 'date 2019-07-31'],
    [1, '1', 'date 1900-01-01'],
    [1, '59', 'date 1900-02-28'],
    [1, '60', 'date 1900-02-29'],
    [1, '61', 'date 1900-03-01'],
    [1, '36585', 'date 2000-02-29'],
    [1, '2958465', 'date 9999-12-31'],
    [1, '2958466', 'number 2958466'],
    [1, '0.5', 'number 0.5'],
    [1, '-1', 'number -1'],
    [0, '43677', 'number 43677'],
    [3, '43677', 'number 43677'],
    [4, '43677', 'number 43677'],
    [7, '43677', 'number 43677'],
  ])('style %i, serial %s: %s', async (style, serial, shown) => {
    expect(await readDay(style, serial)).toBe(`1: ${shown}`);
  });

  it('counts from 1904 where the file says so', async () => {
    expect(await readDay(1, '0', 'date1904="1"')).toBe('1: date 1904-01-01');
    expect(await readDay(1, '42215', 'date1904="true"')).toBe('1: date 2019-07-31');
  });

  it('agrees with the calendar on every day from 1901 to 2199', async () => {
    const first = 367;
    const count = 109_206;
    const rows = Array.from({ length: count / 6 }, (_, row) => {
      const cells = Array.from({ length: 6 }, (__, column) => `<c s="1"><v>${first + row * 6 + column}</v></c>`);
      return `<row>${cells.join('')}</row>`;
    });
    const read = await readBytes(zip(sheetOf(rows.join(''), { styles })));
    if (!read.ok) throw new Error(read.code);
    const shown = read.rows.flatMap(({ cells }) => cells.map((cell) => cell?.text));
    const expected = Array.from({ length: count }, (_, index) =>
      new Date(Date.UTC(1901, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(shown).toEqual(expected);
  });

  it('takes days that are stored as text of ISO 8601', async () => {
    const row = '<row r="1"><c r="A1" t="d"><v>2019-07-31T00:00:00</v></c></row>';
    expect(await readShort(zip(sheetOf(row)))).toEqual(['1: date 2019-07-31']);
  });
});

describe('sheets', () => {
  const filled = `<sheetData>${textRow(1, ['甲'])}</sheetData>`;
  const blank = '<sheetData><row r="1"><c r="A1" s="0"/></row></sheetData>';

  it('takes the first visible sheet that holds something and names the others', async () => {
    const parts = workbookParts({
      sheets: [
        { name: '藏', xml: filled, state: 'hidden' },
        { name: '空', xml: blank },
        { name: '八月', xml: filled },
        { name: '说明', xml: filled },
        { name: '空二', xml: blank },
        { name: '深藏', xml: filled, state: 'veryHidden' },
      ],
    });
    expect(await readBytes(zip(parts))).toMatchObject({ ok: true, sheetName: '八月', otherSheets: ['说明'] });
  });

  it('refuses a workbook whose visible sheets are blank', async () => {
    const parts = workbookParts({
      sheets: [
        { name: '藏', xml: filled, state: 'hidden' },
        { name: '空', xml: blank },
      ],
    });
    expect(await readBytes(zip(parts))).toMatchObject({ ok: false, code: 'empty-sheet' });
  });
});
