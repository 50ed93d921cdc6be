import ts from 'typescript';
import { expect, test } from 'vitest';
import { calledName, collect, filesMatching, importsOf, parse } from './source-files';

/** Calls that the file awaits, e.g. "currentOperator". */
function awaited(file: string): string[] {
  return collect(parse(file), (node) => (ts.isAwaitExpression(node) ? calledName(node.expression) : undefined));
}

function asksForOperator(file: string): boolean {
  return awaited(file).some((name) => ['currentOperator', 'currentHall'].includes(name));
}

/** The pages that all lists of filings share, where this page is one of them. */
function sharedPagesOf(file: string): string[] {
  return importsOf(parse(file))
    .map(({ from }) => from)
    .filter((from) => /^app\/\(hall\)\/filings\/[a-z-]+-page\.tsx$/.test(from));
}

const WHOLE = /\/(page|layout)\.tsx$/;

test('every page of the hall asks for the operator itself', () => {
  // A layout is not rendered again when one goes from page to page: it guards nothing below it.
  const pages = filesMatching(/^app\/\(hall\)\//).filter((file) => WHOLE.test(file));
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((file) => !asksForOperator(file) && !sharedPagesOf(file).some(asksForOperator))).toEqual([]);
});

/** For who must have a second factor first, and can open nothing else. */
const ENROLLING = 'app/admin/second-factor/page.tsx';

test('every page of the back office but its login asks for the staff member itself', () => {
  const pages = filesMatching(/^app\/admin\//).filter(
    (file) => WHOLE.test(file) && file !== 'app/admin/login/page.tsx',
  );
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.filter((file) => !awaited(file).includes('currentStaff'))).toEqual([ENROLLING]);
  expect(awaited(ENROLLING)).toContain('currentStaffToEnrol');
});

test('whatever lies elsewhere is for everybody', () => {
  const known = /^app\/(\(hall\)|\(public\)|admin)\//;
  const pages = filesMatching(/^app\//).filter((file) => WHOLE.test(file) && !known.test(file));
  expect(pages).toEqual(['app/layout.tsx']);
});

test('a page for everybody reads nothing of a unit', () => {
  const reading = filesMatching(/^app\/\(public\)\/.*\.tsx?$/).filter((file) =>
    importsOf(parse(file)).some(({ from, names }) => from === 'lib/operations/read.ts' && names.includes('readAs')),
  );
  expect(reading).toEqual([]);
});

/** Who may ask a route handler. A new one does not pass until it stands here. */
const ROUTES = {
  'app/(hall)/queries/employees/find/route.ts': 'operator',
  'app/api/accounts/find/route.ts': 'operator',
  'app/api/auth/[...nextauth]/route.ts': 'everybody',
  // What it is told is signed by the bank.
  'app/api/bank/callback/route.ts': 'everybody',
  // Tells nobody whether a certificate stands for somebody.
  'app/api/certificate-challenge/route.ts': 'everybody',
  'app/api/collections/[batch]/route.ts': 'staff',
  // In the demo only.
  'app/api/demo-certificates/[name]/route.ts': 'everybody',
  'app/api/documents/[filing]/[id]/route.ts': 'operator',
  'app/api/documents/[filing]/route.ts': 'operator',
  // Offered to everybody.
  'app/api/downloads/[id]/route.ts': 'everybody',
  'app/api/downloads/route.ts': 'staff',
  'app/api/exports/[list]/route.ts': 'operator',
  'app/api/faulty/[kind]/route.ts': 'operator',
  'app/api/find/route.ts': 'operator',
  'app/api/health/live/route.ts': 'everybody',
  'app/api/health/ready/route.ts': 'everybody',
  'app/api/imports/[kind]/route.ts': 'operator',
  'app/api/jobs/[id]/route.ts': 'operator',
  'app/api/loans/import/route.ts': 'staff',
  'app/api/office-templates/[list]/route.ts': 'staff',
  'app/api/papers/[id]/route.ts': 'operator',
  // Who has the link has the right.
  'app/api/password-links/route.ts': 'everybody',
  // Who has forgotten his password cannot sign in; each step has its cookie, its puzzle or its code.
  'app/api/password-reset/begin/route.ts': 'everybody',
  'app/api/password-reset/code/route.ts': 'everybody',
  'app/api/password-reset/finish/route.ts': 'everybody',
  'app/api/password-reset/puzzle/route.ts': 'everybody',
  'app/api/previews/[kind]/route.ts': 'operator',
  'app/api/progress/[key]/route.ts': 'signed in',
  'app/api/receipts/import/route.ts': 'staff',
  'app/api/session/route.ts': 'signed in',
  'app/api/session/unit/route.ts': 'operator',
  // By its own cookie or its session's: what this browser caused, in the demo only.
  'app/api/short-messages/last/route.ts': 'everybody',
  'app/api/templates/[kind]/route.ts': 'operator',
  'app/api/unit-documents/[unit]/route.ts': 'staff',
  'app/api/units/find/route.ts': 'operator',
  'app/api/withdrawals/import/route.ts': 'staff',
} as const satisfies Record<string, 'everybody' | 'signed in' | 'operator' | 'staff'>;

test('every route handler stands in the list', () => {
  expect(filesMatching(/^app\/.*\/route\.tsx?$/)).toEqual(Object.keys(ROUTES));
});

const GUARDED = Object.entries(ROUTES).filter(([, who]) => who !== 'everybody');

test.each(GUARDED)('%s asks who is there: %s', (file, who) => {
  expect(awaited(file)).toContain('currentPrincipal');
  const kinds = collect(parse(file), (node) =>
    ts.isPropertyAccessExpression(node) && /^principal\??\.kind$/.test(node.getText())
      ? node.parent.getText()
      : undefined,
  );
  if (who !== 'signed in') expect(kinds.join()).toContain(`'${who}'`);
});

test('every route handler of a kind of filing asks whether its caller may prepare it, but for the empty template', () => {
  const unasked = filesMatching(/^app\/api\/[a-z-]+\/\[kind\]\/route\.ts$/).filter(
    (file) => collect(parse(file), (node) => (calledName(node) === 'isPermitted' ? true : undefined)).length === 0,
  );
  expect(unasked).toEqual(['app/api/templates/[kind]/route.ts']);
});

test.each(GUARDED)('%s takes what changes something from its own pages only', (file) => {
  const source = parse(file);
  const changes = source.statements.some(
    (statement) => ts.isFunctionDeclaration(statement) && /^(POST|PUT|PATCH|DELETE)$/.test(statement.name?.text ?? ''),
  );
  const checks = collect(source, (node) => (calledName(node) === 'isSameOrigin' ? true : undefined));
  expect(checks.length > 0).toBe(changes);
});

test('no route handler takes in a body of any length', () => {
  const whole = filesMatching(/^app\/.*\/route\.tsx?$/).filter(
    (file) =>
      collect(parse(file), (node) =>
        ts.isCallExpression(node) &&
        /^request\.(formData|json|text|blob|bytes|arrayBuffer)$/.test(node.expression.getText())
          ? true
          : undefined,
      ).length > 0,
  );
  expect(whole).toEqual([]);
});
