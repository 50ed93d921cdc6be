'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { payBackAlone } from './action';
import type { AllUnpaid } from './unpaid-list';
import { methodOptions, type PaymentMethod, type PaymentWays } from '../payments/method-options';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { RadioGroup } from '@/components/form/radio-group';
import { formatCount } from '@/components/table/format-count';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { payBackText as text } from '@/lib/text/back-payment';
import { fenFromText, formatFen, sumFen } from '@/lib/values/money';

/** The 暂存款 as yuan in text, because a bigint does not travel to a client leaf. */
export type WaysAsText = Omit<PaymentWays, 'suspense'> & { suspense: string };

interface PayAloneProps {
  amounts: Record<string, string>;
  all: AllUnpaid;
  ways: WaysAsText;
}

/** [单独缴款] of the selected lines: asks how, registers the payment, and goes to it. */
export function PayAlone({ amounts, all, ways }: PayAloneProps) {
  const { selection, count, clear } = useSelection();
  const [asking, setAsking] = useState(false);
  const [method, setMethod] = useState<PaymentMethod>('transfer');
  const router = useRouter();
  const door = useDoor(payBackAlone);
  const ids = selection.reach === 'rows' ? selection.ids : all.ids;
  const amount =
    selection.reach === 'rows' ? sumFen(ids.map((id) => fenFromText(amounts[id] ?? '0.00'))) : fenFromText(all.amount);

  async function pay() {
    const answer = await door.send({ ids, method });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : router.refresh();
    clear();
    router.push(`/payments/${answer.result.paymentId}` as Route);
  }

  return (
    <>
      <Button
        variant="primary"
        disabled={count === 0}
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {count === 0 ? text.payAlone : text.payCount(formatCount(count))}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          width="medium"
          title={text.payAlone}
          confirmLabel={text.confirm}
          pending={door.pending}
          onConfirm={() => void pay()}
          onCancel={() => setAsking(false)}
        >
          <p className="mb-3">
            {text.about(formatCount(count), formatFen(amount))}
            {selection.reach !== 'rows' && all.cut && text.onlyFirst(formatCount(ids.length))}
          </p>
          <RadioGroup
            name="method"
            label={text.method}
            required
            defaultValue={method}
            onChange={(event) => setMethod(event.currentTarget.value as PaymentMethod)}
            options={methodOptions(amount, { ...ways, suspense: fenFromText(ways.suspense) })}
          />
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
