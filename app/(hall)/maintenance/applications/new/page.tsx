import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApplicationForm } from './application-form';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { getAccount } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { applicationText as text } from '@/lib/text/maintenance';
import { unitStanding } from '@/lib/units/unit-standing';
import { CHANGED_FIELDS, isEmployeeField } from '@/lib/values/application-field';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.newTitle };

/** 申请变更 of one locked field, of the unit or of the employee that the address names by 职工账号. */
export default async function NewApplicationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const field = CHANGED_FIELDS.find((known) => known === one(params, 'field'));
  const account = one(params, 'account');
  if (!field || isEmployeeField(field) !== (account !== '')) notFound();
  const operator = await currentOperator();
  const found = await readAs(operator, async (tx) => {
    if (!isEmployeeField(field)) {
      const { unit } = await unitStanding(tx, operator.unitId);
      return { subject: unit.name, before: unit[field] };
    }
    const employee = await getAccount(tx, operator.unitId, account);
    if (!employee) return undefined;
    const { name, idNumberMask } = employee.account;
    const before = { employeeName: name, idNumber: idNumberMask, phone: employee.phoneMask }[field];
    return { subject: `${name} ${account}`, before };
  });
  if (!found) notFound();
  return (
    <>
      <PageHeading
        title={text.newTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.maintenance },
          { label: text.title, href: '/maintenance/applications' },
          { label: text.newTitle },
        ]}
      />
      {isPermitted('applications.save', operator) ? (
        <ApplicationForm account={account} field={field} subject={found.subject} before={found.before} />
      ) : (
        <Note>{text.notPermitted}</Note>
      )}
    </>
  );
}
