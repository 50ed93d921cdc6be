import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { OperatorForm } from '../operator-form';
import { currentHall } from '../../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { operatorText as text } from '@/lib/text/operators';
import { getOperator } from '@/lib/units/list-operators';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.editTitle };

/** 修改 of 专管员设置: 经办用户信息. */
export default async function OperatorPage({ params }: { params: Promise<{ id: string }> }) {
  const { operator, unit } = await currentHall();
  if (!isPermitted('operator.edit', operator)) redirect('/maintenance/operators');
  const { id } = await params;
  const known = isId(id) ? await readAs(operator, (tx) => getOperator(tx, unit.id, id)) : undefined;
  if (!known) notFound();
  return (
    <>
      <PageHeading
        title={text.editTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: text.title, href: '/maintenance/operators' },
          { label: text.editTitle },
        ]}
      />
      <OperatorForm unitNumber={unit.number} known={known} own={known.id === operator.id} />
    </>
  );
}
