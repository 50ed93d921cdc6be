import type { Metadata } from 'next';
import { PARAMETER_COLUMNS, parameterRows, PAYEE_COLUMNS } from './parameter-rows';
import { PasswordPolicies } from './password-policies';
import { OfficeHeading } from '../office-heading';
import { ArrivalNote } from '@/app/arrival-note';
import { DataTable } from '@/components/table/data-table';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { listPasswordPolicies } from '@/lib/auth/set-password-policy';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { parametersText as text } from '@/lib/text/office';
import { listParameters } from '@/lib/units/list-parameters';
import { one, type SearchParams } from '@/lib/values/list-page';
import { formatMonthProse, monthOf, readMonth } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 参数设置: what the centre has set from which month on, for all and for each 管理部, with what held before. */
export default async function ParametersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const set = readMonth(one(await searchParams, 'set'));
  const staff = await currentStaff();
  const month = monthOf(clock.today());
  const read = await readAs(staff, async (tx) => ({
    parameters: await listParameters(tx, month),
    policies: await listPasswordPolicies(tx),
  }));
  const rows = parameterRows(read.parameters);
  return (
    <>
      <OfficeHeading
        title={text.title}
        description={text.description}
        toolbar={
          isPermitted('parameters.set', staff) && (
            <LinkButton href="/admin/parameters/set" variant="primary">
              {text.set}
            </LinkButton>
          )
        }
      />
      {set && (
        <div className="mb-3">
          <Note tone="success" live="status">
            {text.did(formatMonthProse(set))}
          </Note>
        </div>
      )}
      <ArrivalNote />
      <Section title={text.caption}>
        <DataTable caption={text.caption} columns={PARAMETER_COLUMNS} rows={rows} contained={false} />
      </Section>
      <Section title={text.payee}>
        <DataTable caption={text.payee} columns={PAYEE_COLUMNS} rows={rows} contained={false} />
      </Section>
      <PasswordPolicies
        policies={read.policies}
        today={clock.today()}
        maySet={isPermitted('password-policy.set', staff)}
      />
    </>
  );
}
