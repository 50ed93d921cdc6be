'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { sendSheet, type SheetAnswer } from './send-sheet';
import { signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { newRequestKey } from '@/app/use-door';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { importText } from '@/lib/text/filings';
import { importRefusalSentence, type OFFICE_SHEET_WORDS } from '@/lib/text/import-refusals';
import { refusalSentence } from '@/lib/text/refusals';

const LARGEST_BYTES = 20 * 1024 * 1024;

interface SheetFormProps<Report> {
  /** What is imported: where the file is sent, and which template it has. */
  list: keyof typeof OFFICE_SHEET_WORDS;
  back: Route;
  words: Record<
    'demands' | 'file' | 'columns' | 'fileHint' | 'fileMissing' | 'running' | 'back' | 'import' | 'unreachable',
    string
  >;
  /** What is shown of a file that was imported. */
  report: (report: Report) => ReactNode;
}

/** Takes a workbook or CSV of the centre, and shows what became of its lines. */
export function SheetForm<Report extends { ok: true }>({ list, back, words, report }: SheetFormProps<Report>) {
  const [file, setFile] = useState<File | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const [answer, setAnswer] = useState<SheetAnswer<Report> | 'missing' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const problems = problemsOf(answer, words);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!file) return setAnswer('missing');
    const key = newRequestKey();
    setAnswer(null);
    setRunning(key);
    const answered = await sendSheet<Report>(`/api/${list}/import`, file, key);
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
        <FormSection title={words.demands} note={words.columns} columns={1}>
          <FileDrop
            name="file"
            label={words.file}
            required
            hint={words.fileHint}
            file={file}
            onChange={setFile}
            kinds={['.xlsx', '.csv']}
            largestBytes={LARGEST_BYTES}
            disabled={running !== null}
            error={problems.find(({ field }) => field === 'file')?.message}
          />
        </FormSection>
        {running && <RunningProgress watched={running} label={words.running} />}
        <FormActions>
          <LinkButton href={`/api/office-templates/${list}` as Route} accessLetter="D" download prefetch={false}>
            {importText.template}
          </LinkButton>
          <LinkButton href={back}>{words.back}</LinkButton>
          <Button type="submit" variant="primary" accessLetter="I" pending={running !== null}>
            {words.import}
          </Button>
        </FormActions>
      </form>
      {isReport(answer) && report(answer)}
    </>
  );
}

function isReport<Report extends { ok: true }>(answer: SheetAnswer<Report> | 'missing' | null): answer is Report {
  return answer !== null && typeof answer === 'object' && 'ok' in answer && answer.ok;
}

function problemsOf<Report extends { ok: true }>(
  answer: SheetAnswer<Report> | 'missing' | null,
  words: Record<'fileMissing' | 'unreachable', string>,
): FormProblem[] {
  if (answer === null || isReport(answer)) return [];
  if (answer === 'missing') return [{ field: 'file', message: words.fileMissing }];
  if (answer === 'unreachable') return [{ message: words.unreachable }];
  if ('refused' in answer) return [{ message: refusalSentence(answer.refused, {}) }];
  return [{ field: 'file', message: importRefusalSentence(answer.code, answer.values) }];
}
