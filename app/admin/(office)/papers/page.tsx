import type { Metadata } from 'next';
import { OfficeHeading } from '../office-heading';
import { declareVoid } from '../../action';
import { RevokePaper } from '@/app/revoke-paper';
import type { Column, Row } from '@/components/table/column';
import { QueriedList } from '@/components/table/queried-list';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { listAllPapers, type OfficePaper } from '@/lib/papers/list-papers';
import { officePapersText as text, PAPER_WORDS, papersText } from '@/lib/text/papers';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'kind', title: papersText.kind, kind: 'text' },
  { key: 'number', title: papersText.number, kind: 'code', primary: true },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unitName', title: text.unitName, kind: 'text' },
  { key: 'amount', title: text.amount, kind: 'money' },
  { key: 'at', title: papersText.at, kind: 'day' },
  { key: 'state', title: papersText.state, kind: 'status', wrap: true },
  { key: 'action', title: text.action, kind: 'action' },
];

/** 单证查询: what papers were given out, and 作废 of one. */
export default async function OfficePapersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const [typed, unitNumber] = [one(params, 'paper'), one(params, 'unitNumber')];
  const staff = await currentStaff();
  const { rows, total, more } = await readAs(staff, (tx) => listAllPapers(tx, { typed, unitNumber, page }));
  const mayVoid = isPermitted('papers.void', staff);
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      <QueriedList
        path="/admin/papers"
        fields={[
          { kind: 'text', name: 'paper', label: text.asked, value: typed },
          { kind: 'text', name: 'unitNumber', label: text.unitNumber, value: unitNumber },
        ]}
        page={page}
        size={one(params, 'size')}
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map((row) => paperRow(row, mayVoid))}
        total={total}
        more={more}
        empty={{ title: text.emptyTitle, body: text.empty }}
      />
    </>
  );
}

function paperRow({ paper, unitNumber, unitName }: OfficePaper, mayVoid: boolean): Row {
  const { id, number, revokedAt, revokeReason } = paper;
  const kind = PAPER_WORDS[paper.kind];
  return {
    id,
    label: `${kind} ${number}`,
    cells: {
      kind,
      number,
      unitNumber,
      unitName,
      amount: paper.amount && formatFen(paper.amount),
      at: formatInstant(paper.issuedAt),
      state:
        revokedAt === null ? (
          <Status tone="success">{papersText.valid}</Status>
        ) : (
          <Status tone="danger">{text.revokedOn(formatInstant(revokedAt), revokeReason ?? '')}</Status>
        ),
      action: revokedAt === null && mayVoid && <RevokePaper door={declareVoid} id={id} kind={kind} number={number} />,
    },
  };
}
