import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useId } from 'react';
import { CHART, MonthAxis, ValueAxis } from '@/components/display/chart-axis';
import { chartText as text } from '@/lib/text/charts';

export interface PaidMonth {
  /** As 201907. */
  month: string;
  /** In whole yuan; exact figures stand in the table beside the picture. */
  amount: number;
  heads: number;
}

const AMOUNTS = { top: 26, bottom: 150 };
const HEADS = { top: 186, bottom: 250 };
const HEIGHT = HEADS.bottom + CHART.label;

/** Heads and amount over the months, one over the other on one axis of months. Drawn on the server; its table stands beside it. */
export function PaidChart({ months }: { months: PaidMonth[] }) {
  const id = useId();
  const x = scaleBand(
    months.map(({ month }) => month),
    [CHART.left, CHART.width - CHART.right],
  ).padding(0.35);
  const middle = (month: string) => (x(month) ?? 0) + x.bandwidth() / 2;
  const amounts = scaleLinear(
    [0, Math.max(1, ...months.map(({ amount }) => amount))],
    [AMOUNTS.bottom, AMOUNTS.top],
  ).nice(4);
  const counts = months.map(({ heads }) => heads);
  // Heads hardly move: their axis starts near the lowest, and a line, unlike a bar, may do that.
  const heads = scaleLinear([Math.min(...counts) * 0.95, Math.max(1, ...counts)], [HEADS.bottom, HEADS.top]).nice(3);
  const path = line<PaidMonth>(
    (one) => middle(one.month),
    (one) => heads(one.heads),
  )(months);
  return (
    <svg className="chart" viewBox={`0 0 ${CHART.width} ${HEIGHT}`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>{text.paidTitle}</title>
      <desc id={`${id}d`}>{text.paidDescription(months.length)}</desc>
      <text className="chart-name" x={0} y={10}>
        {text.amount}
      </text>
      <ValueAxis scale={amounts} />
      {months.map(({ month, amount }) => (
        <rect
          key={month}
          className="chart-bar"
          data-series="amount"
          x={x(month)}
          y={amounts(amount)}
          width={x.bandwidth()}
          height={AMOUNTS.bottom - amounts(amount)}
        >
          <title>{text.point(month, text.yuan(amount))}</title>
        </rect>
      ))}
      <text className="chart-name" x={0} y={HEADS.top - 12}>
        {text.heads}
      </text>
      <ValueAxis scale={heads} ticks={3} />
      <path className="chart-line" d={path ?? undefined} />
      {months.map(({ month, heads: count }) => (
        <circle key={month} className="chart-dot" cx={middle(month)} cy={heads(count)} r={2.5}>
          <title>{text.point(month, text.people(count))}</title>
        </circle>
      ))}
      <MonthAxis months={months.map(({ month }) => month)} at={middle} y={HEADS.bottom + 18} />
    </svg>
  );
}
