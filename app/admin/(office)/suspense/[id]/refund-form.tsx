'use client';

import { useRouter } from 'next/navigation';
import { proposeSuspenseRefund } from '../../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { refundText as text } from '@/lib/text/suspense';

interface RefundFormProps {
  receiptId: string;
  /** The payer, to whom it goes back unless something else is typed. */
  payee: { name: string; account: string };
  about: string;
}

/** 提出退款: to which account, and why; the amount is what lies there. */
export function RefundForm({ receiptId, payee, about }: RefundFormProps) {
  const router = useRouter();
  const { field, ...refund } = useDoorForm({
    name: `refund:${receiptId}`,
    door: proposeSuspenseRefund,
    first: { payeeName: payee.name, payeeAccount: payee.account, refundReason: '' },
    toInput: ({ refundReason, ...typed }) => ({ receiptId, ...typed, reason: refundReason }),
    onDone: () => router.push('/admin/suspense?did=refund-proposed'),
  });
  const problems = refund.problems.map((problem) =>
    problem.field === 'reason' ? { ...problem, field: 'refundReason' } : problem,
  );
  const reasonError = problems.find((problem) => problem.field === 'refundReason')?.message;
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void refund.submit(event)}>
      <ErrorSummary problems={problems} attempt={refund.attempt} />
      <FormSection title={text.propose} columns={1}>
        <p>{about}</p>
        <TextField {...field('payeeName')} label={text.payeeName} required maxLength={200} />
        <TextField {...field('payeeAccount')} label={text.payeeAccount} hint={text.payeeHint} required maxLength={60} />
        <TextAreaField
          {...field('refundReason')}
          error={reasonError}
          label={text.reason}
          hint={text.reasonHint}
          required
          maxLength={500}
        />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="secondary" pending={refund.pending}>
          {text.propose}
        </Button>
      </FormActions>
    </form>
  );
}
