import type { Route } from 'next';
import Link from 'next/link';
import { DiscardOne } from './discard-one';
import type { DraftDoors } from './doors';
import { DRAFT_COLUMNS } from './draft-columns';
import { filingCells } from './filing-cells';
import type { Share } from './submit-preview';
import type { Row, Totals } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import { draftOutcome } from '@/lib/filings/draft-summary';
import type { FilingKind } from '@/lib/filings/filing';
import type { FilingRow } from '@/lib/filings/list-filings';
import { listOf, type FilingList } from '@/lib/filings/lists';
import { monthlyChange } from '@/lib/filings/monthly-change';
import { filingsText as text } from '@/lib/text/filings';
import { MARKS, problemSentence, REVIEW_REASONS, type Mark, type ReviewReason } from '@/lib/text/problems';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { fenFromText, fenToText, formatFen, sumFen, ZERO } from '@/lib/values/money';

/** Drafts as rows of the list, with their 操作 for who may; amounts are formatted here, on the server. */
export function draftRows(rows: readonly FilingRow[], doors: DraftDoors | null): Row[] {
  return rows.map((row) => ({
    id: row.id,
    label: nameOf(row),
    faulty: row.problems.length > 0,
    cells: {
      ...filingCells(row),
      check: <Check row={row} />,
      actions: doors && <Actions row={row} doors={doors} />,
    },
  }));
}

/** What a submission would make of each line, for the dialog before it. */
export function draftShares(rows: readonly FilingRow[]): Record<string, Share> {
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      {
        kind: row.kind,
        outcome: draftOutcome(row),
        lines: 1,
        monthly: fenToText(row.monthly ?? ZERO),
        change: fenToText(monthlyChange(row).difference),
      },
    ]),
  );
}

/** 合计 of 月缴存额; where the list holds several kinds, a line for each, because they change the month in opposite ways; none where it shows no amounts. */
export function draftTotals(list: FilingList, shares: readonly Share[]): Totals[] {
  if (!DRAFT_COLUMNS[list].some(({ key }) => key === 'monthly')) return [];
  const kinds = [...new Set(shares.map((share) => share.kind))];
  return kinds.map((kind) => {
    const amounts = shares.filter((share) => share.kind === kind).map((share) => fenFromText(share.monthly));
    const label = kinds.length > 1 ? text.totalOf(FILING_KIND_WORDS[kind]) : undefined;
    return { label, cells: { monthly: formatFen(sumFen(amounts)) } };
  });
}

/** 验证描述: every fault, why it goes to review, and what else should be known. */
function Check({ row }: { row: FilingRow }) {
  const marks = row.marks.filter((mark): mark is Mark => mark in MARKS);
  const reasons = row.reviewReasons.filter((reason): reason is ReviewReason => reason in REVIEW_REASONS);
  return (
    <div className="grid gap-0.5">
      {row.problems.length > 0 && row.importRow !== null && (
        <span className="text-sm text-soft">{text.importedRow(String(row.importRow))}</span>
      )}
      {row.problems.map((problem) => (
        <Status key={`${problem.field} ${problem.code}`} tone="danger">
          {problemSentence(problem)}
        </Status>
      ))}
      {row.opinion && (
        <Status tone="warning">
          {EDIT_PAGES[row.kind] ? text.returned(row.opinion) : text.returnedToRevoke(row.opinion)}
        </Status>
      )}
      {row.problems.length === 0 && reasons.length > 0 && (
        <Status tone="waiting">{text.toReview(reasons.map((reason) => REVIEW_REASONS[reason]).join('、'))}</Status>
      )}
      {row.problems.length === 0 && reasons.length === 0 && <Status tone="success">{text.passed}</Status>}
      {marks.map((mark) => (
        <Status key={mark} tone="info">
          {MARKS[mark]}
        </Status>
      ))}
    </div>
  );
}

/** A line whose name could not be read is called by its row. */
function nameOf({ name, importRow, kind }: FilingRow): string {
  return name ?? (importRow === null ? FILING_KIND_WORDS[kind] : text.importedRow(String(importRow)));
}

/** Where a draft is typed anew; of a sealing or an unsealing there is only 撤销 (BT-18). */
const EDIT_PAGES: Partial<Record<FilingKind, string>> = {
  open: '/change-roster/open',
  base: '/base-adjustment/edit',
  ratio: '/ratio-adjustment/edit',
  'back-pay': '/back-payment/edit',
  transfer: '/transfers/edit',
};

function Actions({ row, doors }: { row: FilingRow; doors: DraftDoors }) {
  const page = EDIT_PAGES[row.kind];
  return (
    <span className="flex gap-3">
      {page && (
        <Link href={`${page}/${row.id}` as Route} prefetch={false}>
          {text.edit}
        </Link>
      )}
      <DiscardOne
        id={row.id}
        list={listOf(row.kind)}
        act={page ? 'discard' : 'revoke'}
        name={nameOf(row)}
        discard={doors.discard}
      />
    </span>
  );
}
