import type { Metadata } from 'next';
import { currentHall } from '../current-hall';
import { CORRECTION_COLUMNS, correctionRow } from '@/app/correction-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { isPermitted } from '@/lib/auth/permissions';
import { listCorrections } from '@/lib/corrections/list-corrections';
import { readAs } from '@/lib/operations/read';
import { correctionText as text } from '@/lib/text/corrections';
import { menuText } from '@/lib/text/frame';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/corrections';

/** 错缴更正 of the unit, in whatever state. */
export default async function CorrectionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['date']);
  const { operator } = await currentHall();
  const { rows, total } = await readAs(operator, (tx) => listCorrections(tx, operator.unitId, page));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.month }, { label: text.title }]}
        description={text.description}
        toolbar={
          isPermitted('corrections.save', operator) && (
            <LinkButton href="/corrections/new" variant="primary">
              {text.add}
            </LinkButton>
          )
        }
      />
      <DataTable
        caption={text.caption}
        columns={CORRECTION_COLUMNS}
        rows={rows.map((row) => correctionRow(row, PATH))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager
        address={withParameters(PATH, { size: one(params, 'size') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}
