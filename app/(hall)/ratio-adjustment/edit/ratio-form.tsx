'use client';

import type { RatioSettings } from './ratio-settings';
import { LIST, useRatio, type RatioDraft } from './use-ratio';
import { DoorFormHead } from '@/app/door-form-head';
import { errorsByField } from '@/app/door-problems';
import { CheckboxField } from '@/components/form/checkbox-field';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Status } from '@/components/ui/status';
import type { RatioLine } from '@/lib/filings/ratio.input';
import { ratioText as text } from '@/lib/text/ratio';

interface RatioFormProps {
  settings: RatioSettings;
  /** What the address says, so that a page that is loaded anew shows the same. */
  first: RatioLine;
  /** What the draft holds; nothing where there is none yet. */
  saved: RatioLine;
  draft?: RatioDraft;
}

/** 比例调整: one ratio for both, or one for each (SC-23, FD-051, Q-38). What it comes to stands under the form. */
export function RatioForm({ settings, first, saved, draft }: RatioFormProps) {
  const ratio = useRatio(settings, { first, saved, draft });
  const { line, two, choose, problems } = ratio;
  const errors = errorsByField(problems);
  const options = settings.choices.map((value) => ({ value, label: text.percent(value) }));
  const last = two ? 'ownRatio' : 'unitRatio';
  const field = (name: 'unitRatio' | 'ownRatio', label: string) => (
    <SelectField
      name={name}
      label={label}
      required
      options={options}
      value={line[name]}
      error={errors[name]}
      hint={name === last && <Direction direction={ratio.direction} />}
      onChange={({ currentTarget: { value } }) =>
        choose(two ? { [name]: value } : { unitRatio: value, ownRatio: value })
      }
    />
  );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void ratio.send();
      }}
    >
      <DoorFormHead problems={problems} attempt={ratio.attempt} restored={ratio.restored} />
      <FormSection
        title={text.section}
        note={text.sectionNote(settings.choices[0] ?? '', settings.choices.at(-1) ?? '')}
      >
        <Present settings={settings} two={two} />
        {two ? field('unitRatio', text.afterUnit) : field('unitRatio', text.after)}
        {two && field('ownRatio', text.afterOwn)}
        <CheckboxField name="two" label={text.twoRatios} checked={two} onChange={ratio.switchTwo} />
        <TextField name="month" label={text.month} value={settings.month} readOnly />
        <TextField
          name="note"
          label={text.note}
          value={line.note}
          maxLength={200}
          error={errors.note}
          onChange={(event) => ratio.setNote(event.currentTarget.value)}
        />
      </FormSection>
      <FormActions>
        <LinkButton href={LIST}>{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={ratio.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}

/** What follows from lowering, or from raising. */
function Direction({ direction }: { direction: 'lowered' | 'raised' | null }) {
  return (
    <span role="status" data-wrap>
      {direction === 'lowered' && <Status tone="waiting">{text.lowered}</Status>}
      {direction === 'raised' && <Status tone="info">{text.raised}</Status>}
    </span>
  );
}

function Present({ settings: { presentUnit, presentOwn }, two }: { settings: RatioSettings; two: boolean }) {
  if (!two) return <TextField name="present" label={text.present} value={text.percent(presentUnit)} readOnly />;
  return (
    <>
      <TextField name="presentUnit" label={text.presentUnit} value={text.percent(presentUnit)} readOnly />
      <TextField name="presentOwn" label={text.presentOwn} value={text.percent(presentOwn)} readOnly />
    </>
  );
}
