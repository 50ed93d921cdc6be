'use client';

import { useEffect, useState } from 'react';
import { Progress } from '@/components/ui/progress';
import type { ProgressReport } from '@/lib/operations/progress';
import { formatCount } from '@/components/table/format-count';
import { doorText } from '@/lib/text/doors';

const SHOW_AFTER_MILLISECONDS = 700;

interface RunningProgressProps {
  /** A request key, or the id of an import. */
  watched: string;
  label: string;
  /** Shown at once, not only when it takes long. */
  immediate?: boolean;
  /** Its end is told by a notice wherever one is by then, so that the page may be left. */
  endsInNotice?: boolean;
  onEnd?: () => void;
}

/** How far an operation is, as the server tells it; shown once it takes longer than a moment. */
export function RunningProgress({
  watched,
  label,
  immediate = false,
  endsInNotice = false,
  onEnd,
}: RunningProgressProps) {
  const [progress, setProgress] = useState<ProgressReport | null>(null);
  const [late, setLate] = useState(immediate);

  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MILLISECONDS);
    const source = new EventSource(`/api/progress/${watched}`);
    source.onmessage = (event: MessageEvent<string>) => {
      const report = JSON.parse(event.data) as ProgressReport;
      setProgress(report);
      if (report.stage !== 'done') return;
      source.close();
      onEnd?.();
    };
    source.onerror = () => {
      source.close();
      onEnd?.();
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
    // The callback is made anew at each render; the work that is watched is the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [watched]);

  if (!late) return null;
  const { stage, done, total } = progress ?? { stage: 'checking' as const };
  const percent = done !== undefined && total ? Math.round((done / total) * 100) : undefined;
  const words = total === undefined ? undefined : countWords(done ?? 0, total);
  return (
    <Progress
      label={`${label}：${doorText.stages[stage]}`}
      percent={percent === 0 ? undefined : percent}
      words={words}
      note={endsInNotice ? doorText.mayLeave : undefined}
    />
  );
}

function countWords(done: number, total: number): string {
  return done === 0 ? doorText.total(formatCount(total)) : doorText.rows(formatCount(done), formatCount(total));
}
