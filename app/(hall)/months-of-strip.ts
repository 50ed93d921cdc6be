import type { Route } from 'next';
import type { MonthOfStrip } from '@/components/display/month-strip';
import type { Tone } from '@/components/ui/tone';
import { dueDay } from '@/lib/remittances/due-day';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { homeText } from '@/lib/text/home';
import { monthText } from '@/lib/text/interface';
import type { MonthState } from '@/lib/units/month-state';

type Glance = Awaited<ReturnType<typeof monthAtAGlance>>;

const TONES: Record<MonthState, Tone> = { open: 'neutral', saved: 'info', due: 'waiting', arrived: 'info' };

/** The months that were posted and, last, the open one; a posted month leads to its payment and says when it was paid. */
export function monthsOfStrip({ posted, unit, due, sheet, payment }: Glance): MonthOfStrip[] {
  const before = posted.map(({ month, amount, paymentId, postedOn }): MonthOfStrip => {
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
    note: due.daysLeft < 0 ? homeText.lateNow(-due.daysLeft) : homeText.dueOn(due.on),
    late: due.daysLeft < 0,
    href: (payment ? `/payments/${payment.id}` : '/remittance') as Route,
  };
  return [...before.reverse(), open];
}
