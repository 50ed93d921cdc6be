import { PlainList } from '@/components/ui/plain-list';
import { Status } from '@/components/ui/status';
import type { getHeld } from '@/lib/receipts/list-held';
import { refundText as text } from '@/lib/text/suspense';
import { formatInstant } from '@/lib/values/instant';
import { formatFen } from '@/lib/values/money';

type Refund = NonNullable<Awaited<ReturnType<typeof getHeld>>>['refunds'][number];

const TONES = { proposed: 'waiting', done: 'success', declined: 'neutral' } as const;

/** 退款记录: what was to go back to whom, why, by whom it was proposed, and what became of it. */
export function RefundList({ refunds }: { refunds: Refund[] }) {
  if (refunds.length === 0) return <p className="text-soft">{text.empty}</p>;
  return (
    <PlainList
      items={refunds.map(({ refund, proposer }) => ({
        id: refund.id,
        content: (
          <>
            {text.refunding(formatFen(refund.amount), refund.payeeName, refund.payeeAccount)}
            <br />
            {text.because(refund.reason)}
            <br />
            <span className="text-soft">{text.proposedBy(proposer ?? '', formatInstant(refund.proposedAt))}</span>
          </>
        ),
        state: <Status tone={TONES[refund.state]}>{text.states[refund.state]}</Status>,
      }))}
    />
  );
}
