'use client';

import type { BackPayPreview as Previewed } from './use-back-pay-preview';
import type { ShownLine } from '@/app/(hall)/filings/shown-preview';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { backPayPreviewText as text } from '@/lib/text/back-payment';
import { filingsText } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';
import { problemSentence, REVIEW_REASONS } from '@/lib/text/problems';

const COLUMNS: Column[] = [
  { key: 'month', title: text.month, kind: 'month', primary: true },
  { key: 'base', title: text.base, unit: fieldText.yuan, kind: 'money' },
  { key: 'ratios', title: text.ratios, kind: 'number' },
  { key: 'unitShare', title: text.unitShare, unit: fieldText.yuan, kind: 'money' },
  { key: 'ownShare', title: text.ownShare, unit: fieldText.yuan, kind: 'money' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'check', title: text.check, kind: 'status', wrap: true, width: '22rem' },
];

/** 补缴明细: every month's amounts and faults before anything is saved. */
export function BackPayPreview({ preview: { shown, months, state } }: { preview: Previewed }) {
  const words = { waiting: text.wait, reckoning: text.reckoning, failed: text.failed, shown: '' }[state];
  return (
    <Section title={text.title} note={text.note}>
      <p role="status" className={words === '' ? 'sr-only' : 'text-soft'}>
        {words}
      </p>
      {shown && (
        <div aria-busy={state === 'reckoning'} className="aria-busy:opacity-50">
          <DataTable
            caption={text.caption}
            columns={COLUMNS}
            firstNumber={1}
            rows={shown.lines.map((line, place) => ({
              id: months[place] ?? '',
              label: months[place] ?? '',
              faulty: line.problems.length > 0,
              cells: { ...amountsOf(line), month: months[place], check: <Check line={line} /> },
            }))}
            totals={[{ cells: { ...shown.totals } }]}
          />
        </div>
      )}
    </Section>
  );
}

function amountsOf({ base, ratios, unitShare, ownShare, amount }: ShownLine) {
  return { base, ratios, unitShare, ownShare, amount };
}

/** 验证描述 of a month; what is missing only for its submission does not keep it from being saved. */
function Check({ line: { problems, missing, reviewReasons } }: { line: ShownLine }) {
  return (
    <div className="grid gap-0.5">
      {problems.map((problem) => (
        <Status key={problem.code} tone="danger">
          {problemSentence(problem)}
        </Status>
      ))}
      {problems.length === 0 && reviewReasons.length > 0 && (
        <Status tone="waiting">
          {filingsText.toReview(reviewReasons.map((reason) => REVIEW_REASONS[reason]).join('、'))}
        </Status>
      )}
      {problems.length === 0 &&
        missing.map((problem) => (
          <Status key={problem.code} tone="info">
            {problemSentence(problem)}
          </Status>
        ))}
      {problems.length + reviewReasons.length === 0 && <Status tone="success">{filingsText.passed}</Status>}
    </div>
  );
}
