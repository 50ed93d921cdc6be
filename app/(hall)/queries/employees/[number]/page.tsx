import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { depositOf, personOf } from './employee-descriptions';
import { EmployeeHeading } from './employee-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { getAccount } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { employeeText } from '@/lib/text/queries';

export const metadata: Metadata = { title: employeeText.title };

/** 职工基本情况 of one employee (FD-080 to FD-088). */
export default async function EmployeePage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const operator = await currentOperator();
  const employee = await readAs(operator, (tx) => getAccount(tx, operator.unitId, number));
  if (!employee) notFound();
  return (
    <>
      <EmployeeHeading title={employeeText.title} part="" account={employee.account} />
      <Section title={employeeText.person}>
        <DescriptionList items={personOf(employee)} />
      </Section>
      <Section title={employeeText.deposit}>
        <DescriptionList items={depositOf(employee)} />
      </Section>
    </>
  );
}
