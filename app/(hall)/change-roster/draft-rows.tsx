import Link from 'next/link';
import { DiscardOne } from './discard-one';
import type { Share } from './submit-preview';
import type { Row, Totals } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import { draftOutcome } from '@/lib/filings/draft-summary';
import type { FilingRow } from '@/lib/filings/list-filings';
import { changeRosterText as text } from '@/lib/text/change-roster';
import { MARKS, problemSentence, REVIEW_REASONS, type Mark, type ReviewReason } from '@/lib/text/problems';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { fenFromText, fenToText, formatFen, sumFen, ZERO } from '@/lib/values/money';

/** Drafts as rows of the list; amounts are formatted here, on the server. */
export function draftRows(rows: readonly FilingRow[]): Row[] {
  return rows.map((row) => ({
    id: row.id,
    label: nameOf(row),
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

/** What a submission would make of each line, for the dialog before it. */
export function draftShares(rows: readonly FilingRow[]): Record<string, Share> {
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      { kind: row.kind, outcome: draftOutcome(row), lines: 1, monthly: fenToText(row.monthly ?? ZERO) },
    ]),
  );
}

/** 合计 of 月缴存额; where the list holds several kinds, a line for each, because they change the month in opposite ways. */
export function draftTotals(shares: readonly Share[]): Totals[] {
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
      {row.opinion && <Status tone="warning">{text.returned(row.opinion)}</Status>}
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

function Actions({ row }: { row: FilingRow }) {
  return (
    <span className="flex gap-3">
      {row.kind === 'open' && (
        <Link href={`/change-roster/open/${row.id}`} prefetch={false}>
          {text.edit}
        </Link>
      )}
      <DiscardOne id={row.id} label={row.kind === 'open' ? text.discard : text.revokeDraft} name={nameOf(row)} />
    </span>
  );
}
