import type { Route } from 'next';
import Link from 'next/link';
import { reviewReasonWords } from './review-words';
import { contentWords, personWords } from '@/app/filing-content';
import type { Column, Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Badge } from '@/components/ui/badge';
import { Status } from '@/components/ui/status';
import { waitingOf, type Review } from '@/lib/reviews/list-reviews';
import { fieldText } from '@/lib/text/interface';
import { reviewText as text } from '@/lib/text/office';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';

/** What the lists of reviews show of what was filed. */
export const FILED_COLUMNS: Column[] = [
  { key: 'name', title: text.who, kind: 'text', primary: true },
  { key: 'kind', title: text.kind, kind: 'status' },
  { key: 'content', title: text.contentAndReasons, kind: 'text', wrap: true },
  { key: 'before', title: text.monthlyBefore, unit: fieldText.yuan, kind: 'money' },
  { key: 'after', title: text.monthlyAfter, unit: fieldText.yuan, kind: 'money' },
];

/** The queue: besides, how long it waits and until when. */
export const QUEUE_COLUMNS: Column[] = [
  ...FILED_COLUMNS,
  { key: 'deadline', title: text.deadline, kind: 'text', wrap: true },
  { key: 'action', title: text.action, kind: 'action' },
];

type Filed = Omit<Review, 'version' | 'submittedOn' | 'submissionNumber' | 'firstApprover'>;

/** The cells of FILED_COLUMNS. */
export function filedCells(row: Filed): Row['cells'] {
  const { before, after } = row.change;
  return {
    name: (
      <div>
        {personWords(row)}
        <br />
        <span className="text-sm font-normal text-soft">{`${row.unitNumber} ${row.unitName}`}</span>
      </div>
    ),
    kind: FILING_KIND_WORDS[row.kind],
    content: (
      <div>
        {contentWords(row)}
        <br />
        <Status tone="warning">{reviewReasonWords(row.reviewReasons)}</Status>
      </div>
    ),
    before: before !== null && formatFen(before),
    after: after !== null && formatFen(after),
  };
}

/** A row of the queue as of a day. */
export function queueRow(row: Review, today: Day): Row {
  const waiting = waitingOf(row.submittedOn, today);
  return {
    id: row.id,
    label: personWords(row),
    cells: {
      ...filedCells(row),
      deadline: (
        <div>
          {waiting.deadline} <span className="text-soft">{waitedWords(waiting.days)}</span>{' '}
          {waiting.late && <Badge tone="danger">{text.late}</Badge>}{' '}
          {row.firstApprovedBy !== null && <Badge tone="info">{text.secondLeft}</Badge>}
        </div>
      ),
      action: <Link href={`/admin/reviews/${row.id}` as Route}>{text.review}</Link>,
    },
  };
}

/** 已等待 N 天 */
export function waitedWords(days: number): string {
  return days > 0 ? text.waited(formatCount(days)) : text.submittedToday;
}
