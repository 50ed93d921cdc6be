'use client';

import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { ImportReport } from './import-report';
import { sendBankFile, type BankFileAnswer } from './send-bank-file';
import { signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { newRequestKey } from '@/app/use-door';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { importRefusalSentence } from '@/lib/text/import-refusals';
import { receiptImportText as text } from '@/lib/text/office';
import { refusalSentence } from '@/lib/text/refusals';

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Takes a bank's file and shows what became of each of its lines. */
export function BankFileForm() {
  const [file, setFile] = useState<File | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const [answer, setAnswer] = useState<BankFileAnswer | 'missing' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const problems = problemsOf(answer);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!file) return setAnswer('missing');
    const key = newRequestKey();
    setAnswer(null);
    setRunning(key);
    const answered = await sendBankFile(file, key);
    setRunning(null);
    if (typeof answered === 'object' && 'refused' in answered && answered.refused === 'signed-out')
      return signInAgain();
    setAnswer(answered);
    setAttempt((before) => before + 1);
    router.refresh();
  }

  return (
    <>
      <form noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <FormSection title={text.file} note={text.columns} columns={1}>
          <FileDrop
            name="file"
            label={text.file}
            required
            hint={text.fileHint}
            file={file}
            onChange={setFile}
            kinds={['.xlsx', '.csv']}
            largestBytes={LARGEST_BYTES}
            disabled={running !== null}
            error={problems.find(({ field }) => field === 'file')?.message}
          />
        </FormSection>
        {running && <RunningProgress watched={running} label={text.running} />}
        <FormActions>
          <LinkButton href="/admin/receipts">{text.back}</LinkButton>
          <Button type="submit" variant="primary" accessLetter="I" pending={running !== null}>
            {text.import}
          </Button>
        </FormActions>
      </form>
      {answer !== null && typeof answer === 'object' && 'ok' in answer && answer.ok && (
        <ImportReport rows={answer.rows} />
      )}
    </>
  );
}

function problemsOf(answer: BankFileAnswer | 'missing' | null): FormProblem[] {
  if (answer === null) return [];
  if (answer === 'missing') return [{ field: 'file', message: text.fileMissing }];
  if (answer === 'unreachable') return [{ message: text.unreachable }];
  if ('refused' in answer) return [{ message: refusalSentence(answer.refused, {}) }];
  return answer.ok ? [] : [{ field: 'file', message: importRefusalSentence(answer.code, answer.values) }];
}
