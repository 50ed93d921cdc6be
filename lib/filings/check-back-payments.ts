import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { sharesOf } from '@/lib/contributions/amounts';
import { paidElsewhere } from '@/lib/ledger/paid-elsewhere';
import type { ReviewReason } from '@/lib/text/problems';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { addFen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import { basisPoints } from '@/lib/values/ratio';
import { backPayOutsideLimits } from './back-pay-limits';
import { documentedFilings } from './documented-filings';
import { problem, type Finding, type LineToCheck } from './draft-line';
import type { FilingDesk } from './filing-kind';
import { paidAlready, type Paid, type PaidAlready } from './paid-already';

/** Months of one person that may be made up without evidence. */
const MONTHS_WITHOUT_EVIDENCE = 3;

/** What stands in the way of back payments, of all of them at once (B-1, B-5, Q-77), and what they go to the centre for. */
export async function checkBackPayments(
  tx: Tx,
  { unit }: FilingDesk,
  lines: readonly LineToCheck[],
): Promise<Finding[]> {
  const { closed, paid, hasMonth, hired, others } = await paidAlready(tx, unit, lines);
  const elsewhere = await paidElsewhere(tx, unit.id, lines.flatMap(wholeMonth));
  const months = monthsOfPeople([...lines, ...others]);
  const outside = await backPayOutsideLimits(tx, unit, lines);
  const reviewed = lines.map((line, place) => [
    ...reasons(line, months.get(line.personId ?? '')?.size ?? 0),
    ...(outside[place] ?? []),
  ]);
  const documented = await documentedFilings(
    tx,
    unit.id,
    lines.filter((_, place) => (reviewed[place]?.length ?? 0) > 0),
  );
  const taken = rowsOf(lines);
  const waiting = new Set(others.filter((other) => other.waits).map(keyOf));
  return lines.map((line, place) => {
    const problems = statusProblems(closed(line));
    const isElsewhere = elsewhere({ personId: line.personId, month: line.forMonth });
    const standing = { paid: paid(line), hasMonth: hasMonth(line), isElsewhere, hired: hired(line) };
    problems.push(...monthProblems(line, unit, standing));
    const rows = (taken.get(keyOf(line)) ?? []).filter((row) => row !== (line.row ?? place));
    if (line.accountId && rows.length > 0) problems.push(twice(line, rows));
    else if (line.accountId && waiting.has(keyOf(line))) problems.push(problem('back-pay-in-drafts', 'forMonth'));
    const reviewReasons = reviewed[place] ?? [];
    return {
      problems,
      missing: reviewReasons.length > 0 && !documented.has(line.id) ? [problem('documents-missing', 'documents')] : [],
      reviewReasons,
      marks: [],
      personId: line.personId,
    };
  });
}

function statusProblems(closed: ReturnType<PaidAlready['closed']>): StoredProblem[] {
  if (closed === undefined) return [];
  return [problem('back-pay-account-closed', 'accountNumber', { status: ACCOUNT_STATUS_WORDS[closed] })];
}

function reasons(line: LineToCheck, months: number): ReviewReason[] {
  const found: ReviewReason[] = [];
  if (line.backPayType === 'free') found.push('back-pay-free');
  if (months > MONTHS_WITHOUT_EVIDENCE) found.push('back-pay-many-months');
  return found;
}

/** What has been paid for a person and month by now, here and elsewhere, and the month he was hired in. */
interface MonthStanding {
  paid: Paid;
  hasMonth: boolean;
  isElsewhere: boolean;
  hired: Month | undefined;
}

function monthProblems(
  line: LineToCheck,
  unit: UnitInForce,
  { paid, hasMonth, isElsewhere, hired }: MonthStanding,
): StoredProblem[] {
  const { forMonth, backPayType } = line;
  if (forMonth === null || backPayType === null) return [];
  if (unit.remittedMonth === null || forMonth > unit.remittedMonth) {
    return [problem('back-pay-month-not-remitted', 'forMonth', { month: formatMonthCompact(unit.openMonth) })];
  }
  if (forMonth < unit.firstMonth) {
    return [problem('back-pay-month-before-unit', 'forMonth', { month: formatMonthCompact(unit.firstMonth) })];
  }
  if (hired !== undefined && forMonth < hired) {
    return [problem('back-pay-month-before-hired', 'forMonth', { month: formatMonthCompact(hired) })];
  }
  if (backPayType === 'difference') {
    if (!paid.whole) return [problem('back-pay-nothing-paid', 'backPayType')];
    if (!paid.wholePaid) return [problem('back-pay-whole-unpaid', 'backPayType')];
    return isStillMissing(line, unit, paid) ? [] : [problem('back-pay-difference-changed', 'base')];
  }
  if (backPayType === 'free') return [];
  if (hasMonth) return [problem('back-pay-paid-already', 'forMonth')];
  return isElsewhere ? [problem('back-pay-paid-elsewhere', 'forMonth')] : [];
}

/** Whom a line is to be made up a whole month for; of one that is not known yet, or of another type, nobody. */
function wholeMonth({ personId, forMonth, backPayType }: LineToCheck) {
  const isWhole = backPayType === 'full' || backPayType === 'deferral';
  return isWhole && personId !== null && forMonth !== null ? [{ personId, month: forMonth }] : [];
}

/** Whether a difference is what its base makes of the month less what has been paid for it by now. */
function isStillMissing(
  { base, unitShare, ownShare, unitRatio, ownRatio }: LineToCheck,
  unit: UnitInForce,
  paid: Paid,
): boolean {
  if (base === null || unitShare === null || ownShare === null || unitRatio === null || ownRatio === null) return true;
  const ratios = { unitRatio: basisPoints(unitRatio), ownRatio: basisPoints(ownRatio) };
  const whole = sharesOf({ ...ratios, base, unit: unit.parameters.roundingUnit });
  return addFen(paid.unitShare, unitShare) === whole.unitShare && addFen(paid.ownShare, ownShare) === whole.ownShare;
}

/** One person, one month, one type (B-5); a deferral made up is the whole month too. */
function keyOf({
  personId,
  forMonth,
  backPayType,
}: Pick<LineToCheck, 'personId' | 'forMonth' | 'backPayType'>): string {
  return `${personId ?? ''} ${forMonth ?? ''} ${(backPayType === 'deferral' ? 'full' : backPayType) ?? ''}`;
}

function twice(line: LineToCheck, rows: readonly number[]): StoredProblem {
  return line.row === null
    ? problem('back-pay-in-drafts', 'forMonth')
    : problem('back-pay-in-file', 'forMonth', { rows: rows.join('、') });
}

function rowsOf(lines: readonly LineToCheck[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  lines.forEach((line, place) => {
    const rows = found.get(keyOf(line));
    if (rows) rows.push(line.row ?? place);
    else found.set(keyOf(line), [line.row ?? place]);
  });
  return found;
}

function monthsOfPeople(lines: readonly Pick<LineToCheck, 'personId' | 'forMonth'>[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { personId, forMonth } of lines) {
    if (personId === null || forMonth === null) continue;
    const months = found.get(personId);
    if (months) months.add(forMonth);
    else found.set(personId, new Set([forMonth]));
  }
  return found;
}
