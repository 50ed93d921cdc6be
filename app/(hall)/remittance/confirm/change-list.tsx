import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { Money } from '@/components/display/money';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import type { FilingPage, FilingRow } from '@/lib/filings/list-filings';
import { fieldText } from '@/lib/text/interface';
import { confirmText as text } from '@/lib/text/remittance';
import { FILING_KIND_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import type { ListPage } from '@/lib/values/list-page';
import { addFen, formatFen, negateFen, subtractFen, ZERO, type Fen } from '@/lib/values/money';

const COLUMNS: Column[] = [
  { key: 'kind', title: text.kind, kind: 'status' },
  { key: 'account', title: text.account, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'before', title: text.before, unit: fieldText.yuan, kind: 'money' },
  { key: 'after', title: text.after, unit: fieldText.yuan, kind: 'money' },
  { key: 'difference', title: text.difference, unit: fieldText.yuan, kind: 'money' },
  { key: 'reason', title: text.reason, kind: 'text', wrap: true },
];

interface ChangeListProps {
  path: string;
  changes: FilingPage;
  page: Pick<ListPage, 'page' | 'size'>;
  /** What all of them together take away and bring, from the sheet. */
  reduced: Fen;
  added: Fen;
}

/** 变更清册信息: this month's changes, each with what the employee paid before and pays now (FD-061). */
export function ChangeList({ path, changes, page, reduced, added }: ChangeListProps) {
  const address = withParameters(path, { size: String(page.size), page: String(page.page) });
  const { count } = changes.totals;
  return (
    <Section title={text.changes} note={text.changesCount(formatCount(count))}>
      <DataTable
        caption={text.changes}
        columns={COLUMNS}
        rows={changes.rows.map(changeRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        totals={[
          {
            cells: {
              before: formatFen(reduced),
              after: formatFen(added),
              difference: <Money signed amount={subtractFen(added, reduced)} />,
            },
          },
        ]}
        empty={<EmptyState title={text.changesEmptyTitle}>{text.changesEmpty}</EmptyState>}
      />
      {count > 0 && (
        <Pager address={address} page={page.page} size={page.size} totalRows={count} label={text.changes} />
      )}
    </Section>
  );
}

function changeRow(filing: FilingRow): Row {
  const monthly = addFen(filing.unitShare ?? ZERO, filing.ownShare ?? ZERO);
  const leaves = filing.kind === 'seal';
  return {
    id: filing.id,
    label: filing.name ?? '',
    cells: {
      kind: FILING_KIND_WORDS[filing.kind],
      account: filing.accountNumber,
      name: filing.name,
      before: leaves && formatFen(monthly),
      after: !leaves && formatFen(monthly),
      difference: <Money signed amount={leaves ? negateFen(monthly) : monthly} />,
      reason: leaves && [SEAL_REASONS[filing.reason as SealReason], filing.note].filter(Boolean).join('：'),
    },
  };
}
