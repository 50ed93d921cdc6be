'use client';

import { useState } from 'react';
import { exportInFull } from '../../jobs/action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { ReasonField, useReason } from '@/app/reason-field';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { RadioGroup } from '@/components/form/radio-group';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ExportFormat } from '@/lib/exports/lists';
import { exportText as text, FORMAT_WORDS } from '@/lib/text/exports';

/** Under this name what was said is kept while somebody signs in again. */
const FORM = 'full-export';

/** 完整导出: asks why, has one prove oneself again, then offers the file or leads to the job that writes it. */
export function FullExport({ query }: { query: string }) {
  const [asking, setAsking] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const reason = useReason();
  const door = useDoor(exportInFull);
  const problems = problemsOf(door.problem);

  useKeptTyping<{ format: ExportFormat; reason: string }>(FORM, (kept) => {
    setFormat(kept.format);
    reason.say(kept.reason);
    setAsking(true);
  });

  async function take() {
    if (!reason.isGiven()) return;
    const answer = await door.send({ format, query: query.replace(/^\?/, ''), reason: reason.said });
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(FORM, { format, reason: reason.said });
      return signInAgain();
    }
    setAsking(false);
    const { jobId, logId } = answer.result;
    window.location.assign(jobId === null ? `/api/exports/employees?log=${logId}` : '/jobs');
  }

  return (
    <>
      <Button
        onClick={() => {
          door.clear();
          reason.askAnew();
          setAsking(true);
        }}
      >
        {text.full}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.full}
          confirmLabel={text.full}
          pending={door.pending}
          onConfirm={() => void take()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-3">
            <p>{text.fullAbout}</p>
            <RadioGroup
              name="format"
              label={text.format}
              required
              defaultValue={format}
              onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
              options={Object.entries(FORMAT_WORDS).map(([value, label]) => ({ value, label }))}
            />
            <ReasonField reason={reason} words={text} hint={text.reasonHint} problems={problems} />
            <DialogProblems problems={problems} fields={['reason']} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
