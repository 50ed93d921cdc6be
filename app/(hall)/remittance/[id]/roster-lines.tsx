import { Masked } from '@/components/display/masked';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { Section } from '@/components/ui/section';
import type { listRosterLines } from '@/lib/remittances/list-remittances';
import { fieldText } from '@/lib/text/interface';
import { rosterText as text } from '@/lib/text/remittance';
import type { ListPage } from '@/lib/values/list-page';
import { addFen, formatFen, type Fen } from '@/lib/values/money';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

const COLUMNS: Column[] = [
  { key: 'account', title: text.account, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'base', title: text.base, unit: fieldText.yuan, kind: 'money' },
  { key: 'unitRatio', title: text.unitRatio, kind: 'number' },
  { key: 'ownRatio', title: text.ownRatio, kind: 'number' },
  { key: 'unitShare', title: text.unitShare, unit: fieldText.yuan, kind: 'money' },
  { key: 'ownShare', title: text.ownShare, unit: fieldText.yuan, kind: 'money' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
];

interface RosterLinesProps {
  path: string;
  lines: Awaited<ReturnType<typeof listRosterLines>>;
  page: Pick<ListPage, 'page' | 'size'>;
  /** Of the whole roster. */
  heads: number;
  monthly: Fen;
}

/** 清册明细: everybody on the frozen month, as he was when it was saved. */
export function RosterLines({ path, lines, page, heads, monthly }: RosterLinesProps) {
  const address = withParameters(path, { size: String(page.size), page: String(page.page) });
  return (
    <Section title={text.lines} note={text.frozen}>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        firstNumber={(page.page - 1) * page.size + 1}
        rows={lines.map((line) => ({
          id: line.accountId,
          label: line.name,
          cells: {
            account: line.accountNumber,
            name: line.name,
            idNumber: <Masked value={line.idNumberMask} />,
            base: formatFen(line.base),
            unitRatio: formatPercent(basisPoints(line.unitRatio)),
            ownRatio: formatPercent(basisPoints(line.ownRatio)),
            unitShare: formatFen(line.unitShare),
            ownShare: formatFen(line.ownShare),
            monthly: formatFen(addFen(line.unitShare, line.ownShare)),
          },
        }))}
        totals={[{ cells: { monthly: formatFen(monthly) } }]}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={heads} />
    </Section>
  );
}
