import type { ScaleLinear } from 'd3-scale';
import { chartText } from '@/lib/text/charts';

/** Room around the drawing, in the units of its viewBox; they are about pixels. */
export const CHART = { width: 640, left: 56, right: 8, label: 28 } as const;

/** Lines across the drawing at round amounts, with the amounts at their left; there is no half of a person. */
export function ValueAxis({ scale, ticks = 4 }: { scale: ScaleLinear<number, number>; ticks?: number }) {
  return (
    <g className="chart-axis">
      {scale
        .ticks(ticks)
        .filter((tick) => Number.isInteger(tick))
        .map((tick) => (
          <g key={tick} transform={`translate(0 ${String(scale(tick))})`}>
            <line x1={CHART.left} x2={CHART.width - CHART.right} data-zero={tick === 0 ? '' : undefined} />
            <text x={CHART.left - 6} dy="0.32em" textAnchor="end">
              {chartText.round(tick)}
            </text>
          </g>
        ))}
    </g>
  );
}

interface MonthAxisProps {
  months: readonly string[];
  /** The middle of a month. */
  at: (month: string) => number;
  y: number;
}

/** The months under a drawing; of more than a year every third one is named, counted from the last. */
export function MonthAxis({ months, at, y }: MonthAxisProps) {
  return (
    <g className="chart-axis">
      {months.map((month, index) =>
        (months.length - 1 - index) % (months.length > 12 ? 3 : 1) === 0 ? (
          <text key={month} x={at(month)} y={y} textAnchor="middle">
            {month}
          </text>
        ) : null,
      )}
    </g>
  );
}
