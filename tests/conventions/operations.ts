import ts from 'typescript';
import { FILING_KINDS } from '@/db/schema/filings';
import { calledName, collect, filesMatching, importsOf, parse } from './source-files';

export interface DefinedOperation {
  file: string;
  /** What the file exports: the operation, or the function that makes it for a kind of filing. */
  exported: string;
  /** Its name, or its names by kind. */
  names: { kind: string | null; name: string }[];
}

/** Every operation that lib defines, read from its source. */
export function definedOperations(): DefinedOperation[] {
  return filesMatching(/^lib\/(?!operations\/).*\.ts$/).flatMap((file) =>
    collect(parse(file), (node) => {
      if (!/^(unit|office|own)Operation$/.test(calledName(node) ?? '')) return undefined;
      const [definition] = (node as ts.CallExpression).arguments;
      const name = collect(definition ?? node, (inner) =>
        ts.isPropertyAssignment(inner) && inner.parent === definition && inner.name.getText() === 'name'
          ? inner.initializer
          : undefined,
      )[0];
      if (!name) throw new Error(`${file}: an operation without a name`);
      return { file, exported: exportedName(node), names: namesOf(name) };
    }),
  );
}

function namesOf(name: ts.Expression): DefinedOperation['names'] {
  if (ts.isStringLiteralLike(name)) return [{ kind: null, name: name.text }];
  const [span] = ts.isTemplateExpression(name) ? name.templateSpans : [];
  if (span?.expression.getText() !== 'kind')
    throw new Error(`the name of an operation cannot be read: ${name.getText()}`);
  return FILING_KINDS.map((kind) => ({ kind, name: `${kind}${span.literal.text}` }));
}

function exportedName(node: ts.Node): string {
  for (let outer = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    if (!ts.isSourceFile(outer.parent) && !ts.isVariableDeclaration(outer)) continue;
    if ((ts.isVariableDeclaration(outer) || ts.isFunctionDeclaration(outer)) && outer.name) return outer.name.getText();
  }
  throw new Error(`an operation that nothing exports: ${node.getText().slice(0, 80)}`);
}

/** Names of the operations that a door or a route hands out, e.g. by `expose(saveFilings('open'), ...)`. */
export function namesHandedOut(file: string, operations: readonly DefinedOperation[]): string[] {
  const source = parse(file);
  const imports = importsOf(source);
  return collect(source, (node) => {
    if (!['expose', 'answerTo'].includes(calledName(node) ?? '')) return undefined;
    const [handed] = (node as ts.CallExpression).arguments;
    const maker = handed && ts.isCallExpression(handed) ? handed.expression.getText() : handed?.getText();
    const from = imports.find(({ names }) => maker !== undefined && names.includes(maker))?.from;
    const operation = operations.find(({ file: definedIn, exported }) => definedIn === from && exported === maker);
    if (!operation) throw new Error(`${file}: no operation of lib: ${node.getText()}`);
    const [kind] = handed && ts.isCallExpression(handed) ? handed.arguments : [];
    // Where the kind is no literal, the route takes them all.
    const only = kind && ts.isStringLiteralLike(kind) ? kind.text : undefined;
    return operation.names.filter((named) => only === undefined || named.kind === only).map(({ name }) => name);
  }).flat();
}
