'use client';

import { Status } from '@/components/ui/status';
import { firstMonthMeant } from '@/lib/contributions/first-month';
import type { OpenLine } from '@/lib/filings/open.input';
import { openText as text } from '@/lib/text/change-roster';
import { HIRE_TYPE_WORDS } from '@/lib/text/terms';
import { readDay } from '@/lib/values/day';
import { formatMonthCompact, month, previousMonth, readMonth } from '@/lib/values/month';

/** What follows from 首次汇缴年月: which month is taken where none is typed, what has to be made up, from when he stands on the roster. */
export function FirstMonthHint({ line, filedIn }: { line: OpenLine; filedIn: string }) {
  const now = month(filedIn);
  const hireType = line.hireType === HIRE_TYPE_WORDS.new ? 'new' : null;
  const typed = readMonth(line.firstMonth);
  const first = typed ?? firstMonthMeant(now, { hireType, hiredOn: readDay(line.hiredOn) });
  if (first < now) {
    return (
      <Status tone="info">{text.backPay(formatMonthCompact(first), formatMonthCompact(previousMonth(now)))}</Status>
    );
  }
  if (first > now) return <Status tone="info">{text.startsLater(formatMonthCompact(first))}</Status>;
  return typed === null ? text.firstMonthMeant(formatMonthCompact(first)) : null;
}
