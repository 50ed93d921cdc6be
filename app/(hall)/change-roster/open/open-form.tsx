'use client';

import { useRef } from 'react';
import { AmountFields } from './amount-fields';
import type { OpenFormSettings } from './limits';
import { PersonFields } from './person-fields';
import { LIST, useOpening, type OpeningDraft } from './use-opening';
import { DoorFormHead } from '@/app/door-form-head';
import { errorsByField } from '@/app/door-problems';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { openText as text } from '@/lib/text/change-roster';

interface OpenFormProps {
  settings: OpenFormSettings;
  /** The draft that is edited; nothing for a new one. */
  draft?: OpeningDraft;
}

/** 职工新开户受理: one employee, saved as a draft of 变更清册. */
export function OpenForm({ settings, draft }: OpenFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const opening = useOpening(form, draft);
  const { line, setLine, amount, setAmount, round, problems, saved, pending } = opening;
  const errors = errorsByField(problems);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void opening.send(false);
      }}
      className="grid gap-4"
    >
      <DoorFormHead problems={problems} attempt={opening.attempt} restored={opening.restored} />
      <FormSection title={text.person} key={`person ${round}`}>
        <PersonFields line={line} onChange={setLine} errors={errors} filedIn={settings.filedIn} />
      </FormSection>
      <FormSection title={text.deposit} note={text.depositNote} key={`amounts ${round}`}>
        <TextField name="month" label={text.month} value={settings.month} readOnly />
        <TextField
          name="ratios"
          label={text.ratios}
          value={text.ratioWords(String(settings.unitRatio / 100), String(settings.ownRatio / 100))}
          readOnly
        />
        <AmountFields settings={settings} amount={amount} onChange={setAmount} errors={errors} />
      </FormSection>
      <FormActions status={saved && <span role="status">{text.savedCount(saved.count, saved.name)}</span>}>
        <LinkButton href={LIST}>{text.back}</LinkButton>
        {!draft && (
          <Button pending={pending} onClick={() => void opening.send(true)}>
            {text.saveAndNext}
          </Button>
        )}
        <Button type="submit" variant="primary" accessLetter="S" pending={pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
