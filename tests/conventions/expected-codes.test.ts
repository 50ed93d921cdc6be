import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { MARKS, PROBLEMS, REVIEW_REASONS } from '@/lib/text/problems';
import { REFUSALS } from '@/lib/text/refusals';
import { sheetRefusalCodes } from '@/lib/text/sheet-refusals';
import { collect, filesMatching, parse } from './source-files';

let expected: string;

beforeAll(() => {
  const tests = filesMatching(/^tests\/(operations|rules|faults|e2e|support\/rulings)\/.*\.ts$/).map(parse);
  expected = tests
    .flatMap((source) => collect(source, (node) => (ts.isStringLiteralLike(node) ? node.text : undefined)))
    .join('\n');
});

/** As a word of its own: 'base cell-error' expects cell-error, and not cell or error. */
function isExpected(code: string): boolean {
  return new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(expected);
}

describe.each<[string, readonly string[]]>([
  ['refusal', Object.keys(REFUSALS)],
  ['problem', Object.keys(PROBLEMS)],
  ['reason for review', Object.keys(REVIEW_REASONS)],
  ['mark', Object.keys(MARKS)],
  ['refusal of a workbook', sheetRefusalCodes],
])('every %s', (_kind, codes) => {
  test('is expected by a test', () => {
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !isExpected(code))).toEqual([]);
  });
});
