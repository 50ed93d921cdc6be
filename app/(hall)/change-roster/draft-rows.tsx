import Link from 'next/link';
import { DiscardOne } from './discard-one';
import type { Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import type { FilingRow } from '@/lib/filings/list-filings';
import { changeRosterText as text } from '@/lib/text/change-roster';
import { MARKS, problemSentence, REVIEW_REASONS, type Mark, type ReviewReason } from '@/lib/text/problems';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { formatFen } from '@/lib/values/money';

/** Drafts as rows of the list; amounts are formatted here, on the server. */
export function draftRows(rows: readonly FilingRow[]): Row[] {
  return rows.map((row) => ({
    id: row.id,
    label: row.name ?? FILING_KIND_WORDS[row.kind],
    faulty: row.problems.length > 0,
    cells: {
      kind: FILING_KIND_WORDS[row.kind],
      name: row.name ?? '',
      idNumber: row.idNumberMask ?? '',
      accountNumber: row.accountNumber ?? '',
      base: row.base === null ? '' : formatFen(row.base),
      monthly: row.monthly === null ? '' : formatFen(row.monthly),
      check: <Check row={row} />,
      actions: <Actions row={row} />,
    },
  }));
}

/** 验证描述: every fault, why it goes to review, and what else should be known. */
function Check({ row }: { row: FilingRow }) {
  const marks = row.marks.filter((mark): mark is Mark => mark in MARKS);
  const reasons = row.reviewReasons.filter((reason): reason is ReviewReason => reason in REVIEW_REASONS);
  return (
    <div className="grid gap-0.5">
      {row.problems.map((problem) => (
        <Status key={`${problem.field} ${problem.code}`} tone="danger">
          {problemSentence(problem)}
        </Status>
      ))}
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

function Actions({ row }: { row: FilingRow }) {
  return (
    <span className="flex gap-3">
      {row.kind === 'open' && (
        <Link href={`/change-roster/open/${row.id}`} prefetch={false}>
          {text.edit}
        </Link>
      )}
      <DiscardOne id={row.id} label={row.kind === 'open' ? text.discard : text.revokeDraft} name={row.name ?? ''} />
    </span>
  );
}
