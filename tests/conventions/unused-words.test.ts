import ts from 'typescript';
import { expect, test } from 'vitest';
import { collect, filesMatching, importsOf, parse } from './source-files';

/** The words of one table, `homeText` of lib/text/home.ts: each key, and those within it, as title or parts.all. */
interface Table {
  file: string;
  name: string;
  keys: string[];
}

/** Which keys of a table somebody names; `whole` where it is handed on, spread or asked for by a key that is computed. */
interface Use {
  keys: Set<string>;
  whole: boolean;
}

const WORDS = filesMatching(/^lib\/text\/.*\.ts$/);

/** Tables of words end so; other tables of lib/text are total over a type, which the compiler looks after. */
const TABLE = 'Text';

function tablesOf(file: string): Table[] {
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((declared) => {
      const name = declared.name.getText();
      const literal = declared.initializer && withoutType(declared.initializer);
      if (!name.endsWith(TABLE) || !literal || !ts.isObjectLiteralExpression(literal)) return [];
      return [{ file, name, keys: keysOf(literal, '') }];
    });
  });
}

/** `{…} as const`, `{…} satisfies Words` */
function withoutType(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
    ? withoutType(expression.expression)
    : expression;
}

function keysOf(literal: ts.ObjectLiteralExpression, before: string): string[] {
  return literal.properties.flatMap((property) => {
    if (!property.name) return [];
    const key = before + (ts.isStringLiteralLike(property.name) ? property.name.text : property.name.getText());
    const value = ts.isPropertyAssignment(property) ? withoutType(property.initializer) : undefined;
    return value && ts.isObjectLiteralExpression(value) ? [key, ...keysOf(value, `${key}.`)] : [key];
  });
}

/** How a source file uses the tables that it imports, and those of its own, by `file name`. */
function countUses(file: string, uses: Map<string, Use>): void {
  const source = parse(file);
  const known = new Map<string, string>();
  for (const { from, locals } of localNames(source)) {
    for (const [local, name] of locals) known.set(local, `${from} ${name}`);
  }
  for (const { name } of WORDS.includes(file) ? tablesOf(file) : []) known.set(name, `${file} ${name}`);
  collect(source, (node) => {
    const table = ts.isIdentifier(node) ? known.get(node.text) : undefined;
    if (table === undefined || isNoUse(node)) return undefined;
    const use = uses.get(table) ?? { keys: new Set<string>(), whole: false };
    uses.set(table, use);
    follow(node, '', use);
    return undefined;
  });
}

/** Follows `text.parts.all` as far as its keys are named; where it stops, all that lies within is used. */
function follow(node: ts.Node, before: string, use: Use): void {
  const key = keyAfter(node);
  if (key === undefined) {
    if (before === '') use.whole = true;
    else use.keys.add(`${before}.*`);
    return;
  }
  const path = before === '' ? key : `${before}.${key}`;
  use.keys.add(path);
  follow(node.parent, path, use);
}

function keyAfter(node: ts.Node): string | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text;
  if (ts.isElementAccessExpression(parent) && parent.expression === node) {
    return ts.isStringLiteralLike(parent.argumentExpression) ? parent.argumentExpression.text : undefined;
  }
  return undefined;
}

/** An import, a declaration, a type's name or the name of a property. */
function isNoUse(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isImportSpecifier(parent) ||
    ts.isTypeQueryNode(parent) ||
    (ts.isVariableDeclaration(parent) && parent.name === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

function localNames(source: ts.SourceFile) {
  const imports = importsOf(source);
  return source.statements.filter(ts.isImportDeclaration).map((statement, place) => {
    const bindings = statement.importClause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const locals = named.map((one) => [one.name.text, (one.propertyName ?? one.name).text] as const);
    return { from: imports[place]?.from ?? '', locals };
  });
}

test('every sentence of lib/text is said somewhere', () => {
  const uses = new Map<string, Use>();
  for (const file of filesMatching(/^(app|components|lib|db)\/.*\.tsx?$/)) countUses(file, uses);
  const unused = WORDS.flatMap(tablesOf).flatMap(({ file, name, keys }) => {
    const use = uses.get(`${file} ${name}`);
    if (use?.whole) return [];
    const said = use?.keys ?? new Set<string>();
    return keys.filter((key) => !said.has(key) && !isWithin(key, said)).map((key) => `${file} ${name}.${key}`);
  });
  expect(unused).toEqual([]);
});

/** Whether something around the key is used as a whole. */
function isWithin(key: string, said: Set<string>): boolean {
  const parts = key.split('.');
  return parts.some((_, place) => place > 0 && said.has(`${parts.slice(0, place).join('.')}.*`));
}
