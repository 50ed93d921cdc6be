import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sheetRefusalCodes, sheetRefusalText } from '@/lib/text/sheet-refusals';

const folder = path.join(process.cwd(), 'lib/sheets');
const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

describe('the sentences of refused files', () => {
  it.each(sheetRefusalCodes)('%s says what is wrong and what to do', (code) => {
    const sentence = sheetRefusalText({ code, values: { limit: '20', row: '3', titles: '职工姓名' } });
    expect(sentence).toMatch(/^[^。]+。?.*请.+。$/);
    expect(sentence).not.toMatch(/undefined|\$\{/);
  });

  it('leaves out the row where it is not known', () => {
    expect(sheetRefusalText({ code: 'cell-too-long', values: {} })).not.toContain('undefined');
  });

  it('are those of the codes that the reader gives, no more and no fewer', () => {
    const given = sources.flatMap((source) => [
      ...source.matchAll(/(?:ReadRefusal\(|refuse\(|code: |return |\? |: )'([a-z]+(?:-[a-z]+)*)'/g),
    ]);
    const used = new Set(given.map(([, code]) => code));
    expect(sheetRefusalCodes.filter((code) => !used.has(code))).toEqual([]);
    const thrown = sources.flatMap((source) => [...source.matchAll(/ReadRefusal\('([^']+)'/g)].map(([, code]) => code));
    expect(thrown.filter((code) => !sheetRefusalCodes.some((known) => known === code))).toEqual([]);
  });
});
