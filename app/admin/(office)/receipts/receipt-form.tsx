'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { recordReceipt } from '../../action';
import { useDoorForm } from '@/app/use-door-form';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { fieldId } from '@/components/form/field';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { MoneyField } from '@/components/form/money-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { receiptInput } from '@/lib/receipts/enter-receipt.input';
import type { ReceiptFinding } from '@/lib/receipts/receipt-finding';
import { receiptText as text } from '@/lib/text/office';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';

const REFUSED_FIELDS = { 'receipt-known': 'bankSerial', 'receipt-amount': 'amount', 'receipt-day': 'arrivedOn' };

interface Entered {
  sentence: string;
  finding: ReceiptFinding;
}

/** 登记到账: one receipt as the bank reported it; says at once what it did, and is ready for the next. */
export function ReceiptForm({ today }: { today: string }) {
  const [entered, setEntered] = useState<Entered | null>(null);
  const router = useRouter();
  const { field, ...receipt } = useDoorForm({
    name: 'receipt',
    door: recordReceipt,
    schema: receiptInput,
    first: { bankSerial: '', arrivedOn: today, payerName: '', payerAccount: '', amount: '', memo: '' },
    toInput: (typed) => ({ ...typed, source: 'entered' }),
    refusedFields: REFUSED_FIELDS,
    onDone({ finding }, { bankSerial, amount }) {
      setEntered({ finding, sentence: text.done(bankSerial, amount, RECEIPT_FINDING_WORDS[finding]) });
      receipt.begin();
      document.getElementById(fieldId({ name: 'bankSerial' }))?.focus();
      router.refresh();
    },
  });

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void receipt.submit(event)}>
      <ErrorSummary problems={receipt.problems} attempt={receipt.attempt} />
      {entered && receipt.problems.length === 0 && (
        <Note live="status" tone={entered.finding === 'exact' ? 'success' : 'warning'}>
          {entered.sentence}
        </Note>
      )}
      <FormSection title={text.enter}>
        <TextField {...field('bankSerial')} label={text.serial} required />
        <DateField {...field('arrivedOn')} label={text.arrivedOn} required />
        <TextField {...field('payerName')} label={text.payerName} required maxLength={200} />
        <TextField {...field('payerAccount')} label={text.payerAccount} hint={text.hints.payerAccount} />
        <MoneyField {...field('amount')} label={text.amount} required />
        <TextField {...field('memo')} label={text.memo} hint={text.hints.memo} maxLength={200} />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" accessLetter="S" pending={receipt.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
