import ts from 'typescript';
import { FILING_KINDS } from '@/lib/filings/filing';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '@/lib/auth/permissions';
import { definedOperations, namesHandedOut } from './operations';
import { calledName, collect, filesMatching, importsOf, parse } from './source-files';

const DOORS = filesMatching(/^app\/.*\/action\.ts$/);
const ROUTES = filesMatching(/^app\/.*\/route\.ts$/);
const OPERATIONS = definedOperations();
const NAMES = OPERATIONS.flatMap(({ names }) => names.map(({ name }) => name)).sort();

/** Done by the server itself once a file has been read, as the person who sent it. */
// A saved sealing is taken back and made anew; no screen edits one.
// Units are reminded when a day has come, by nobody.
const WITHOUT_DOOR = [
  ...FILING_KINDS.map((kind) => `${kind}.write-import`),
  'reminders.send',
  'loans.import',
  'withdrawals.import',
  'statements.issue',
  'seal.edit',
  'unseal.edit',
].sort();

describe.each(DOORS)('%s', (file) => {
  const source = parse(file);
  const [first, ...rest] = source.statements;

  test("begins with 'use server'", () => {
    expect(first?.getText()).toBe("'use server';");
  });

  test('exports nothing but operations by expose()', () => {
    const others = rest.filter((statement) => !ts.isImportDeclaration(statement) && !isDoor(statement));
    expect(others.map((statement) => statement.getText())).toEqual([]);
  });

  test('shows anew only pages that there are', () => {
    const pages = new Set(filesMatching(/^app\/(.*\/)?page\.tsx$/).map(address));
    const shown = collect(source, (node) => (ts.isArrayLiteralExpression(node) ? node.elements : undefined)).flat();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.map((path) => (path as ts.StringLiteral).text).filter((path) => !pages.has(path))).toEqual([]);
  });
});

/** `export const name = expose(...)`, one. */
function isDoor(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const { declarations } = statement.declarationList;
  return declarations.every(({ initializer }) => initializer && calledName(initializer) === 'expose');
}

/** The address of a page: its folders without the groups. */
function address(page: string): string {
  return `/${page
    .split('/')
    .slice(1, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')}`;
}

test("'use server' stands in no other file", () => {
  const callable = filesMatching(/^(app|components|db|lib)\/.*\.(ts|tsx|mjs)$/).filter(
    (file) =>
      collect(parse(file), (node) =>
        ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === 'use server'
          ? true
          : undefined,
      ).length > 0,
  );
  expect(callable).toEqual(DOORS);
});

test('operation and permission are one to one', () => {
  expect(NAMES).toEqual(Object.keys(PERMISSIONS).sort());
});

test('every operation has its door, or is one that the server does by itself', () => {
  const handedOut = [...DOORS, ...ROUTES].flatMap((file) => namesHandedOut(file, OPERATIONS));
  expect(NAMES.filter((name) => !handedOut.includes(name))).toEqual(WITHOUT_DOOR);
});

test('every operation is performed by a test on a database', () => {
  const imported = filesMatching(/^tests\/(operations|support)\/.*\.ts$/).flatMap((file) =>
    importsOf(parse(file)).flatMap(({ from, names }) => names.map((name) => `${from} ${name}`)),
  );
  const untested = OPERATIONS.map(({ file, exported }) => `${file} ${exported}`).filter(
    (one) => !imported.includes(one),
  );
  expect(untested).toEqual([]);
});
