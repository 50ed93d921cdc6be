import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { OperatorForm } from '../operator-form';
import { currentHall } from '../../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { operatorText as text } from '@/lib/text/operators';
import { listOperators, nextLogin } from '@/lib/units/list-operators';

export const metadata: Metadata = { title: text.addTitle };

/** 新增 of 专管员设置. */
export default async function NewOperatorPage() {
  const { operator, unit } = await currentHall();
  if (!isPermitted('operator.add', operator)) redirect('/maintenance/operators');
  const known = await readAs(operator, (tx) => listOperators(tx, unit.id));
  const login = nextLogin(
    unit.number,
    known.map(({ login }) => login),
  );
  return (
    <>
      <PageHeading
        title={text.addTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: text.title, href: '/maintenance/operators' },
          { label: text.addTitle },
        ]}
      />
      <OperatorForm unitNumber={unit.number} login={login} />
    </>
  );
}
