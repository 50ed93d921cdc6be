import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { revokeUnsealings, unsealAccounts } from '@/lib/accounts/unseal-accounts';
import { baseOutsideLimits } from '@/lib/contributions/base-limits';
import { COLUMN_SYNONYMS, COLUMN_WORDS } from '@/lib/text/columns';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { monthForDrafts } from '@/lib/units/month-state';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { trimText } from '@/lib/values/digits';
import { fenToText } from '@/lib/values/money';
import { formatMonthCompact, readMonth, type Month } from '@/lib/values/month';
import { normalElsewhere } from './accounts-elsewhere';
import { accountStandings, type AccountStanding } from './account-standings';
import { AMOUNT_COLUMNS } from './amount-columns';
import { applyToAll, namesWhere } from './application';
import { problem, type Finding, type LineToCheck } from './draft-line';
import { duplicatePersons } from './duplicate-lines';
import { paidFrom } from './first-month';
import { IN_OPEN_MONTH, type FilingDesk, type FilingKindDefinition } from './filing-kind';
import { ACCOUNT_COLUMNS, readOwnLines, SAME_ACCOUNT } from './own-accounts';
import { readAmounts } from './read-amounts';
import { unsealInput, type UnsealLine } from './unseal.input';

/**
 * 启封: a sealed account pays again, on a base that is confirmed anew and never zero (C-7, C-8, Q-25). Refuses whoever is 正常 elsewhere
 * was sealed this month, or is recorded as dead. It may count from an earlier month after the person's own 缴至年月;
 * months that the unit has paid meanwhile are then proposed as back payments (Q-27, B-4). A base outside the limits goes to
 * the centre.
 */
export const unseal: FilingKindDefinition = {
  kind: 'unseal',
  ...IN_OPEN_MONTH,
  input: unsealInput,
  columns: [
    ...ACCOUNT_COLUMNS,
    ...AMOUNT_COLUMNS,
    {
      key: 'forMonth',
      kind: 'text',
      title: COLUMN_WORDS.unsealMonth,
      synonyms: COLUMN_SYNONYMS.unsealMonth,
      isMonth: true,
      required: false,
    },
    { key: 'note', kind: 'text', title: COLUMN_WORDS.note, synonyms: COLUMN_SYNONYMS.note, required: false },
  ],

  read: (tx, { unit }, lines) =>
    readOwnLines(tx, { unit, lines: lines as readonly UnsealLine[] }, (line) => readReturn(line, unit)),

  retype(line) {
    return {
      accountNumber: '',
      idNumber: '',
      name: line.name ?? '',
      base: line.base === null ? '' : fenToText(line.base),
      monthly: '',
      forMonth: line.forMonth === null ? '' : formatMonthCompact(line.forMonth),
      note: line.note ?? '',
    };
  },

  check: checkUnsealings,

  apply: (tx, application) => applyToAll(tx, application, unsealAccounts),

  irrevocable: (tx, application) => namesWhere(tx, application, sql`a.status <> 'normal'`),

  revert: (tx, application) => applyToAll(tx, application, revokeUnsealings),
};

/** On which base, and from which month, somebody pays again. */
function readReturn(line: UnsealLine, unit: UnitInForce) {
  const { problems: ofAmounts, ...amounts } = readAmounts(line, unit);
  const isTyped = trimText(line.forMonth) !== '';
  const month = isTyped ? readMonth(line.forMonth) : monthMeant(unit);
  const problems: StoredProblem[] = [...ofAmounts];
  if (isTyped && month === null) problems.push(problem('month-not-a-month', 'forMonth'));
  return { values: { ...amounts, forMonth: month, note: trimText(line.note) || null }, problems };
}

/** Where no month is typed: the open one. While it is being paid, the one that the draft will be submitted in, whichever that is. */
function monthMeant({ monthState, openMonth }: UnitInForce): Month | null {
  return monthState === 'open' ? openMonth : null;
}

async function checkUnsealings(tx: Tx, { unit }: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]> {
  const standings = await accountStandings(tx, unit, lines);
  const duplicates = await duplicatePersons(tx, unit.id, { kind: 'unseal', lines, words: SAME_ACCOUNT });
  const elsewhere = await normalElsewhere(
    tx,
    lines.map((line) => line.personId),
  );
  const paid = await paidFrom(tx, unit, lines);
  // What is saved while the open month is being paid is for the next one (rulebook 6).
  const latest = monthForDrafts(unit);
  return lines.map((line, place) => {
    const standing = line.accountId ? standings.get(line.accountId) : undefined;
    const problems = [...(duplicates[place] ?? [])];
    if (standing) problems.push(...standingProblems(standing));
    if (line.personId && elsewhere.has(line.personId))
      problems.push(problem('unseal-normal-elsewhere', 'accountNumber'));
    if (standing && line.forMonth) {
      const isPaidElsewhere = line.personId !== null && paid.has(line.personId);
      problems.push(...monthProblems(line.forMonth, { standing, unit, isPaidElsewhere }));
    }
    return {
      problems,
      reviewReasons: line.base === null ? [] : baseOutsideLimits(line.base, unit.parameters),
      marks: line.forMonth && line.forMonth < latest ? ['back-pay-proposed'] : [],
      personId: line.personId,
    };
  });
}

function standingProblems(standing: AccountStanding): StoredProblem[] {
  const status = ACCOUNT_STATUS_WORDS[standing.status];
  if (standing.status !== 'sealed') return [problem('account-not-sealed', 'accountNumber', { status })];
  if (standing.sealReason === '07') return [problem('sealed-for-death', 'accountNumber')];
  return standing.filedNow.includes('seal') ? [problem('sealed-this-month', 'accountNumber')] : [];
}

/** C-7, Q-27: after the person's own 缴至年月, here and elsewhere, not before he or the unit began, and not after the month that it is filed in. */
function monthProblems(
  forMonth: Month,
  { standing, unit, isPaidElsewhere }: { standing: AccountStanding; unit: UnitInForce; isPaidElsewhere: boolean },
): StoredProblem[] {
  const { remittedMonth } = standing;
  const latest = monthForDrafts(unit);
  if (forMonth > latest) return [problem('unseal-month-late', 'forMonth', { month: formatMonthCompact(latest) })];
  if (remittedMonth !== null && forMonth <= remittedMonth)
    return [problem('unseal-month-paid', 'forMonth', { month: formatMonthCompact(remittedMonth) })];
  const first = firstMonthOf(standing, latest);
  if (forMonth < first) return [problem('unseal-month-early', 'forMonth', { month: formatMonthCompact(first) })];
  return isPaidElsewhere ? [problem('unseal-month-paid-elsewhere', 'forMonth')] : [];
}

/** The first month that anything can be owed for; whoever was to start later than he comes back may come back. */
function firstMonthOf({ firstMonth }: AccountStanding, latest: Month): Month {
  return firstMonth < latest ? firstMonth : latest;
}
