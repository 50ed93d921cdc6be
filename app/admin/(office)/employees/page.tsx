import type { Metadata } from 'next';
import { Revealable } from '@/app/revealable';
import { Masked } from '@/components/display/masked';
import { PageHeading } from '@/components/shell/page-heading';
import { QueryBar } from '@/components/table/query-bar';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { findEmployee } from '@/lib/accounts/find-employee';
import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { officeEmployeeText as text } from '@/lib/text/personal-data';
import { employeesText, employeeText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/employees';

/** 职工查询: one employee by his 职工账号, his numbers masked; whole one by one, for a reason that the log keeps. */
export default async function OfficeEmployeePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const number = one(await searchParams, 'number').trim();
  const staff = await currentStaff();
  const employee = number === '' ? undefined : await readAs(staff, (tx) => findEmployee(tx, number));
  const may = isPermitted('personal-data.reveal', staff);
  const shown = (what: PersonalData, mask: string | null) =>
    mask &&
    (may ? (
      <Revealable key={`${number}:${what}`} mask={mask} account={number} what={what} withReason />
    ) : (
      <Masked value={mask} />
    ));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.description}
      />
      <QueryBar path={PATH} fields={[{ kind: 'text', name: 'number', label: text.number, value: number }]} />
      {employee ? (
        <Section title={text.person}>
          <DescriptionList
            key={number}
            items={[
              { term: employeesText.name, detail: employee.name },
              { term: text.number, detail: number },
              { term: employeeText.unit, detail: `${employee.unitName} ${employee.unitNumber}` },
              { term: employeesText.status, detail: ACCOUNT_STATUS_WORDS[employee.status] },
              { term: employeesText.idNumberShort, detail: shown('idNumber', employee.idNumberMask) },
              { term: employeesText.mobile, detail: shown('phone', employee.phoneMask) },
              { term: text.bankCard, detail: shown('bankCard', employee.cardMask) },
              { term: employeeText.cardBank, detail: employee.cardBank },
            ]}
          />
        </Section>
      ) : (
        <EmptyState title={number === '' ? text.startTitle : text.unknownTitle}>
          {number === '' ? text.start : text.unknown}
        </EmptyState>
      )}
    </>
  );
}
