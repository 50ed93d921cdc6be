import { expect, test } from 'vitest';
import { filesMatching, importsOf, parse } from './source-files';

const IMPORTS = new Map(
  filesMatching(
    /^(app|components|db|lib|instrumentation\.ts|proxy\.ts).*\.(ts|tsx|mjs)$|^(instrumentation|proxy)\.ts$/,
  ).map((file) => [file, importsOf(parse(file)).filter((imported) => !imported.typesOnly)]),
);

/** Files that reach themselves by what they import, each as the way round. */
function cycles(): string[] {
  const found: string[] = [];
  const finished = new Set<string>();
  function visit(file: string, trail: readonly string[]): void {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(' > '));
    if (at >= 0 || finished.has(file)) return;
    for (const { from } of IMPORTS.get(file) ?? []) if (IMPORTS.has(from)) visit(from, [...trail, file]);
    finished.add(file);
  }
  for (const file of IMPORTS.keys()) visit(file, []);
  return found;
}

test('no file imports itself by a detour', () => {
  expect(IMPORTS.size).toBeGreaterThan(100);
  expect(cycles()).toEqual([]);
});

/** Who may open a transaction of his own. An operation gets its `tx`; a page reads by `readAs`. */
const TRANSACTIONS = [
  'lib/operations/perform.ts',
  'lib/operations/read.ts',
  // Before there is a principal, and while it is looked up.
  'lib/auth/current.ts',
  'lib/auth/next-auth.ts',
  // Counted whatever becomes of the operation that asks.
  'lib/auth/own-password.ts',
  'lib/auth/password-links.ts',
  'lib/auth/policy-in-force.ts',
  'lib/auth/reset-password.ts',
  'lib/auth/sign-in.ts',
  'lib/auth/sign-in-by-certificate.ts',
  // Asked by nobody in particular: a public page, the server's own start, the health check.
  'lib/papers/verify-paper.ts',
  'lib/units/downloads.ts',
  'lib/gateways/send-short-messages.ts',
  'lib/filings/remove-left-files.ts',
  'lib/filings/resume-imports.ts',
  'lib/filings/run-import.ts',
  'lib/operations/is-ready.ts',
  'lib/jobs/keep-jobs.ts',
  'lib/jobs/run-job.ts',
  'lib/jobs/run-jobs.ts',
];

test('only the engine and the few named open transactions', () => {
  const open = [...IMPORTS].flatMap(([file, imports]) =>
    imports.some(({ from, names }) => from === 'db/client.ts' && names.some((name) => name === 'database'))
      ? [file]
      : [],
  );
  expect(open.filter((file) => !file.startsWith('lib/commands/')).sort()).toEqual([...TRANSACTIONS].sort());
});

test('connections are made by commands and the database folder only', () => {
  const made = [...IMPORTS].flatMap(([file, imports]) =>
    imports.some(({ from, names }) => from === 'postgres' || (from === 'db/client.ts' && names.includes('connect')))
      ? [file]
      : [],
  );
  expect(made.filter((file) => !/^(db|lib\/commands)\//.test(file))).toEqual([]);
});

test('what runs in the browser pulls nothing of the server along', () => {
  const leaves = filesMatching(/^(app|components)\/.*\.tsx?$/).filter((file) =>
    /^'use client';/m.test(parse(file).text),
  );
  expect(leaves.length).toBeGreaterThan(10);
  const reached = new Map<string, string>();
  function visit(file: string, leaf: string): void {
    // A door is called, not carried along.
    if (reached.has(file) || file.endsWith('/action.ts')) return;
    reached.set(file, leaf);
    for (const { from } of IMPORTS.get(file) ?? []) visit(from, leaf);
  }
  for (const leaf of leaves) visit(leaf, leaf);
  const server =
    /^(db\/|lib\/(env\.ts|auth\/(?!permissions|session-limits|[a-z-]+\.input)|gateways|people)|node:|drizzle-orm|postgres|pino|next\/headers)/;
  expect([...reached].filter(([file]) => server.test(file)).map(([file, leaf]) => `${leaf} carries ${file}`)).toEqual(
    [],
  );
});
