import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { RaiseIdNumber } from './raise-id-number';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { PlainList } from '@/components/ui/plain-list';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { getAccount } from '@/lib/ledger/employee-ledger';
import { isOldMask } from '@/lib/maintenance/upgrade-id-number';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { APPLICATION_FIELD_WORDS, employeeEditText as text, unitEditText } from '@/lib/text/maintenance';
import { EMPLOYEE_FIELDS } from '@/lib/values/application-field';

export const metadata: Metadata = { title: text.title };

/** 职工信息修改 of one employee: 升位 where the number is old, and applications for what is locked (RL-32, Q-102 to Q-104). */
export default async function EmployeeEditPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const operator = await currentOperator();
  const employee = await readAs(operator, (tx) => getAccount(tx, operator.unitId, number));
  if (!employee) notFound();
  const { account } = employee;
  const shown = { employeeName: account.name, idNumber: account.idNumberMask, phone: employee.phoneMask };
  const mayApply = isPermitted('applications.save', operator);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.maintenance },
          { label: text.title, href: '/maintenance/employees' },
          { label: account.name },
        ]}
        status={
          <span>
            {account.name} <span className="text-soft figures">{account.number}</span>
          </span>
        }
        toolbar={<LinkButton href="/maintenance/employees">{text.back}</LinkButton>}
      />
      <RaiseIdNumber
        account={account.number}
        offered={isPermitted('employee.upgrade-id-number', operator) && isOldMask(account.idNumberMask)}
      />
      <Section title={text.person} note={text.lockedNote}>
        <PlainList
          items={EMPLOYEE_FIELDS.map((field) => ({
            id: field,
            content: (
              <span className="text-soft">
                {APPLICATION_FIELD_WORDS[field]}：{shown[field] ?? '—'}
              </span>
            ),
            state: mayApply && (
              <LinkButton
                href={`/maintenance/applications/new?field=${field}&account=${account.number}` as Route}
                size="small"
              >
                {unitEditText.applyFor(APPLICATION_FIELD_WORDS[field])}
              </LinkButton>
            ),
          }))}
        />
      </Section>
    </>
  );
}
