import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, type StoredProblem } from '@/db/schema/filings';
import { changeRatios, restoreRatios } from '@/lib/accounts/change-ratios';
import { asCentre } from '@/lib/operations/as-centre';
import { COLUMN_WORDS } from '@/lib/text/columns';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { trimText } from '@/lib/values/digits';
import { formatMonthProse, fundYearOf } from '@/lib/values/month';
import { basisPoints, formatPercent, readPercent, type BasisPoints } from '@/lib/values/ratio';
import { documentedFilings } from './documented-filings';
import { lineRead, NO_VALUES, problem, type Finding, type LineToCheck, type ReadLine } from './draft-line';
import { IN_OPEN_MONTH, type Application, type FilingDesk, type FilingKindDefinition } from './filing-kind';
import { ratioInput, type RatioLine } from './ratio.input';

/**
 * 比例调整: another ratio for the whole unit, whole percents from 5 to 12, once per fund year (RL-20, RL-21, Q-38 to Q-46). Raising is done at
 * once and gives everybody the new amount; lowering needs documents and two reviewers. A unit has one application at a time.
 */
export const ratio: FilingKindDefinition = {
  kind: 'ratio',
  ...IN_OPEN_MONTH,
  input: ratioInput,
  columns: [
    { key: 'unitRatio', kind: 'text', title: COLUMN_WORDS.unitRatio, synonyms: [], required: true },
    { key: 'ownRatio', kind: 'text', title: COLUMN_WORDS.ownRatio, synonyms: [], required: true },
    { key: 'note', kind: 'text', title: COLUMN_WORDS.note, synonyms: [], required: false },
  ],

  read: (_tx, { unit }, lines) => Promise.resolve(lines.map((line) => readLine(line as RatioLine, unit))),

  retype(line) {
    const words = (value: number | null) => (value === null ? '' : formatPercent(basisPoints(value)));
    return { unitRatio: words(line.unitRatio), ownRatio: words(line.ownRatio), note: line.note ?? '' };
  },

  check: checkRatios,

  apply: changeRatios,

  irrevocable: returnedByThemselves,

  async revert(tx, application) {
    await restoreRatios(tx, application);
    const { unit, which } = application;
    // What the centre agreed to in hardship ends with it.
    await asCentre(tx, () =>
      tx.execute(sql`
        update units set low_ratio_until = null where id = ${unit.id}
          and exists (select from filings f where f.unit_id = ${unit.id} and ${which} and 'ratio-relief' = any(f.review_reasons))`),
    );
  },
};

function readLine(line: RatioLine, unit: UnitInForce): ReadLine {
  const own = readRatio(line.ownRatio, { field: 'ownRatio', unit });
  const units = readRatio(line.unitRatio, { field: 'unitRatio', unit });
  const values = {
    ...NO_VALUES,
    unitRatio: units.ratio,
    ownRatio: own.ratio,
    note: trimText(line.note) || null,
  };
  return lineRead(values, [...units.problems, ...own.problems]);
}

function readRatio(
  typed: string,
  { field, unit }: { field: 'unitRatio' | 'ownRatio'; unit: UnitInForce },
): { ratio: BasisPoints | null; problems: StoredProblem[] } {
  const { minimumRatio, maximumRatio } = unit.parameters;
  const reading = readPercent(typed);
  const limits = { lowest: formatPercent(minimumRatio), highest: formatPercent(maximumRatio) };
  if (!reading.ok) return { ratio: null, problems: [problem('ratio-not-whole-percent', field, limits)] };
  if (reading.ratio < minimumRatio || reading.ratio > maximumRatio) {
    return { ratio: reading.ratio, problems: [problem('ratio-outside-limits', field, limits)] };
  }
  return { ratio: reading.ratio, problems: [] };
}

/** Whether a change lowers either ratio; then it needs documents and the centre's two reviewers. */
export function lowersRatio(
  to: { unitRatio: number | null; ownRatio: number | null },
  from: { unitRatio: number; ownRatio: number },
): boolean {
  return (to.unitRatio ?? from.unitRatio) < from.unitRatio || (to.ownRatio ?? from.ownRatio) < from.ownRatio;
}

async function checkRatios(tx: Tx, { unit }: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const [first] = lines;
  if (!first) return [];
  const changedThisYear = await hasChangedThisYear(tx, unit);
  const waiting = await otherWaits(tx, unit.id, first.id);
  const documented = await documentedFilings(tx, unit.id, lines);
  return lines.map((line, place) => {
    const problems: StoredProblem[] = [];
    const lowers = lowersRatio(line, unit);
    if (line.unitRatio === unit.unitRatio && line.ownRatio === unit.ownRatio) {
      problems.push(problem('ratio-unchanged', 'unitRatio'));
    }
    if (unit.lowRatioUntil !== null) {
      problems.push(problem('ratio-relief-in-force', 'unitRatio', { until: formatMonthProse(unit.lowRatioUntil) }));
    }
    if (changedThisYear) problems.push(problem('ratio-changed-this-year', 'unitRatio'));
    if (waiting || place > 0) problems.push(problem('ratio-waits-already', 'unitRatio'));
    return {
      problems,
      reviewReasons: lowers ? ['ratio-lowered'] : [],
      missing: lowers && !documented.has(line.id) ? [problem('documents-missing', 'documents')] : [],
      marks: [],
      personId: null,
    };
  });
}

/** once per fund year, by what took effect. */
async function hasChangedThisYear(tx: Tx, unit: UnitInForce): Promise<boolean> {
  const year = fundYearOf(unit.openMonth);
  const found = await tx
    .select({ id: filings.id })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unit.id),
        eq(filings.kind, 'ratio'),
        eq(filings.state, 'effective'),
        sql`${filings.month} between ${year.from} and ${year.to}`,
        // What the centre agreed to in hardship, and its end, are not the unit's one change.
        sql`not ${filings.reviewReasons} && array['ratio-relief', 'ratio-returned']`,
      ),
    )
    .limit(1);
  return found.length > 0;
}

async function otherWaits(tx: Tx, unitId: string, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: filings.id })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        eq(filings.kind, 'ratio'),
        inArray(filings.state, ['draft', 'in-review']),
        sql`${filings.id} <> ${id}`,
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Ratios that returned by themselves stay: what they returned from has ended. */
async function returnedByThemselves(tx: Tx, { unit, which }: Application): Promise<string[]> {
  const found = await tx.execute(
    sql`select from filings f where f.unit_id = ${unit.id} and ${which} and 'ratio-returned' = any(f.review_reasons) limit 1`,
  );
  return found.length > 0 ? [unit.name] : [];
}
