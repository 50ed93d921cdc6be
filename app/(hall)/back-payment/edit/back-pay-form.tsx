'use client';

import { useRef } from 'react';
import { BackPayFields } from './back-pay-fields';
import { BackPayPreview } from './back-pay-preview';
import type { BackPayTyping } from './back-pay-typing';
import { LIST, useBackPayment, type BackPayDraft } from './use-back-payment';
import { AccountQuery } from '@/app/(hall)/filings/account-query';
import { DoorFormHead } from '@/app/door-form-head';
import { errorsByField } from '@/app/door-problems';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { backPaymentText as text } from '@/lib/text/back-payment';

interface BackPayFormProps {
  first: BackPayTyping;
  /** The months that can be made up, in words. */
  months: string;
  /** The last of them, YYYY-MM. */
  around: string;
  draft?: BackPayDraft;
}

/** 补缴: one employee and the months that are made up, saved as a line each (B-2, Q-76). */
export function BackPayForm({ first, months, around, draft }: BackPayFormProps) {
  const page = useRef<HTMLDivElement>(null);
  const { typing, round, preview, status, pending, ...form } = useBackPayment(page, { first, draft });
  const errors = errorsByField(form.problems);
  return (
    <div ref={page} className="grid gap-4">
      <DoorFormHead problems={form.problems} attempt={form.attempt} restored={form.restored} />
      <AccountQuery
        key={round}
        scope="back-pay"
        asked={typing.asked}
        chosen={typing.account}
        onChoose={form.choose}
        errors={errors}
        onSignedOut={(asked) => form.signIn({ asked })}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.send(false);
        }}
      >
        <FormSection title={text.section} note={months}>
          <BackPayFields
            typing={typing}
            onChange={form.change}
            errors={errors}
            around={around}
            single={draft !== undefined}
          />
        </FormSection>
        <BackPayPreview preview={preview} />
        <FormActions status={<span role="status">{status}</span>}>
          <LinkButton href={LIST}>{text.back}</LinkButton>
          {!draft && (
            <Button pending={pending} onClick={() => void form.send(true)}>
              {text.saveAndNext}
            </Button>
          )}
          <Button type="submit" variant="primary" accessLetter="S" pending={pending}>
            {text.save}
          </Button>
        </FormActions>
      </form>
    </div>
  );
}
