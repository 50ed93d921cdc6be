import { Note } from '@/components/ui/note';
import { rangeText } from '@/lib/text/unit-queries';
import type { RangeProblem } from '@/lib/values/query-range';

/** In place of a list whose range cannot be asked for: why, and where a longer one can be had. */
export function RangeRefused({ problem, exportName }: { problem: RangeProblem; exportName?: string }) {
  const longer = exportName === undefined ? rangeText.longerOnly : rangeText.longer(exportName);
  return (
    <Note tone="warning" live="alert" title={rangeText.refused}>
      {problem === 'too-long' ? longer : `${rangeText.problems[problem]}。${rangeText.mend}`}
    </Note>
  );
}
