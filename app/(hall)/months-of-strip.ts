import type { Route } from 'next';
import type { MonthOfStrip } from '@/components/display/month-strip';
import type { Tone } from '@/components/ui/tone';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { monthText } from '@/lib/text/interface';
import type { MonthState } from '@/lib/units/month-state';

type Glance = Awaited<ReturnType<typeof monthAtAGlance>>;

const TONES: Record<MonthState, Tone> = { open: 'neutral', saved: 'info', due: 'waiting', arrived: 'info' };

/** The months that were posted and, last, the open one; a posted month leads to its payment. */
export function monthsOfStrip({ posted, unit, sheet, payment }: Glance): MonthOfStrip[] {
  const before = posted.map(({ month, amount, paymentId }): MonthOfStrip => ({
    month,
    amount,
    state: monthText.states.closed,
    tone: 'success',
    ...(paymentId && { href: `/payments/${paymentId}` as Route }),
  }));
  const open: MonthOfStrip = {
    month: unit.openMonth,
    amount: sheet.due,
    state: monthText.states[unit.monthState],
    tone: TONES[unit.monthState],
    href: (payment ? `/payments/${payment.id}` : '/remittance') as Route,
  };
  return [...before.reverse(), open];
}
