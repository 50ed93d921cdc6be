import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesMatching, parse } from './source-files';

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    !!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** Functions, classes and operations; a constant that is a table or a type explains itself. */
function isWork(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(({ initializer }) => {
    if (!initializer) return false;
    return ts.isCallExpression(initializer) && initializer.expression.getText().endsWith('Operation');
  });
}

test('what lib offers says what it does', () => {
  const silent = filesMatching(/^lib\/.*\.(ts|mjs)$/).flatMap((file) => {
    const source = parse(file);
    return source.statements
      .filter(
        (statement) => isExported(statement) && isWork(statement) && ts.getJSDocCommentsAndTags(statement).length === 0,
      )
      .map((statement) => `${file}:${source.getLineAndCharacterOfPosition(statement.getStart()).line + 1}`);
  });
  expect(silent).toEqual([]);
});
