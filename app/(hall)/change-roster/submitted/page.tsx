import type { Metadata } from 'next';
import { SubmittedList } from './submitted-list';
import { currentHall } from '../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { listFilings, type FilingRow } from '@/lib/filings/list-filings';
import { readAs } from '@/lib/operations/read';
import { changeRosterText, submittedText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { FILING_KIND_WORDS, FILING_SOURCE_WORDS, FILING_STATE_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/change-roster/submitted';
const TONES = {
  effective: 'success',
  'in-review': 'waiting',
  rejected: 'danger',
  revoked: 'neutral',
  draft: 'neutral',
} as const;

/** 本月已提交数据: this month's submitted changes, to be looked at and taken back (SC-17, FD-028 to FD-035). */
export default async function SubmittedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const { operator, unit } = await currentHall();
  const listed = await readAs(operator, (tx) =>
    listFilings(tx, operator.unitId, {
      query: {
        list: 'change-roster',
        states: ['effective', 'in-review', 'rejected', 'revoked'],
        month: unit.openMonth,
      },
      page,
    }),
  );
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  const mayRevoke = monthAllows('revoke-filings', unit.monthState);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: changeRosterText.title, href: '/change-roster' },
          { label: text.title },
        ]}
        toolbar={
          <LinkButton href="/change-roster" accessLetter="B">
            {text.close}
          </LinkButton>
        }
      />
      {!mayRevoke && (
        <Note tone="info" action={<LinkButton href="/remittance">{changeRosterText.toRemittance}</LinkButton>}>
          {changeRosterText.monthClosed(formatMonthProse(unit.openMonth), MONTH_STATE_WORDS[unit.monthState])}
        </Note>
      )}
      <SubmittedList
        rows={listed.rows.map(submittedRow)}
        states={Object.fromEntries(listed.rows.map((row) => [row.id, row.state]))}
        mayRevoke={mayRevoke}
        address={address}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.totals.count} />
    </>
  );
}

function submittedRow(row: FilingRow) {
  return {
    id: row.id,
    label: row.name ?? '',
    cells: {
      accountNumber: row.accountNumber ?? '',
      name: row.name ?? '',
      changedOn: row.effectiveOn ?? '',
      month: row.month ? formatMonthCompact(row.month) : '',
      kind: FILING_KIND_WORDS[row.kind],
      monthly: row.monthly === null ? '' : formatFen(row.monthly),
      ownShare: row.ownShare === null ? '' : formatFen(row.ownShare),
      state: <Status tone={TONES[row.state]}>{FILING_STATE_WORDS[row.state]}</Status>,
      channel: FILING_SOURCE_WORDS[row.source],
      opinion: row.opinion ?? '',
    },
  };
}
