import type { Metadata } from 'next';
import { operatorColumns, operatorRows } from './operator-rows';
import { SecondPerson } from './second-person';
import { currentHall } from '../../current-hall';
import { ArrivalNote } from '@/app/arrival-note';
import { DemoMessage } from '@/app/demo-message';
import { PageHeading } from '@/components/shell/page-heading';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { secondPersonText } from '@/lib/text/approvals';
import { menuText } from '@/lib/text/frame';
import { operatorText as text } from '@/lib/text/operators';
import { listOperators } from '@/lib/units/list-operators';

export const metadata: Metadata = { title: text.title };

/** 专管员设置: who acts for the unit (manual 5.3). */
export default async function OperatorsPage() {
  const { operator, unit } = await currentHall();
  const operators = await readAs(operator, (tx) => listOperators(tx, operator.unitId));
  const mayEdit = isPermitted('operator.edit', operator);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.maintenance }, { label: text.title }]}
        description={`${text.description}${text.primaryNote}${mayEdit ? '' : text.readOnly}`}
        toolbar={
          mayEdit && (
            <LinkButton href="/maintenance/operators/new" variant="primary">
              {text.add}
            </LinkButton>
          )
        }
      />
      <ArrivalNote />
      <DemoMessage after="list" />
      <DataTable
        caption={text.caption}
        columns={operatorColumns(mayEdit)}
        rows={operatorRows(operators)}
        firstNumber={1}
        empty={<EmptyState title={text.empty} />}
      />
      <Section title={secondPersonText.title}>
        <p className="mb-3">
          <Status tone={unit.secondPerson ? 'success' : 'neutral'}>
            {unit.secondPerson ? secondPersonText.on : secondPersonText.off}
          </Status>
        </p>
        <p className="mb-3 text-soft">{secondPersonText.about}</p>
        {isPermitted('unit.choose-second-person', operator) && <SecondPerson wanted={unit.secondPerson} />}
      </Section>
    </>
  );
}
