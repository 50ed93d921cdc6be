import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIELD_PROBLEMS } from '@/lib/text/fields';
import { MARKS, PROBLEMS, REVIEW_REASONS } from '@/lib/text/problems';
import { REFUSALS } from '@/lib/text/refusals';
import { collect, filesMatching, parse } from './source-files';

let said: Set<string>;
let composed: string[][];

beforeAll(() => {
  const sources = filesMatching(/^(lib\/(?!text\/)|app\/).*\.(ts|tsx|mjs)$/).map(parse);
  said = new Set(
    sources.flatMap((source) => collect(source, (node) => (ts.isStringLiteralLike(node) ? node.text : undefined))),
  );
  composed = sources.flatMap((source) =>
    collect(source, (node) => (ts.isTemplateExpression(node) ? fixedParts(node) : undefined)),
  );
});

/** What stands around the gaps: `seal-reason-${reason}` gives "seal-reason-" and "". */
function fixedParts(template: ts.TemplateExpression): string[] {
  return [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
}

/** Said outright, or put together of parts that are, with something fixed between. */
function isSaid(code: string): boolean {
  return said.has(code) || composed.some((parts) => parts.join('') !== '' && isComposed(code, parts));
}

function isComposed(code: string, [first = '', ...rest]: string[]): boolean {
  if (!code.startsWith(first)) return false;
  const left = code.slice(first.length);
  if (rest.length === 0) return left === '';
  return [...left].some((_, at) => said.has(left.slice(0, at + 1)) && isComposed(left.slice(at + 1), rest));
}

describe.each([
  ['refusal', REFUSALS],
  ['problem', PROBLEMS],
  ['field problem', FIELD_PROBLEMS],
  ['reason for review', REVIEW_REASONS],
  ['mark', MARKS],
])('every %s that has words', (_kind, table) => {
  test('is said somewhere', () => {
    expect(Object.keys(table).filter((code) => !isSaid(code))).toEqual([]);
  });
});

/** Where Chinese is no sentence for a reader: how values are written, what is recognised in a file, what a terminal is told. */
const NOT_READ =
  /^lib\/(values|commands|ledger)\/|^lib\/filings\/(open|seal|read-identity)\.ts$|^lib\/sheets\/totals-line\.ts$/;

test('what a person reads stands in lib/text only', () => {
  const places = filesMatching(/^(app|components|lib\/(?!text\/)).*\.(ts|tsx|mjs)$/).filter(
    (file) => !NOT_READ.test(file),
  );
  const found = places.flatMap((file) => {
    const source = parse(file);
    return collect(source, (node) => {
      const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node);
      if (!isText || !/[\u4e00-\u9fff]/.test(node.text)) return undefined;
      return `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text.trim()}`;
    });
  });
  expect(found).toEqual([]);
});
