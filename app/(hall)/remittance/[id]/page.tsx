import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { RosterLines } from './roster-lines';
import { RosterPaper } from './roster-paper';
import { AmountDue } from '../amount-due';
import { REMITTANCE_TONES } from '../remittance-tone';
import { sheetRows } from '../../sheet-rows';
import { SheetTable } from '@/components/display/sheet-table';
import { PageHeading } from '@/components/shell/page-heading';
import { Columns } from '@/components/ui/columns';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { frozenSheet } from '@/lib/remittances/frozen-sheet';
import { batchOf, getRemittance, listRosterLines } from '@/lib/remittances/list-remittances';
import { menuText } from '@/lib/text/frame';
import { remittanceText, rosterText as text } from '@/lib/text/remittance';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';
import { readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact, formatMonthSpan } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

interface RosterPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** One saved month: its sheet and everybody on it, as they were frozen. */
export default async function RosterPage({ params, searchParams }: RosterPageProps) {
  const { id } = await params;
  const page = readListPage(await searchParams, ['id']);
  const operator = await currentOperator();
  if (!isId(id)) notFound();
  const shown = await readAs(operator, async (tx) => {
    const row = await getRemittance(tx, operator.unitId, id);
    return (
      row && {
        ...row,
        batch: await batchOf(tx, row.remittance),
        lines: await listRosterLines(tx, operator.unitId, { remittanceId: id, page }),
      }
    );
  });
  if (!shown) notFound();
  const { remittance, payment, lines, batch } = shown;
  const path = `/remittance/${id}`;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: remittanceText.list, href: '/remittance' },
          { label: text.title },
        ]}
        status={<Status tone={REMITTANCE_TONES[remittance.state]}>{REMITTANCE_STATE_WORDS[remittance.state]}</Status>}
        toolbar={
          <>
            {payment && <LinkButton href={`/payments/${payment.id}` as Route}>{remittanceText.toPayment}</LinkButton>}
            {!['revoked', 'expired'].includes(remittance.state) && isPermitted('papers.issue', operator) && (
              <RosterPaper remittanceId={id} />
            )}
          </>
        }
      />
      <DescriptionList
        items={[
          { term: remittanceText.number, detail: <span className="figures">{remittance.number}</span> },
          { term: remittanceText.savedAt, detail: formatInstant(remittance.savedAt) },
          ...(batch.months > 1 ? [{ term: text.together, detail: formatMonthSpan(batch.first, batch.last) }] : []),
          ...(remittance.revokeReason === null
            ? []
            : [{ term: text.revokeReason, detail: remittance.revokeReason, wide: true }]),
        ]}
      />
      <Columns>
        <Section title={remittanceText.remit}>
          <SheetTable month={formatMonthCompact(remittance.month)} sheet={sheetRows(frozenSheet(remittance))} />
        </Section>
        <AmountDue amount={remittance.dueAmount} />
      </Columns>
      <RosterLines
        path={path}
        lines={lines}
        page={page}
        heads={remittance.currentHeads}
        monthly={remittance.currentAmount}
      />
    </>
  );
}
