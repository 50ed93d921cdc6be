import type { Metadata, Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PhoneForm } from './phone-form';
import { PageHeading } from '@/components/shell/page-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { operatorText } from '@/lib/text/operators';
import { phoneChangeText as text, unitsText } from '@/lib/text/units';
import { getOperator } from '@/lib/units/list-operators';
import { getUnitByNumber } from '@/lib/units/list-units';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.change };

/** 修改手机 of an operator at the counter. */
export default async function OperatorPhonePage({ params }: { params: Promise<{ number: string; id: string }> }) {
  const { number, id } = await params;
  const staff = await currentStaff();
  if (!isPermitted('operator.propose-phone', staff)) redirect('/admin/units');
  const found = await readAs(staff, async (tx) => {
    const unit = await getUnitByNumber(tx, number);
    const operator = unit && isId(id) ? await getOperator(tx, unit.id, id) : undefined;
    return unit && operator && { unit, operator };
  });
  if (!found) notFound();
  const { unit, operator } = found;
  const path = `/admin/units/${unit.number}` as Route;
  return (
    <>
      <PageHeading
        title={text.change}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: unitsText.title, href: '/admin/units' },
          { label: unit.number, href: path },
          { label: text.change },
        ]}
        description={text.about}
      />
      <Section title={operatorText.section}>
        <DescriptionList
          items={[
            { term: unitsText.name, detail: unit.name },
            { term: operatorText.name, detail: operator.name },
            { term: operatorText.login, detail: operator.login },
            { term: text.former, detail: operator.phoneMask ?? text.none },
          ]}
        />
      </Section>
      <PhoneForm operatorId={operator.id} name={operator.name} path={path} />
    </>
  );
}
