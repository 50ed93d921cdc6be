'use client';

import { useState } from 'react';
import { exportList } from './jobs/action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { ExportFormat, ExportName } from '@/lib/exports/lists';
import { exportText } from '@/lib/text/exports';

interface ExportButtonsProps {
  list: ExportName;
  /** The query of the page's address: its filters and its order. */
  query: string;
  /** The manual's word for it, where it has one. */
  label?: string;
  accessLetter?: string;
}

/** 导出: the whole list behind the page. A short one comes at once, a long one as a job. */
export function ExportButtons({ list, query, label = exportText.excel, accessLetter }: ExportButtonsProps) {
  const { send, pending, problem } = useDoor(exportList);
  const [started, setStarted] = useState<number | null>(null);

  async function take(format: ExportFormat) {
    setStarted(null);
    const answer = await send({ list, format, query: query.replace(/^\?/, '') });
    if (!answer.ok) return isSignedOut(answer) && signInAgain();
    if (answer.result.jobId !== null) return setStarted(answer.result.rows);
    window.location.assign(`/api/exports/${list}?log=${answer.result.logId}`);
  }

  return (
    <>
      {problem && (
        <span role="alert" className="self-center text-danger">
          {problemsOf(problem)[0]?.message}
        </span>
      )}
      {started !== null && (
        <span role="status" className="flex items-center gap-2">
          {exportText.started(formatCount(started))}
          <LinkButton href="/jobs">{exportText.toJobs}</LinkButton>
        </span>
      )}
      <Button pending={pending} accessLetter={accessLetter} onClick={() => void take('xlsx')}>
        {label}
      </Button>
      <Button pending={pending} onClick={() => void take('csv')}>
        {exportText.csv}
      </Button>
    </>
  );
}
