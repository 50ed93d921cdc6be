import type { Route } from 'next';
import type { MonthOfStrip } from '@/components/display/month-strip';
import type { Tone } from '@/components/ui/tone';
import { dueDay } from '@/lib/remittances/due-day';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { homeText } from '@/lib/text/home';
import { monthText } from '@/lib/text/interface';
import type { MonthState } from '@/lib/units/month-state';
import { formatMonthProse } from '@/lib/values/month';

type Glance = Awaited<ReturnType<typeof monthAtAGlance>>;

const TONES: Record<MonthState, Tone> = { open: 'neutral', saved: 'info', due: 'waiting' };

/** The months that were posted or deferred and, last, the open one; a posted month leads to its payment and says when it was paid. */
export function monthsOfStrip({ posted, unit, due, sheet, payment }: Glance): MonthOfStrip[] {
  const before = posted.map(({ month, state, amount, paymentId, postedOn }): MonthOfStrip => {
    if (state === 'deferred') return { month, amount, state: monthText.states.deferred, tone: 'warning', late: false };
    // How long after its due day it was booked.
    const late = postedOn ? -dueDay({ payday: unit.payday, openMonth: month }, postedOn).daysLeft : 0;
    return {
      month,
      amount,
      state: monthText.states.closed,
      tone: 'success',
      ...(postedOn && { note: late > 0 ? homeText.paidLate(postedOn, late) : homeText.paidOn(postedOn) }),
      late: late > 0,
      ...(paymentId && { href: `/payments/${paymentId}` as Route }),
    };
  });
  const open: MonthOfStrip = {
    month: unit.openMonth,
    amount: sheet.due,
    state: monthText.states[unit.monthState],
    tone: TONES[unit.monthState],
    ...openNote(unit, due),
    href: (payment ? `/payments/${payment.id}` : '/remittance') as Route,
  };
  return [...before.reverse(), open];
}

/** When the open month is due; of a unit whose payment is deferred, until when that is. */
function openNote(unit: Glance['unit'], due: Glance['due']): Pick<MonthOfStrip, 'note' | 'late'> {
  if (unit.deferredUntil) return { note: homeText.deferredUntil(formatMonthProse(unit.deferredUntil)), late: false };
  const late = due.daysLeft < 0;
  return { note: late ? homeText.lateNow(-due.daysLeft) : homeText.dueOn(due.on), late };
}
