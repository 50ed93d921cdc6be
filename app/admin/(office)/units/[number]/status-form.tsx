'use client';

import { useRouter } from 'next/navigation';
import { changeStatus } from '../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { RadioGroup } from '@/components/form/radio-group';
import { TextAreaField } from '@/components/form/text-area-field';
import { Button } from '@/components/ui/button';
import type { UnitStatusAct } from '@/lib/maintenance/change-unit-status';
import { unitsText as text } from '@/lib/text/units';

/** 封存, 启封 and 销户, with the reason. */
export function StatusForm({ unitId, acts }: { unitId: string; acts: UnitStatusAct[] }) {
  const router = useRouter();
  const { field, ...status } = useDoorForm({
    name: `unit-status:${unitId}`,
    door: changeStatus,
    first: { act: acts[0] ?? '', reason: '' },
    toInput: (typed) => ({ ...typed, unitId }),
    onDone() {
      status.begin();
      router.refresh();
    },
  });
  return (
    <form noValidate className="grid max-w-xl gap-3" onSubmit={(event) => void status.submit(event)}>
      <ErrorSummary problems={status.problems} attempt={status.attempt} />
      <RadioGroup
        {...field('act')}
        label={text.actsTitle}
        options={acts.map((act) => ({ value: act, label: text.acts[act] }))}
      />
      <TextAreaField {...field('reason')} label={text.reason} required rows={2} maxLength={200} />
      <div>
        <Button type="submit" pending={status.pending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
