import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Made by installing, building, running or testing.
const MADE = new Set(['node_modules', '.git', '.next', '.data', '.results', 'coverage', 'next-env.d.ts']);

/** Names at the top of the repository, without what is made. */
export function topLevel(): string[] {
  return fs.readdirSync(ROOT).filter((name) => !MADE.has(name) && !name.endsWith('.tsbuildinfo'));
}

/** Paths of the repository's own files, from its root, that match. */
export function filesMatching(pattern: RegExp): string[] {
  return topLevel()
    .flatMap(below)
    .filter((file) => pattern.test(file))
    .sort();
}

function below(place: string): string[] {
  if (!fs.statSync(path.join(ROOT, place)).isDirectory()) return [place];
  return fs
    .readdirSync(path.join(ROOT, place))
    .filter((name) => !MADE.has(name))
    .flatMap((name) => below(`${place}/${name}`));
}

export function read(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

const parsed = new Map<string, ts.SourceFile>();

/** The syntax tree of a source file, parents set. */
export function parse(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, kind);
  parsed.set(file, source);
  return source;
}

/** Every node of the tree for which `choose` answers something, as what it answers. */
export function collect<T>(root: ts.Node, choose: (node: ts.Node) => T | undefined): T[] {
  const found: T[] = [];
  function visit(node: ts.Node): void {
    const chosen = choose(node);
    if (chosen !== undefined) found.push(chosen);
    ts.forEachChild(node, visit);
  }
  visit(root);
  return found;
}

/** The name by which a call calls, e.g. "expose" or "vi.mock"; undefined for any other node. */
export function calledName(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  return ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression) ? expression.getText() : undefined;
}

export interface Import {
  /** The file that is imported, from the root; the specifier itself where it is a package. */
  from: string;
  /** Names as the other file exports them; `default` and `*` for those. */
  names: string[];
  /** Whether nothing is left of it when it runs. */
  typesOnly: boolean;
}

export function importsOf(source: ts.SourceFile): Import[] {
  return source.statements.filter(ts.isImportDeclaration).map((statement) => {
    const clause = statement.importClause;
    const bindings = clause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const names = named.map((element) => (element.propertyName ?? element.name).text);
    if (bindings && ts.isNamespaceImport(bindings)) names.push('*');
    if (clause?.name) names.push('default');
    const typesOnly =
      clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (names.length > 0 && names.length === named.length && named.every((element) => element.isTypeOnly));
    return { from: resolved(source.fileName, (statement.moduleSpecifier as ts.StringLiteral).text), names, typesOnly };
  });
}

function resolved(file: string, specifier: string): string {
  if (!/^(\.|@\/)/.test(specifier)) return specifier;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(file), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`];
  return candidates.find((candidate) => fs.existsSync(path.join(ROOT, candidate))) ?? base;
}
