import { deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readRows } from '@/lib/sheets/read-rows';
import { forgedZip, type ForgedEntry } from './forged-zip';
import { readBytes, sheetOf, textRow, workbookParts, zip } from './workbook-bytes';

const people = [textRow(1, ['姓名', '证件号码']), textRow(2, ['张三', '540199197611032488'])].join('');
const good = sheetOf(people);
const officeType = 'application/vnd.openxmlformats-officedocument';

function entries(parts: Record<string, string | Uint8Array>): ForgedEntry[] {
  return Object.entries(parts).map(([name, part]) => ({ name, data: typeof part === 'string' ? strToU8(part) : part }));
}

/** The forged entries of the good workbook, its sheet changed. */
function withSheet(change: Partial<ForgedEntry>): ForgedEntry[] {
  return entries(good).map((entry) => (entry.name.includes('sheet0') ? { ...entry, ...change } : entry));
}

function ole(...streams: string[]): Buffer {
  const names = streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'));
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), ...names, Buffer.alloc(512)]);
}

async function codeOf(bytes: Uint8Array | string, ...rest: [name?: string, limits?: Parameters<typeof readBytes>[2]]) {
  const read = await readBytes(bytes, ...rest);
  return read.ok ? `read ${read.rows.length} rows` : read.code;
}

describe('files that are no workbook', () => {
  it('takes the plain and the forged copy of a good workbook, so that the refusals below mean something', async () => {
    expect(await codeOf(zip(good))).toBe('read 2 rows');
    expect(await codeOf(forgedZip(entries(good)))).toBe('read 2 rows');
  });

  it.each<[string, Uint8Array | string, string]>([
    ['nothing.xlsx', '', 'empty-file'],
    ['one-byte.xlsx', 'P', 'read 1 rows'],
    ['first-bytes-of-a-zip.xlsx', Buffer.from('504b0304', 'hex'), 'damaged'],
    ['old.xls', ole('Workbook'), 'old-xls'],
    ['old-renamed.xlsx', ole('Book'), 'old-xls'],
    ['wps.et', ole('Workbook'), 'wps-et'],
    ['encrypted.xlsx', ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['old-document.doc', ole('WordDocument'), 'not-a-workbook'],
    ['web-page.xls', '\uFEFF<html><table><tr><td>姓名</td></tr></table></html>', 'web-page'],
    ['xml-of-2003.xls', '<?xml version="1.0"?><Workbook/>', 'web-page'],
    ['saved-page.xls', 'MIME-Version: 1.0\r\nX: y', 'web-page'],
    ['portable.xlsx', '%PDF-1.7 ...', 'not-a-workbook'],
    ['zip-renamed.xlsx', zip({ 'a.txt': 'a' }), 'not-a-workbook'],
    [
      'document.docx',
      zip(sheetOf(people, { mainType: `${officeType}.wordprocessingml.document.main+xml` })),
      'not-a-workbook',
    ],
    ['binary.xlsb', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }), 'xlsb'],
    [
      'open-document.ods',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'ods',
    ],
    ['apple.numbers', zip({ 'Index/Document.iwa': 'x' }), 'numbers'],
    ['without-sheets.xlsx', zip(workbookParts({ sheets: [] })), 'no-sheet'],
  ])('%s', async (name, bytes, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });
});

describe('workbooks with something dangerous in them', () => {
  const macroType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

  it.each<[string, Record<string, string>, string]>([
    ['macros', { ...good, 'xl/vbaProject.bin': 'x' }, 'macros'],
    ['a sheet of macros', { ...good, 'xl/macrosheets/sheet1.xml': '<x/>' }, 'macros'],
    ['the type of a macro workbook', sheetOf(people, { mainType: macroType }), 'macros'],
    ['links to other files', { ...good, 'xl/externalLinks/externalLink1.xml': '<x/>' }, 'external-links'],
  ])('%s', async (_, parts, code) => {
    expect(await codeOf(zip(parts))).toBe(code);
  });

  it('a document type that would declare entities, whatever they expand to', async () => {
    const laughs =
      '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>';
    expect(await codeOf(zip({ ...good, 'xl/worksheets/sheet0.xml': laughs }))).toBe('unsafe-xml');
    expect(await codeOf(zip(sheetOf(textRow(1, ['&b;']))))).toBe('damaged');
  });

  it('elements nested without end', async () => {
    expect(await codeOf(zip(sheetOf('<row>'.repeat(5000) + '</row>'.repeat(5000))))).toBe('damaged');
  });

  it.each(['../xl/evil.xml', 'xl/../../evil.xml', '/etc/passwd', 'C:\\evil.xml', 'xl\\..\\..\\evil.xml'])(
    'the path %s',
    async (name) => {
      expect(await codeOf(forgedZip([...entries(good), { name, data: strToU8('x') }]))).toBe('unsafe-names');
    },
  );

  it('two parts of one name, by any case', async () => {
    const twice = entries(good).filter(({ name }) => name.includes('sheet0'));
    expect(await codeOf(forgedZip([...entries(good), ...twice]))).toBe('duplicate-parts');
    const other = twice.map((entry) => ({ ...entry, name: entry.name.toUpperCase() }));
    expect(await codeOf(forgedZip([...entries(good), ...other]))).toBe('duplicate-parts');
  });
});

describe('archives that unpack to too much', () => {
  const zeros = deflateRawSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 });

  it('a part of 300 MB that says so', async () => {
    const bomb: ForgedEntry = {
      name: 'xl/media/image1.png',
      packed: zeros,
      declared: 300 * 1024 * 1024,
      data: Buffer.alloc(0),
    };
    expect(await codeOf(forgedZip([...entries(good), bomb]))).toBe('archive-bomb');
  });

  it('a part that is never opened, too dense to be honest', async () => {
    const data = Buffer.alloc(20 * 1024 * 1024);
    expect(await codeOf(forgedZip([...entries(good), { name: 'xl/media/image1.png', data }]))).toBe('archive-bomb');
    const small = Buffer.alloc(5 * 1024 * 1024);
    expect(await codeOf(forgedZip([...entries(good), { name: 'xl/media/image1.png', data: small }]))).toBe(
      'read 2 rows',
    );
  });

  it('a part of 300 MB that says it has 100 bytes', async () => {
    expect(await codeOf(forgedZip(withSheet({ packed: zeros, declared: 100 })))).toBe('archive-bomb');
  });

  it('many parts, each below the limits', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`xl/media/${index}.txt`, new Uint8Array(1024 * 1024)]),
    );
    expect(await codeOf(zip({ ...good, ...parts }), 'a.xlsx', { inflatedBytes: 30 * 1024 * 1024 })).toBe(
      'archive-bomb',
    );
    expect(await codeOf(zip({ ...good, ...parts }), 'a.xlsx', { entries: 20 })).toBe('archive-bomb');
  });

  it('two entries over the same bytes', async () => {
    const inner: ForgedEntry = { name: 'xl/inner.xml', data: strToU8('<x/>') };
    const outer: ForgedEntry = { name: 'xl/outer.xml', data: Buffer.alloc(0), holds: inner };
    expect(await codeOf(forgedZip([...entries(good), outer]))).toBe('archive-bomb');
  });

  it('one cell of 40 MB, stored as it is', async () => {
    const sheet = sheetOf(textRow(1, ['x'.repeat(40 * 1024 * 1024)]))['xl/worksheets/sheet0.xml'] ?? '';
    expect(await codeOf(forgedZip(withSheet({ data: strToU8(sheet), method: 0 })), 'a.xlsx', { fileBytes: 1e8 })).toBe(
      'cell-too-long',
    );
  });

  it('a comment of a megabyte', async () => {
    expect(await codeOf(zip(sheetOf(`<!--${'x'.repeat(1024 * 1024)}-->${people}`)))).toBe('cell-too-long');
  });

  it('one text in a great many cells', async () => {
    const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`;
    const parts = sheetOf(row.repeat(1000), { sharedStrings: `<si><t>${'长'.repeat(30_000)}</t></si>` });
    expect(await codeOf(zip(parts))).toBe('too-many-cells');
  });

  it('merges over the whole sheet, many times', async () => {
    const after = `<mergeCells>${'<mergeCell ref="A1:B1048576"/>'.repeat(2000)}</mergeCells>`;
    expect(await codeOf(zip(sheetOf(people + textRow(900_000, ['甲', '乙']), { after })))).toBe('too-many-cells');
    expect(
      await codeOf(
        zip(sheetOf(people, { after: `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(20_001)}</mergeCells>` })),
      ),
    ).toBe('too-many-cells');
  });
});

describe('archives that are damaged or lie', () => {
  it('a file cut anywhere', async () => {
    const bytes = zip(good);
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      expect(await codeOf(bytes.subarray(0, Math.floor(bytes.length * part)))).toBe('damaged');
    }
    expect(await codeOf(Buffer.concat([bytes, Buffer.from('more')]))).toBe('damaged');
  });

  it.each<[string, Partial<ForgedEntry>]>([
    ['a checksum that does not fit', { crc: 1 }],
    ['fewer bytes than declared', { declared: 100_000 }],
    ['a local header of another size', { localDeclared: 5 }],
    ['a local header of another name', { localName: 'xl/worksheets/sheetX.xml' }],
    ['a local header of another method', { localMethod: 0 }],
    ['bytes that are not deflated', { packed: Buffer.from('not deflated at all') }],
    [
      'a deflated part that ends early',
      { packed: deflateRawSync(Buffer.alloc(5000, 'ab')).subarray(0, 10), declared: 5000 },
    ],
    ['a method nobody uses', { method: 12 }],
    ['a size beyond the file', { packedDeclared: 1_000_000 }],
  ])('%s', async (_, change) => {
    expect(['damaged', 'archive-bomb']).toContain(await codeOf(forgedZip(withSheet(change))));
  });

  it('a directory that hides entries or counts some that are not there', async () => {
    expect(await codeOf(forgedZip(entries(good), 3))).toBe('damaged');
    expect(await codeOf(forgedZip(entries(good), 9))).toBe('damaged');
  });

  it('a part that is encrypted', async () => {
    expect(await codeOf(forgedZip(withSheet({ flags: 1 })))).toBe('encrypted');
  });

  it.each<[string, string]>([
    ['a shared text that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['a shared text by a negative number', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'],
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['two cells in one place', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a row beyond the last', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'],
    ['a cell without a column', '<row r="1"><c r="11"><v>1</v></c></row>'],
    ['a tag that is not closed', '<row r="1"><c r="A1"><v>1</v></row>'],
    ['a character that XML has not', '<row r="1"><c r="A1" t="inlineStr"><is><t>\u0001</t></is></c></row>'],
  ])('%s', async (_, rows) => {
    expect(await codeOf(zip(sheetOf(rows, { sharedStrings: '<si><t>甲</t></si>' })))).toBe('damaged');
  });

  it('text that is not UTF-8', async () => {
    const sheet = Buffer.from(good['xl/worksheets/sheet0.xml'] ?? '', 'utf8');
    sheet[sheet.indexOf('姓')] = 0xff;
    expect(await codeOf(zip({ ...good, 'xl/worksheets/sheet0.xml': sheet }))).toBe('damaged');
  });

  it('a sheet that is named and missing', async () => {
    const { 'xl/worksheets/sheet0.xml': _, ...rest } = good;
    expect(await codeOf(zip(rest))).toBe('damaged');
  });
});

describe('limits', () => {
  const bytes = zip(sheetOf(Array.from({ length: 80 }, (_, index) => textRow(index + 1, ['甲', '乙', '丙'])).join('')));

  it.each([
    ['file-too-large', { fileBytes: 100 }],
    ['too-many-rows', { rows: 20 }],
    ['too-many-columns', { columns: 2 }],
    ['too-many-cells', { cells: 100 }],
    ['too-many-cells', { characters: 100 }],
    ['cell-too-long', { cellCharacters: 0 }],
    ['time-limit', { milliseconds: 1 }],
  ] as const)('%s with %o', async (code, limits) => {
    expect(await codeOf(bytes, 'a.xlsx', limits)).toBe(code);
  });

  it('too-many-cells where a few stand far to the right, because the blank ones before them take room', async () => {
    const far = '<row><c r="AN1"><v>1</v></c></row>'.repeat(5);
    expect(await codeOf(zip(sheetOf(far)), 'a.xlsx', { cells: 100 })).toBe('too-many-cells');
  });

  it('out-of-memory when the worker may have next to none', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => textRow(index + 1, [`甲${index}`, `乙${index}`])).join(
      '',
    );
    const sharedStrings = Array.from(
      { length: 400_000 },
      (_, index) => `<si><t>某一个很长的名字${index}</t></si>`,
    ).join('');
    expect(await codeOf(zip(sheetOf(rows, { sharedStrings })), 'a.xlsx', { megabytes: 16 })).toBe('out-of-memory');
  });

  it('rejects, and does not refuse, when the file is not there', async () => {
    await expect(readRows({ path: '/nowhere/at/all.xlsx', name: 'a.xlsx' })).rejects.toThrow('ENOENT');
  });

  it('reads many files at once, each for itself', async () => {
    const reads = Array.from({ length: 8 }, (_, index) =>
      codeOf(zip(sheetOf(textRow(1, ['甲']).concat(textRow(index + 2, ['乙']))))),
    );
    expect(new Set(await Promise.all(reads))).toEqual(new Set(['read 2 rows']));
  });
});
