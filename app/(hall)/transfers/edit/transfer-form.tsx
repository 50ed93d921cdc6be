'use client';

import { useRef } from 'react';
import { TransferOutlook } from './transfer-outlook';
import { UnitQuery } from './unit-query';
import { LIST, useTransfer, type TransferDraft } from './use-transfer';
import { AccountQuery } from '@/app/(hall)/filings/account-query';
import { DoorFormHead } from '@/app/door-form-head';
import { errorsByField } from '@/app/door-problems';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { TRANSFER_REASONS } from '@/lib/text/terms';
import { transferText as text } from '@/lib/text/transfers';

/** 职工转移受理: one employee to one unit, saved as a draft (SC-33, SC-34). Without a draft it is a new one. */
export function TransferForm({ draft }: { draft?: TransferDraft }) {
  const page = useRef<HTMLDivElement>(null);
  const { typing, change, round, restored, saved, pending, ...transfer } = useTransfer(page, draft);
  const errors = errorsByField(transfer.problems);
  return (
    <div ref={page} className="grid gap-4">
      <DoorFormHead problems={transfer.problems} attempt={transfer.attempt} restored={restored} />
      <UnitQuery
        key={`unit ${restored}`}
        term={typing.term}
        chosen={typing.unit}
        onChoose={(unit) => change({ unit })}
        error={errors.toUnit}
        onSignedOut={(term) => transfer.signIn({ term })}
      />
      <AccountQuery
        key={`account ${round}`}
        scope="transfer"
        asked={typing.asked}
        chosen={typing.account}
        onChoose={(account) => change({ account })}
        errors={errors}
        onSignedOut={(asked) => transfer.signIn({ asked })}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void transfer.send(false);
        }}
      >
        <FormSection title={text.section} columns={1}>
          <ReasonField reason={typing.reason} onChange={(reason) => change({ reason })} error={errors.reason} />
          <TransferOutlook unit={typing.unit} account={typing.account} draft={draft?.id} />
        </FormSection>
        <FormActions status={saved && <span role="status">{text.savedCount(saved.count, saved.name)}</span>}>
          <LinkButton href={LIST}>{text.back}</LinkButton>
          {!draft && (
            <Button pending={pending} onClick={() => void transfer.send(true)}>
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

interface ReasonFieldProps {
  reason: string;
  onChange: (reason: string) => void;
  error: string | undefined;
}

/** 转移原因 (FD-066, Q-90): typed freely, the usual ones a press away. */
function ReasonField({ reason, onChange, error }: ReasonFieldProps) {
  return (
    <TextField
      name="reason"
      label={text.reason}
      value={reason}
      maxLength={100}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      hint={
        <span className="flex flex-wrap items-center gap-2">
          {text.reasonHint}
          {TRANSFER_REASONS.filter((usual) => usual !== reason).map((usual) => (
            <Button key={usual} size="small" onClick={() => onChange(usual)}>
              {usual}
            </Button>
          ))}
        </span>
      }
    />
  );
}
