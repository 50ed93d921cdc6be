import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { makeStaff, setParameters } from '../support/hall';
import { NAMED_CHANGES } from '../support/rulings/named-changes';
import { NAMED_INPUTS } from '../support/rulings/named-inputs';
import { NAMED_MONTHS } from '../support/rulings/named-months';
import { NAMED_PAYMENTS } from '../support/rulings/named-payments';
import type { Hall } from '../support/rulings/ruling';
import { SHOWN } from '../support/rulings/shown';

const { owner } = useDatabase();
let hall: Hall;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  hall = { owner, funds: await makeStaff(owner, ['funds']), reviewer: await makeStaff(owner, ['reviewer']) };
});

/** The decisions of 5.3 to 5.10 that refuse nothing: they say what is possible, what it does, or how it is shown. */
const SAYING_NO_TO_NOTHING = [
  ...['Q-38', 'Q-42', 'Q-50', 'Q-52', 'Q-59', 'Q-60', 'Q-61', 'Q-62', 'Q-63'],
  ...['Q-75', 'Q-79', 'Q-86', 'Q-87', 'Q-89', 'Q-97', 'Q-100'],
];

describe.each(SHOWN)('$rule $kind: $situation', ({ answer, says }) => {
  test(`says ${says}`, async () => {
    expect(await answer(hall)).toContain(says);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

const NAMED = [...NAMED_CHANGES, ...NAMED_MONTHS, ...NAMED_PAYMENTS, ...NAMED_INPUTS];
const read = new Map<string, ReadonlySet<string>>();

/** Everything that a test file writes as a string: titles, cases, codes. */
function stringsIn(file: string): ReadonlySet<string> {
  const known = read.get(file);
  if (known) return known;
  const source = ts.createSourceFile(
    file,
    readFileSync(new URL(`./${file}.test.ts`, import.meta.url), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const strings = new Set<string>();
  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node)) strings.add(node.text);
    ts.forEachChild(node, visit);
  }
  visit(source);
  read.set(file, strings);
  return strings;
}

test('what is said to be shown elsewhere is there, with its code', () => {
  const missing = NAMED.flatMap(({ rule, file, test: title, says }) => {
    const strings = stringsIn(file);
    const expected = [...strings].some((text) => text.split(/[^\w-]+/).includes(says));
    return strings.has(title) && expected ? [] : [`${rule} in ${file}: ${title}: ${says}`];
  });
  expect(missing).toEqual([]);
});

test('every decision of the book from seals to imports is in the table, or refuses nothing', () => {
  const decisions = Array.from({ length: 80 }, (_, place) => `Q-${String(21 + place)}`);
  const shown = new Set<string>([...SHOWN, ...NAMED].map(({ rule }) => rule));
  expect(decisions.filter((rule) => !shown.has(rule) && !SAYING_NO_TO_NOTHING.includes(rule))).toEqual([]);
  expect(SAYING_NO_TO_NOTHING.filter((rule) => shown.has(rule))).toEqual([]);
});
