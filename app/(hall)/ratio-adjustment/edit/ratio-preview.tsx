import { Money } from '@/components/display/money';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import type { RatioPreview as Previewed } from '@/lib/contributions/preview-ratios';
import { fieldText } from '@/lib/text/interface';
import { ratioPreviewText as text } from '@/lib/text/ratio';
import type { ListPage } from '@/lib/values/list-page';
import { subtractFen, type Fen } from '@/lib/values/money';

function money(key: string, title: string): Column {
  return { key, title, unit: fieldText.yuan, kind: 'money' };
}

const CHANGE = [money('before', text.before), money('after', text.after), money('difference', text.difference)];

const PEOPLE: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  money('base', text.base),
  money('before', text.beforeMonthly),
  money('after', text.afterMonthly),
  money('difference', text.difference),
];

interface RatioPreviewProps {
  preview: Previewed | null;
  page: ListPage;
  address: string;
}

/** What the chosen ratios come to: the totals, and everybody's new amount. */
export function RatioPreview({ preview, page, address }: RatioPreviewProps) {
  if (!preview) {
    return (
      <Section title={text.title}>
        <p className="text-soft">{text.choose}</p>
      </Section>
    );
  }
  const { before, after, people, rows } = preview;
  return (
    <Section title={text.title} note={text.note(formatCount(people))}>
      <DataTable
        caption={text.totals}
        contained={false}
        columns={[{ key: 'item', title: text.item, kind: 'text', primary: true }, ...CHANGE]}
        rows={(['unitShare', 'ownShare'] as const).map((share) => ({
          id: share,
          label: text[share],
          cells: { item: text[share], ...change(before[share], after[share]) },
        }))}
        totals={[{ label: text.monthly, cells: change(before.monthly, after.monthly) }]}
      />
      <div className="mt-4">
        <DataTable
          caption={text.people}
          columns={PEOPLE}
          rows={rows.map((row) => ({
            id: row.id,
            label: row.name,
            cells: {
              number: row.number,
              name: row.name,
              idNumber: row.idNumberMask,
              base: <Money amount={row.base} />,
              ...change(row.before, row.after),
            },
          }))}
          firstNumber={(page.page - 1) * page.size + 1}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
        <Pager
          address={withParameters(address, { page: page.page === 1 ? null : String(page.page) })}
          page={page.page}
          size={page.size}
          totalRows={people}
        />
      </div>
    </Section>
  );
}

function change(before: Fen, after: Fen) {
  return {
    before: <Money amount={before} />,
    after: <Money amount={after} />,
    difference: <Money signed amount={subtractFen(after, before)} />,
  };
}
