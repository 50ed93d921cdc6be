import { contentWords, personWords } from '@/app/filing-content';
import { Money } from '@/components/display/money';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import type { MonthChanges } from '@/lib/remittances/month-changes';
import { fieldText } from '@/lib/text/interface';
import { confirmText as text } from '@/lib/text/remittance';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import type { ListPage } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';

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
  changes: MonthChanges;
  page: Pick<ListPage, 'page' | 'size'>;
}

/** 变更清册信息: this month's changes, each with what was paid before and is paid now (FD-061). */
export function ChangeList({ path, changes, page }: ChangeListProps) {
  const address = withParameters(path, { size: String(page.size), page: String(page.page) });
  const { rows, total, sums } = changes;
  return (
    <Section title={text.changes} note={text.changesCount(formatCount(total))}>
      <DataTable
        caption={text.changes}
        columns={COLUMNS}
        rows={rows.map(changeRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        totals={[
          {
            cells: {
              before: formatFen(sums.before),
              after: formatFen(sums.after),
              difference: <Money signed amount={sums.difference} />,
            },
          },
        ]}
        empty={<EmptyState title={text.changesEmptyTitle}>{text.changesEmpty}</EmptyState>}
      />
      {total > 0 && (
        <Pager address={address} page={page.page} size={page.size} totalRows={total} label={text.changes} />
      )}
    </Section>
  );
}

function changeRow(filing: MonthChanges['rows'][number]): Row {
  const { before, after, difference } = filing.change;
  return {
    id: filing.id,
    label: personWords(filing),
    cells: {
      kind: FILING_KIND_WORDS[filing.kind],
      account: filing.accountNumber,
      name: personWords(filing),
      before: before !== null && formatFen(before),
      after: after !== null && formatFen(after),
      difference: <Money signed amount={difference} />,
      reason: contentWords(filing),
    },
  };
}
