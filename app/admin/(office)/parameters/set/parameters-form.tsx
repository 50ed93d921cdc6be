'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { ParameterFields } from './parameter-fields';
import { changeParameters } from '../../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { parametersText as text } from '@/lib/text/office';
import { parametersInput, type ParametersInput } from '@/lib/units/set-parameters.input';

/** At which field a refusal of the engine stands. */
const REFUSED_FIELDS = {
  'parameters-branch-unknown': 'branch',
  'parameters-month-paid': 'fromMonth',
  'parameters-rounding-in-use': 'roundingUnit',
};

interface ParametersFormProps {
  branches: string[];
  /** The month after today's, as YYYY-MM. */
  around: string;
  shown: Partial<ParametersInput>;
}

/** The form while it is filled in; 取整单位 may not have been chosen yet. */
type Typed = Record<keyof ParametersInput, string>;

const NOTHING: Typed = {
  branch: '',
  fromMonth: '',
  floorBase: '',
  capBase: '',
  minimumRatio: '',
  maximumRatio: '',
  roundingUnit: '',
  monthsAhead: '',
  paymentDays: '',
  windowFrom: '',
  windowTo: '',
  payeeName: '',
  payeeAccount: '',
  payeeBank: '',
};

/** Every value from a month on; faults stand at their fields. */
export function ParametersForm({ branches, around, shown }: ParametersFormProps) {
  const router = useRouter();
  const { field, ...parameters } = useDoorForm({
    name: 'parameters',
    door: changeParameters,
    schema: parametersInput,
    first: { ...NOTHING, ...shown },
    refusedFields: REFUSED_FIELDS,
    onDone: ({ values: { fromMonth = '' } }) => router.push(`/admin/parameters?set=${fromMonth}` as Route),
  });

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void parameters.submit(event)}>
      <ErrorSummary problems={parameters.problems} attempt={parameters.attempt} />
      <ParameterFields branches={branches} around={around} field={field} />
      <FormActions>
        <LinkButton href="/admin/parameters">{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={parameters.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
