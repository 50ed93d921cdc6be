import type { Metadata } from 'next';
import { AcceptInvitation } from './accept-invitation';
import { SwitchUnit } from './switch-unit';
import { currentHall } from '../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Status } from '@/components/ui/status';
import { agencyText as text } from '@/lib/text/agency';
import { menuText } from '@/lib/text/frame';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'number', title: text.unitNumber, kind: 'code' },
  { key: 'name', title: text.unitName, kind: 'text', primary: true, wrap: true },
  { key: 'roles', title: text.roles, kind: 'text' },
  { key: 'actions', title: text.actions, kind: 'action' },
];

/** 切换单位: the units that one acts for, and the invitation that one came here with. */
export default async function UnitsPage() {
  const { served } = await currentHall();
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: text.title }]}
        description={text.description}
      />
      <AcceptInvitation />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        firstNumber={1}
        rows={served.map((unit) => ({
          id: unit.operatorId,
          label: unit.unitName,
          cells: {
            number: unit.unitNumber,
            name: unit.unitName,
            roles: unit.roles.map((role) => OPERATOR_ROLE_WORDS[role]).join('、'),
            actions: unit.here ? (
              <Status tone="success">{text.here}</Status>
            ) : (
              <SwitchUnit operatorId={unit.operatorId} unitName={unit.unitName} />
            ),
          },
        }))}
      />
    </>
  );
}
