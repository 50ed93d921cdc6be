import ts from 'typescript';
import { expect, test } from 'vitest';
import { calledName, collect, filesMatching, parse } from './source-files';

const TESTS = filesMatching(/^tests\/.*\.(test|spec)\.ts$/);
const RUNNER = /^(test|it|describe|suite|vi|expect)\b/;
const LEFT_OUT = ['skip', 'only', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf'];
const REPLACED = ['mock', 'doMock', 'hoisted', 'stubGlobal', 'spyOn'];

function accesses(file: string, names: readonly string[]): string[] {
  return collect(parse(file), (node) =>
    ts.isPropertyAccessExpression(node) && RUNNER.test(node.getText()) && names.includes(node.name.text)
      ? `${file}: ${node.getText()}`
      : undefined,
  );
}

test('every test runs', () => {
  expect(TESTS.length).toBeGreaterThan(20);
  expect(TESTS.flatMap((file) => accesses(file, LEFT_OUT))).toEqual([]);
});

test('nothing is replaced by a mock', () => {
  expect(TESTS.flatMap((file) => accesses(file, REPLACED))).toEqual([]);
});

/** Names of the functions of a file that expect something, directly or through one another. */
function expecting(source: ts.SourceFile): Set<string> {
  const calls = new Map<string, string[]>();
  for (const statement of source.statements) {
    if (!ts.isFunctionDeclaration(statement) || !statement.name) continue;
    calls.set(statement.name.text, collect(statement, calledName));
  }
  const found = new Set<string>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [name, called] of calls) if (called.some((call) => isExpectation(call, found))) found.add(name);
  }
  return found;
}

function isExpectation(call: string, expectingHere: Set<string>): boolean {
  return /^(expect|assert|fc\.assert)/.test(call) || expectingHere.has(call);
}

test('every test can fail', () => {
  const toothless = TESTS.flatMap((file) => {
    const source = parse(file);
    const here = expecting(source);
    return collect(source, (node) => {
      if (!/^(test|it)(\.each\b.*)?$/s.test(runnerOf(node))) return undefined;
      const run = (node as ts.CallExpression).arguments.find(ts.isFunctionLike);
      if (!run) return undefined;
      const calls = [run.getText(), ...collect(run, calledName)];
      return calls.some((call) => isExpectation(call, here)) ? undefined : `${file}: ${node.getText().slice(0, 80)}`;
    });
  });
  expect(toothless).toEqual([]);
});

function runnerOf(node: ts.Node): string {
  if (!ts.isCallExpression(node)) return '';
  // The call that makes `test.each(...)` is not a test yet.
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) return '';
  const { expression } = node;
  const runner = ts.isCallExpression(expression) || ts.isTaggedTemplateExpression(expression) ? expression : undefined;
  if (ts.isIdentifier(expression)) return expression.text;
  const tag = runner && (ts.isCallExpression(runner) ? runner.expression : runner.tag);
  return tag?.getText() ?? '';
}
