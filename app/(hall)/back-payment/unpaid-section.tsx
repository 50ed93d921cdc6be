import type { Route } from 'next';
import { currentHall } from '../current-hall';
import { paymentWays } from '../payments/payment-ways';
import { UnpaidList } from './unpaid-list';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { listUnpaidBackPayments, openBackPayment } from '@/lib/remittances/list-unpaid-back-payments';
import { payBackText as text } from '@/lib/text/back-payment';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { BACK_PAY_TYPE_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { fenToText, formatFen, ZERO } from '@/lib/values/money';
import { formatMonthCompact, formatMonthProse } from '@/lib/values/month';

/** As many are listed; the others can be paid with them all the same. */
const SHOWN = 50;

/** As many can be paid by themselves at once; more go with the month, or the next time. */
const TOGETHER = 5000;

/** Effective back payments that nothing pays yet, with 单独缴款 (B-6, Q-80); nothing where there are none. */
export async function UnpaidSection() {
  const { operator, unit } = await currentHall();
  const { unpaid, open, ways } = await readAs(operator, async (tx) => ({
    unpaid: await listUnpaidBackPayments(tx, operator.unitId, { shown: SHOWN, together: TOGETHER }),
    open: await openBackPayment(tx, operator.unitId),
    ways: await paymentWays(tx, operator.unitId),
  }));
  if (unpaid.total === 0) return null;
  const { rows, total, amount, together } = unpaid;
  const permitted = isPermitted('payment.register-back-pay', operator);
  const allowed = monthAllows('submit-filings', unit.monthState);
  return (
    <Section title={text.title} note={total > rows.length ? text.part(String(SHOWN), formatCount(total)) : undefined}>
      <p className="mb-2 text-soft">{text.note}</p>
      {open && (
        <Note tone="info" action={<LinkButton href={`/payments/${open.id}` as Route}>{text.seePayment}</LinkButton>}>
          {text.pending(formatFen(open.amount))}
        </Note>
      )}
      {permitted && !open && !allowed && (
        <Note tone="info" action={<LinkButton href="/remittance">{text.toRemittance}</LinkButton>}>
          {text.monthClosed(formatMonthProse(unit.openMonth), MONTH_STATE_WORDS[unit.monthState])}
        </Note>
      )}
      <UnpaidList
        rows={rows.map((row) => ({
          id: row.id,
          label: row.name ?? '',
          cells: {
            accountNumber: row.accountNumber ?? '',
            name: row.name ?? '',
            forMonth: row.forMonth === null ? '' : formatMonthCompact(row.forMonth),
            type: row.backPayType === null ? '' : BACK_PAY_TYPE_WORDS[row.backPayType],
            amount: formatFen(row.amount ?? ZERO),
          },
        }))}
        amounts={Object.fromEntries(rows.map((row) => [row.id, fenToText(row.amount ?? ZERO)]))}
        all={{ ids: together.ids, amount: fenToText(together.amount), cut: total > together.ids.length }}
        total={formatFen(amount)}
        ways={{ ...ways, suspense: fenToText(ways.suspense) }}
        mayPay={permitted && !open && allowed}
      />
    </Section>
  );
}
