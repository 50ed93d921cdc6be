import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { firstMonthMeant, firstMonthOwed, latestFirstMonth } from '@/lib/contributions/first-month';
import type { Mark } from '@/lib/text/problems';
import { HIRE_TYPE_WORDS, type HireType } from '@/lib/text/terms';
import { monthForDrafts } from '@/lib/units/month-state';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { formatMonthCompact, readMonth, type Month } from '@/lib/values/month';
import { problem, type LineToCheck } from './draft-line';

interface FirstMonth {
  /** 首次汇缴年月; null is the month that the opening is submitted in. */
  forMonth: Month | null;
  /** 职工来源 */
  reason: HireType | null;
  problems: StoredProblem[];
}

/** 职工来源 and 首次汇缴年月 as typed; both may be left out (L-7, Q-12). */
export function readFirstMonth(
  line: { hireType: string; firstMonth: string },
  { hiredOn, unit }: { hiredOn: Day | null; unit: UnitInForce },
): FirstMonth {
  const type = readHireType(line.hireType);
  const problems = type === 'unknown' ? [problem('hire-type-unknown', 'hireType')] : [];
  const reason = type === 'unknown' ? null : type;
  if (trimText(line.firstMonth) !== '') {
    const forMonth = readMonth(line.firstMonth);
    if (forMonth === null) problems.push(problem('month-not-a-month', 'firstMonth'));
    return { forMonth, reason, problems };
  }
  const filedIn = monthForDrafts(unit);
  const meant = firstMonthMeant(filedIn, { hireType: reason, hiredOn });
  // While the month is saved the draft waits for the next one: that is said, because the saved one may open again.
  const isSubmittedNow = meant === filedIn && unit.monthState === 'open';
  return { forMonth: isSubmittedNow ? null : meant, reason, problems };
}

/** 职工来源 by code or word. */
function readHireType(typed: string): HireType | null | 'unknown' {
  const text = trimText(toHalfWidth(typed));
  if (text === '') return null;
  const codes = Object.keys(HIRE_TYPE_WORDS) as HireType[];
  return codes.find((code) => code === text || HIRE_TYPE_WORDS[code] === text) ?? 'unknown';
}

type Line = Pick<LineToCheck, 'forMonth' | 'eventOn' | 'reason'>;

/**
 * What is wrong with a 首次汇缴年月: it lies before the unit's own first month, before the person was hired (L-7), too far ahead, or, of an
 * earlier one than the month filed in, he was paid for it by another account of his (C-4).
 */
export function firstMonthProblems(
  line: Line,
  { unit, isPaidAlready }: { unit: UnitInForce; isPaidAlready: boolean },
): StoredProblem[] {
  const { forMonth } = line;
  if (forMonth === null) return [];
  const at = (code: 'first-month-before-unit' | 'first-month-before-hired' | 'first-month-late', month: Month) => [
    problem(code, 'firstMonth', { month: formatMonthCompact(month) }),
  ];
  if (forMonth < unit.firstMonth) return at('first-month-before-unit', unit.firstMonth);
  const owed = firstMonthOwed({ hireType: line.reason as HireType | null, hiredOn: line.eventOn });
  if (owed !== null && forMonth < owed) return at('first-month-before-hired', owed);
  const latest = latestFirstMonth(monthForDrafts(unit));
  if (forMonth > latest) return at('first-month-late', latest);
  return isPaidAlready ? [problem('first-month-paid', 'firstMonth')] : [];
}

/** What follows from a 首次汇缴年月: months to be made up, or months that are not paid yet. */
export function firstMonthMarks({ forMonth }: Line, unit: UnitInForce): Mark[] {
  const filedIn = monthForDrafts(unit);
  if (forMonth === null || forMonth === filedIn) return [];
  return forMonth < filedIn ? ['back-pay-proposed'] : ['starts-later'];
}

/** Who was paid, at another unit or by a former account at this one, for a month that these lines begin with, earlier than that filed in. */
export async function paidFrom(
  tx: Tx,
  unit: UnitInForce,
  asked: readonly { personId: string | null; forMonth: Month | null }[],
): Promise<Set<string>> {
  const filedIn = monthForDrafts(unit);
  const known = asked.filter((line) => line.personId !== null && line.forMonth !== null && line.forMonth < filedIn);
  if (known.length === 0) return new Set();
  const persons = known.map((line) => line.personId);
  const months = known.map((line) => line.forMonth);
  const rows = await tx.execute<{ id: string }>(
    sql`select persons_paid_from(${pgArray(persons, 'uuid')}, ${pgArray(months, 'text')}) as id`,
  );
  return new Set(rows.map((row) => row.id));
}
