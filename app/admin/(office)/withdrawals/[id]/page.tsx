import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { WithdrawalDecision } from './withdrawal-decision';
import { FILE_TONES } from '../file-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { journalWords } from '@/lib/text/terms';
import {
  WITHDRAWAL_COLUMNS,
  withdrawalFileText as text,
  withdrawalProblemSentence,
  withdrawalText,
} from '@/lib/text/withdrawals';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { getWithdrawalFile } from '@/lib/withdrawals/list-withdrawals';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'row', title: withdrawalText.row, kind: 'number' },
  { key: 'serial', title: WITHDRAWAL_COLUMNS.serial.title, kind: 'code', primary: true },
  { key: 'accountNumber', title: WITHDRAWAL_COLUMNS.accountNumber.title, kind: 'code' },
  { key: 'name', title: WITHDRAWAL_COLUMNS.name.title, kind: 'text' },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unitName', title: text.unitName, kind: 'text', wrap: true },
  { key: 'withdrawnOn', title: WITHDRAWAL_COLUMNS.withdrawnOn.title, kind: 'day' },
  { key: 'kind', title: WITHDRAWAL_COLUMNS.kind.title, kind: 'text' },
  { key: 'amount', title: WITHDRAWAL_COLUMNS.amount.title, unit: fieldText.yuan, kind: 'money' },
];
const PROBLEM: Column = { key: 'problem', title: text.problem, kind: 'text', wrap: true };

type Found = NonNullable<Awaited<ReturnType<typeof getWithdrawalFile>>>;

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** 提取文件: its withdrawals, and the decision of a second person. */
export default async function WithdrawalFilePage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const asked = await searchParams;
  const page = readListPage(asked, ['row']);
  const staff = await currentStaff();
  const found = isId(id)
    ? await readAs(staff, (tx) => getWithdrawalFile(tx, id, { page, today: clock.today() }))
    : undefined;
  if (!found) notFound();
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: withdrawalText.title, href: '/admin/withdrawals' },
          { label: text.title },
        ]}
        toolbar={<LinkButton href="/admin/withdrawals">{text.back}</LinkButton>}
      />
      <About found={found} />
      <Section title={text.lines}>
        <DataTable
          caption={text.caption}
          columns={found.faults.length > 0 ? [...COLUMNS, PROBLEM] : COLUMNS}
          rows={found.rows.map((row) => rowOf(row, found.faults))}
          totals={[{ cells: { amount: formatFen(found.amount) } }]}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
        <Pager
          address={withParameters(`/admin/withdrawals/${id}`, { size: one(asked, 'size') })}
          page={page.page}
          size={page.size}
          totalRows={found.lines}
        />
      </Section>
      <NextStep found={found} staff={staff} />
    </>
  );
}

function About({ found: { file, lines, amount, proposer, decider } }: { found: Found }) {
  return (
    <Section title={text.about}>
      <DescriptionList
        items={[
          { term: withdrawalText.name, detail: file.name },
          {
            term: withdrawalText.state,
            detail: <Status tone={FILE_TONES[file.state]}>{withdrawalText.states[file.state]}</Status>,
          },
          { term: withdrawalText.lines, detail: formatCount(lines) },
          { term: withdrawalText.amount, detail: formatFen(amount), money: true },
          { term: withdrawalText.proposer, detail: proposer },
          { term: withdrawalText.proposedAt, detail: formatInstant(file.proposedAt) },
          { term: withdrawalText.decider, detail: decider },
          { term: text.decidedAt, detail: file.decidedAt && formatInstant(file.decidedAt) },
        ]}
      />
    </Section>
  );
}

function rowOf(
  { withdrawal, accountNumber, name, unitNumber, unitName }: Found['rows'][number],
  faults: Found['faults'],
): Row {
  const { row, serial, withdrawnOn, kind, amount } = withdrawal;
  const problems = faults.filter((fault) => fault.row === row);
  return {
    id: withdrawal.id,
    label: serial,
    faulty: problems.length > 0,
    cells: {
      row: String(row),
      serial,
      accountNumber,
      name,
      unitNumber,
      unitName,
      withdrawnOn,
      kind: journalWords(kind, null),
      amount: formatFen(amount),
      problem: problems.map(({ column, code }) => withdrawalProblemSentence(column, code)).join('；'),
    },
  };
}

/** The decision where who is here may take it, or why not. */
function NextStep({ found, staff }: { found: Found; staff: StaffPrincipal }): ReactNode {
  const { file, lines, amount, faults } = found;
  if (file.state !== 'proposed') return null;
  if (!isPermitted('withdrawals.decide', staff)) return <Note>{text.notYours}</Note>;
  if (file.proposedBy === staff.id) return <Note>{text.ownProposal}</Note>;
  const faulty = new Set(faults.map(({ row }) => row)).size;
  const about = faulty > 0 ? text.faulty(formatCount(faulty)) : text.decideAbout(formatCount(lines), formatFen(amount));
  return <WithdrawalDecision id={file.id} about={about} />;
}
