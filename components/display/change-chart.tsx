import { scaleBand, scaleLinear } from 'd3-scale';
import { stack, stackOffsetDiverging } from 'd3-shape';
import { useId } from 'react';
import { CHART, MonthAxis, ValueAxis } from '@/components/display/chart-axis';
import { chartText as text } from '@/lib/text/charts';

export type ChangeSeries = keyof typeof text.changes;

/** What made a month more or less than the one before, in whole yuan; less is negative. */
export interface ChangedMonth extends Record<ChangeSeries, number> {
  /** As 201907. */
  month: string;
}

const SERIES = Object.keys(text.changes) as ChangeSeries[];
const TOP = 30;
const BOTTOM = 250;

/** The changes of each month by type: what is more stands above the line, what is less under it. Drawn on the server. */
export function ChangeChart({ months }: { months: ChangedMonth[] }) {
  const id = useId();
  const x = scaleBand(
    months.map(({ month }) => month),
    [CHART.left, CHART.width - CHART.right],
  ).padding(0.35);
  const stacked = stack<ChangedMonth, ChangeSeries>().keys(SERIES).offset(stackOffsetDiverging)(months);
  const ends = stacked.flat(2);
  const y = scaleLinear([Math.min(0, ...ends), Math.max(1, ...ends)], [BOTTOM, TOP]).nice(5);
  const middle = (month: string) => (x(month) ?? 0) + x.bandwidth() / 2;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${CHART.width} ${BOTTOM + CHART.label}`}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
    >
      <title id={`${id}t`}>{text.changeTitle}</title>
      <desc id={`${id}d`}>{text.changeDescription(months.length)}</desc>
      <defs>
        <pattern id={`${id}p`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="chart-hatch" width="2" height="5" />
        </pattern>
      </defs>
      <text className="chart-name" x={0} y={10}>
        {text.amount}
      </text>
      <Legend hatch={`url(#${id}p)`} />
      <ValueAxis scale={y} ticks={5} />
      {stacked.map((series) =>
        series.map((span) =>
          span[0] === span[1] ? null : (
            <rect
              key={`${series.key}${span.data.month}`}
              className="chart-bar"
              data-series={series.key}
              fill={series.key === 'reduced' ? `url(#${id}p)` : undefined}
              x={x(span.data.month)}
              y={y(Math.max(span[0], span[1]))}
              width={x.bandwidth()}
              height={Math.abs(y(span[0]) - y(span[1]))}
            >
              <title>
                {text.point(span.data.month, `${text.changes[series.key]} ${text.yuan(span.data[series.key])}`)}
              </title>
            </rect>
          ),
        ),
      )}
      <MonthAxis months={months.map(({ month }) => month)} at={middle} y={BOTTOM + 18} />
    </svg>
  );
}

function Legend({ hatch }: { hatch: string }) {
  return (
    <g transform={`translate(${CHART.left} 0)`}>
      {SERIES.map((key, index) => (
        <g key={key} transform={`translate(${index * 118} 0)`}>
          <rect
            className="chart-bar"
            data-series={key}
            fill={key === 'reduced' ? hatch : undefined}
            y={1}
            width={12}
            height={10}
          />
          <text className="chart-name" x={18} y={10}>
            {text.changes[key]}
          </text>
        </g>
      ))}
    </g>
  );
}
