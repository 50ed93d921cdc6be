import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { depositOf, financesOf, personOf } from './employee-descriptions';
import { EmployeeHeading } from './employee-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted, maySee } from '@/lib/auth/permissions';
import { getAccount } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { readFinances } from '@/lib/people/finances';
import { employeeText, loansText } from '@/lib/text/queries';

export const metadata: Metadata = { title: employeeText.title };

/** 职工基本情况 of one employee (FD-080 to FD-088). */
export default async function EmployeePage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const operator = await currentOperator();
  const found = await readAs(operator, async (tx) => {
    const employee = await getAccount(tx, operator.unitId, number);
    if (!employee) return undefined;
    const { account } = employee;
    return { employee, finances: maySee('employees.finances', operator) ? await readFinances(tx, account) : null };
  });
  if (!found) notFound();
  const { employee, finances } = found;
  const mayReveal = isPermitted('personal-data.reveal', operator);
  return (
    <>
      <EmployeeHeading title={employeeText.title} part="" account={employee.account} />
      <Section title={employeeText.person}>
        <DescriptionList items={personOf(employee, mayReveal)} />
      </Section>
      <Section title={employeeText.deposit}>
        <DescriptionList items={depositOf(employee)} />
      </Section>
      <Section
        title={employeeText.finances}
        note={finances === null && (maySee('employees.finances', operator) ? loansText.former : loansText.noRight)}
      >
        <DescriptionList items={financesOf(finances, mayReveal ? number : null)} />
      </Section>
    </>
  );
}
