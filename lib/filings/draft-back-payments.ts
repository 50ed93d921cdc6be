import type { BACK_PAY_TYPES } from '@/db/schema/filings';
import type { RunningForUnit } from '@/lib/operations/operation';
import { BACK_PAY_TYPE_WORDS, type BACK_PAY_REASONS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { fen, fenToText } from '@/lib/values/money';
import { newIds } from '@/lib/values/ids';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import type { BackPayLine } from './back-pay.input';
import { readLines } from './read-lines';
import { storeLines } from './store-lines';

/** As many lines as a grid may bring; what is left follows when it is asked for again. */
export const MOST_DRAFTED = 20_000;

/** A person and a month to be made up; by the base that is in force for the type, unless one is named, in fen. */
interface ToMakeUp {
  accountNumber: string;
  name: string;
  month: Month;
  base?: bigint;
}

interface MadeUp {
  type: (typeof BACK_PAY_TYPES)[number];
  reason: keyof typeof BACK_PAY_REASONS;
}

/**
 * Drafts back payments for all of them, as if they had been typed: with the amounts, and the faults, that each would have (B-3, B-4). The unit edits,
 * deletes or submits them. Gives their ids.
 */
export async function draftBackPayments(
  { tx, principal, clock, report, note }: RunningForUnit,
  unit: UnitInForce,
  { type, reason, owed }: MadeUp & { owed: readonly ToMakeUp[] },
): Promise<string[]> {
  report({ stage: 'checking', total: owed.length });
  const ids = newIds(clock.milliseconds(), owed.length);
  const lines = owed.map(({ month, accountNumber, name, base }, place) => {
    const typed: BackPayLine = {
      accountNumber,
      name,
      idNumber: '',
      forMonth: formatMonthCompact(month),
      base: base === undefined ? '' : fenToText(fen(base)),
      unitShare: '',
      ownShare: '',
      backPayType: BACK_PAY_TYPE_WORDS[type],
      reason,
      note: '',
    };
    return { id: ids[place] ?? '', row: null, cellProblems: [], typed };
  });
  const read = await readLines(tx, { unit, today: clock.today() }, { kind: 'back-pay', lines });
  const origin = { unitId: unit.id, kind: 'back-pay', source: 'list', importId: null, by: principal.id } as const;
  await storeLines(tx, read, { ...origin, at: clock.now() });
  note({ month: unit.openMonth, people: owed.length });
  return ids;
}
