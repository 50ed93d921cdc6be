import { ChangeChart, type ChangedMonth } from '@/components/display/change-chart';
import { PaidChart } from '@/components/display/paid-chart';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Section } from '@/components/ui/section';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { chartText as text } from '@/lib/text/charts';
import { fieldText } from '@/lib/text/interface';
import { formatFen, negateFen, ZERO, type Fen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

type Posted = Awaited<ReturnType<typeof monthAtAGlance>>['posted'];

const PAID: Column[] = [
  { key: 'month', title: text.month, kind: 'month', primary: true },
  { key: 'heads', title: text.heads, kind: 'number' },
  { key: 'due', title: text.due, unit: fieldText.yuan, kind: 'money' },
  { key: 'postedOn', title: text.postedOn, kind: 'day' },
];
const CHANGED: Column[] = [
  { key: 'month', title: text.month, kind: 'month', primary: true },
  { key: 'added', title: text.changes.added, unit: fieldText.yuan, kind: 'money' },
  { key: 'adjusted', title: text.changes.adjusted, unit: fieldText.yuan, kind: 'money' },
  { key: 'backPay', title: text.changes.backPay, unit: fieldText.yuan, kind: 'money' },
  { key: 'reduced', title: text.changes.reduced, unit: fieldText.yuan, kind: 'money' },
];

/** Heads and amount over the last two years, and by change type, as pictures with their tables. */
export function HomeCharts({ posted }: { posted: Posted }) {
  if (posted.length < 2) return <p className="text-soft">{text.tooFew}</p>;
  const months = [...posted].reverse();
  return (
    <div className="charts">
      <Section title={text.paid}>
        <div className="chart-frame" role="region" aria-label={text.paidTitle} tabIndex={0}>
          <PaidChart
            months={months.map(({ month, amount, heads }) => ({
              month: formatMonthCompact(month),
              amount: yuanOf(amount),
              heads,
            }))}
          />
        </div>
        <Figures caption={text.paidCaption} columns={PAID} rows={posted.map(paidRow)} />
      </Section>
      <Section title={text.change}>
        {posted.some(hasChanged) ? (
          <>
            <div className="chart-frame" role="region" aria-label={text.changeTitle} tabIndex={0}>
              <ChangeChart months={months.map(changesOf)} />
            </div>
            <Figures caption={text.changeCaption} columns={CHANGED} rows={posted.map(changedRow)} />
          </>
        ) : (
          <p className="text-soft">{text.nothingChanged}</p>
        )}
      </Section>
    </div>
  );
}

function Figures({ caption, columns, rows }: { caption: string; columns: Column[]; rows: Row[] }) {
  return (
    <details className="figures-of-chart">
      <summary>{text.table}</summary>
      <DataTable caption={caption} columns={columns} rows={rows} contained={false} />
    </details>
  );
}

function hasChanged({ added, adjusted, backPay, reduced }: Posted[number]): boolean {
  return [added, adjusted, backPay, reduced].some(({ amount }) => amount !== ZERO);
}

function changesOf({ month, added, adjusted, backPay, reduced }: Posted[number]): ChangedMonth {
  return {
    month: formatMonthCompact(month),
    added: yuanOf(added.amount),
    adjusted: yuanOf(adjusted.amount),
    backPay: yuanOf(backPay.amount),
    reduced: -yuanOf(reduced.amount),
  };
}

function paidRow({ month, heads, amount, postedOn }: Posted[number]): Row {
  return {
    id: month,
    label: formatMonthCompact(month),
    cells: {
      month: formatMonthCompact(month),
      heads: formatCount(heads),
      due: formatFen(amount),
      postedOn,
    },
  };
}

function changedRow({ month, added, adjusted, backPay, reduced }: Posted[number]): Row {
  return {
    id: month,
    label: formatMonthCompact(month),
    cells: {
      month: formatMonthCompact(month),
      added: formatFen(added.amount),
      adjusted: formatFen(adjusted.amount),
      backPay: formatFen(backPay.amount),
      reduced: formatFen(negateFen(reduced.amount)),
    },
  };
}

/** For a picture whole yuan are enough. */
function yuanOf(amount: Fen): number {
  return Number(amount / 100n);
}
