import { withParameters } from '@/components/table/address';
import type { Column, Row, Totals } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar, type QueryField } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';

interface QueriedListProps {
  path: string;
  /** The fields of the question over the list, filled with what is asked. */
  fields: QueryField[];
  page: { page: number; size: number };
  /** The page size as the address has it; '' where it has none. */
  size: string;
  caption: string;
  columns: Column[];
  rows: Row[];
  total: number;
  more?: boolean;
  totals?: Totals[];
  empty: { title: string; body: string };
}

/** A list with the question over it and the pager under it; the question, the page and its size stand in the address. */
export function QueriedList(props: QueriedListProps) {
  const { path, fields, page, size, caption, columns, rows, total, more, totals, empty } = props;
  const asked = Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
  return (
    <>
      <QueryBar path={path} fields={fields} keep={size === '' ? {} : { size }} />
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        firstNumber={(page.page - 1) * page.size + 1}
        totals={totals}
        empty={<EmptyState title={empty.title}>{empty.body}</EmptyState>}
      />
      <Pager
        address={withParameters(path, { ...asked, size, page: page.page === 1 ? '' : String(page.page) })}
        page={page.page}
        size={page.size}
        totalRows={total}
        more={more}
      />
    </>
  );
}
