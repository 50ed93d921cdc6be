import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgreementForm } from './agreement-form';
import { EndSecondPerson } from './end-second-person';
import { InviteFirst } from './invite-first';
import { StatusForm } from './status-form';
import { UnitOperators } from './unit-operators';
import { ArrivalNote } from '@/app/arrival-note';
import { DemoMessage } from '@/app/demo-message';
import { PageHeading } from '@/components/shell/page-heading';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import type { Tx } from '@/db/client';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { DOCUMENT_BYTES } from '@/lib/operations/document';
import { readAs } from '@/lib/operations/read';
import { secondPersonText } from '@/lib/text/approvals';
import { officeMenuText } from '@/lib/text/frame';
import { operationWord } from '@/lib/text/operations';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { unitsText as text } from '@/lib/text/units';
import { unitStatusActs } from '@/lib/maintenance/change-unit-status';
import { listOperators } from '@/lib/units/list-operators';
import { listPhoneChanges } from '@/lib/units/list-phone-changes';
import { getUnitByNumber, unitHistory } from '@/lib/units/list-units';
import { listUnitDocuments } from '@/lib/units/sign-agreement';
import { formatInstant } from '@/lib/values/instant';

export const metadata: Metadata = { title: text.title };

const HISTORY: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
  { key: 'actor', title: text.actor, kind: 'text' },
  { key: 'reason', title: text.reason, kind: 'text', wrap: true },
];

/** One unit at the counter: what is known of it, its agreement, its status, what was done. */
export default async function UnitPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const staff = await currentStaff();
  const found = await readAs(staff, (tx) => readUnit(tx, number));
  if (!found) notFound();
  const { unit, operators, phones, documents, history } = found;
  const acts = isPermitted('unit.change-status', staff) ? unitStatusActs(unit.status) : [];
  const maySign = isPermitted('unit.sign-agreement', staff) && unit.status !== 'closed';
  const seen = operators.map(({ version }) => version).join();
  return (
    <>
      <PageHeading
        title={unit.name}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/units' },
          { label: unit.number },
        ]}
      />
      <ArrivalNote />
      <DemoMessage after={`${unit.agreementSignedOn ?? ''} ${seen}`} />
      <Section title={text.basics}>
        <DescriptionList
          items={[
            { term: text.number, detail: unit.number },
            { term: text.creditCode, detail: unit.creditCode },
            { term: text.branch, detail: unit.branch },
            { term: text.status, detail: UNIT_STATUS_WORDS[unit.status] },
            { term: text.legalRepresentative, detail: unit.legalRepresentative },
            { term: text.collectionBank, detail: unit.collectionBank },
            { term: text.agreement, detail: unit.agreementSignedOn ?? text.notSigned },
            { term: text.documents, detail: documents.map(({ fileName }) => fileName).join('、') },
          ]}
        />
      </Section>
      {maySign && (
        <Section title={text.agreement}>
          {unit.agreementSignedOn === null ? (
            <AgreementForm unitId={unit.id} today={clock.today()} largestBytes={DOCUMENT_BYTES} />
          ) : (
            <InviteFirst unitId={unit.id} />
          )}
        </Section>
      )}
      <UnitOperators unit={unit} operators={operators} phones={phones} staff={staff} />
      {unit.secondPerson && isPermitted('unit.end-second-person', staff) && (
        <Section title={secondPersonText.title}>
          <EndSecondPerson unitId={unit.id} />
        </Section>
      )}
      {acts.length > 0 && (
        <Section title={text.actsTitle}>
          <StatusForm unitId={unit.id} acts={acts} />
        </Section>
      )}
      <Section title={text.history}>
        <DataTable
          caption={text.history}
          columns={HISTORY}
          rows={history.map((row) => ({
            id: row.id,
            label: operationWord(row.operation),
            cells: {
              at: formatInstant(row.at),
              operation: operationWord(row.operation),
              actor: row.actorName,
              reason: row.reason,
            },
          }))}
        />
      </Section>
    </>
  );
}

async function readUnit(tx: Tx, number: string) {
  const unit = await getUnitByNumber(tx, number);
  return (
    unit && {
      unit,
      operators: await listOperators(tx, unit.id),
      phones: await listPhoneChanges(tx, unit.id),
      documents: await listUnitDocuments(tx, unit.id),
      history: await unitHistory(tx, unit.id),
    }
  );
}
