'use client';

import { useState, useTransition, type SubmitEvent } from 'react';
import { findUnit, type TargetUnit } from './target-unit';
import { useLastQuestion } from '@/app/last-question';
import { typedText } from '@/app/typed-text';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { transferText as text } from '@/lib/text/transfers';

interface UnitQueryProps {
  /** What stands in the field at first, of a draft. */
  term: string;
  chosen: TargetUnit | null;
  onChoose: (unit: TargetUnit | null) => void;
  error: string | undefined;
  /** The session has ended: what was typed is to be kept. */
  onSignedOut: (term: string) => void;
}

/** 转入单位查询栏 and 转入单位信息栏 (FD-064, FD-065). Typing something else lets go of the unit that was found. */
export function UnitQuery({ term, chosen, onChoose, error, onSignedOut }: UnitQueryProps) {
  const [fault, setFault] = useState<string | undefined>();
  const [pending, startTransition] = useTransition();
  const last = useLastQuestion();

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedText(new FormData(event.currentTarget), 'toUnit');
    if (typed === '') return setFault(text.unitTermMissing);
    const isLast = last.ask();
    startTransition(async () => {
      const found = await findUnit(typed);
      if (!isLast()) return;
      if (!found.ok && found.signedOut) return onSignedOut(typed);
      setFault(found.ok ? undefined : found.sentence);
      onChoose(found.ok ? found.unit : null);
    });
  }

  function letGo() {
    last.drop();
    setFault(undefined);
    if (chosen) onChoose(null);
  }

  return (
    <>
      <form role="search" aria-label={text.unitQuery} noValidate onSubmit={ask} onInput={letGo}>
        <FormSection title={text.unitQuery} note={text.unitQueryNote}>
          <TextField
            name="toUnit"
            label={text.unitTerm}
            defaultValue={term}
            error={fault ?? error}
            placeholder={text.unitTermHint}
            maxLength={100}
            live
          />
          <div>
            <Button type="submit" pending={pending}>
              {text.query}
            </Button>
          </div>
        </FormSection>
      </form>
      <Section title={text.unit}>
        <p role="status" className={chosen ? 'sr-only' : 'text-soft'}>
          {chosen ? text.unitFound(chosen.name) : text.unitEmpty}
        </p>
        {chosen && (
          <DescriptionList
            columns={3}
            items={[
              { term: text.unitNumber, detail: <span className="figures">{chosen.number}</span> },
              { term: text.unitName, detail: chosen.name },
              { term: text.branch, detail: chosen.branch },
            ]}
          />
        )}
      </Section>
    </>
  );
}
