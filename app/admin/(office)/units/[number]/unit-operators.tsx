import { OPERATOR_COLUMNS, operatorRows } from './operator-rows';
import { PHONE_CHANGE_COLUMNS, phoneChangeRows } from '../phone-change-rows';
import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { operatorText } from '@/lib/text/operators';
import { phoneChangeText as text, unitsText } from '@/lib/text/units';
import type { listOperators } from '@/lib/units/list-operators';
import type { PhoneChangeRow } from '@/lib/units/list-phone-changes';

interface UnitOperatorsProps {
  unit: { number: string; status: string };
  operators: Awaited<ReturnType<typeof listOperators>>;
  phones: PhoneChangeRow[];
  staff: StaffPrincipal;
}

/** Who acts for the unit, and which of their phones wait for a second person. */
export function UnitOperators({ unit, operators, phones, staff }: UnitOperatorsProps) {
  const mayPropose = isPermitted('operator.propose-phone', staff) && unit.status !== 'closed';
  const waiting = phones.map(({ operatorId }) => operatorId);
  const acting = mayPropose || waiting.length > 0;
  return (
    <>
      <Section title={unitsText.operators}>
        <DataTable
          caption={operatorText.caption}
          columns={OPERATOR_COLUMNS.filter(({ key }) => acting || key !== 'action')}
          rows={operatorRows(operators, { unitNumber: unit.number, mayPropose, waiting })}
        />
      </Section>
      {phones.length > 0 && (
        <Section title={text.waiting}>
          <DataTable
            caption={text.waiting}
            columns={PHONE_CHANGE_COLUMNS.filter(({ key }) => key !== 'unit')}
            rows={phoneChangeRows(phones, staff)}
          />
        </Section>
      )}
    </>
  );
}
