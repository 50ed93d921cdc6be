'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { uploadDoor } from './upload-workbook';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { SelectField, type Option } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import type { FilingList } from '@/lib/filings/lists';
import { importText as text } from '@/lib/text/filings';
import { toHalfWidth, trimText } from '@/lib/values/digits';

const FORM = 'import';
const LARGEST_BYTES = 20 * 1024 * 1024;
/** Other kinds of file may be chosen too: the server says of each what it is and what to do. */
const KINDS = ['.xlsx', '.csv', '.xls', '.xlsm', '.xlsb', '.et', '.ods', '.zip', '.txt'];

interface Typed {
  kind: string;
  rows: string;
}

/** Kind, 导入条数, file; uploads it and goes to the page that shows what becomes of it. */
export function ImportForm({ list, kinds }: { list: FilingList; kinds: Option[] }) {
  const [typed, setTyped] = useState<Typed>({ kind: kinds[0]?.value ?? '', rows: '' });
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(uploadDoor(setPercent));
  const problems = missing.length > 0 ? missing : problemsOf(door.problem);
  const errors = errorsByField(problems);
  useKept(setTyped);

  async function send() {
    const rows = trimText(toHalfWidth(typed.rows));
    const lacking = lackingIn(rows, file);
    setMissing(lacking);
    setAttempt(attempt + 1);
    if (lacking.length > 0) return;
    setPercent(0);
    const answer = await door.send({ kind: typed.kind, rows, file });
    setAttempt(attempt + 2);
    if (answer.ok) return router.push(`/${list}/import/${answer.result.id}` as Route);
    if (!isSignedOut(answer)) return;
    keepTyping(FORM, typed);
    signInAgain();
  }

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <FormSection title={text.titleOf(kinds.find(({ value }) => value === typed.kind)?.label ?? '')} columns={1}>
        <SelectField
          name="kind"
          label={text.kind}
          options={kinds}
          placeholder={null}
          value={typed.kind}
          onChange={(event) => setTyped({ ...typed, kind: event.currentTarget.value })}
        />
        <TextField
          name="rows"
          label={text.rows}
          required
          inputMode="numeric"
          hint={text.rowsHint}
          value={typed.rows}
          onChange={(event) => setTyped({ ...typed, rows: event.currentTarget.value })}
          error={errors.rows}
        />
        <FileDrop
          name="file"
          label={text.file}
          required
          hint={text.fileHint}
          file={file}
          onChange={setFile}
          kinds={KINDS}
          largestBytes={LARGEST_BYTES}
          error={errors.file}
          disabled={door.pending}
        />
      </FormSection>
      {door.pending && <Progress label={text.uploading} percent={percent} words={`${String(percent)}%`} />}
      <ImportActions list={list} kind={typed.kind} pending={door.pending} />
    </form>
  );
}

/** What was typed before somebody had to sign in again; the file has to be chosen anew. */
function useKept(restore: (typed: Typed) => void): void {
  const onKept = useEffectEvent(restore);
  useEffect(() => {
    const timer = setTimeout(() => {
      const kept = takeKeptTyping<Typed>(FORM);
      if (kept) onKept(kept);
    }, 0);
    return () => clearTimeout(timer);
  }, []);
}

function ImportActions({ list, kind, pending }: { list: FilingList; kind: string; pending: boolean }) {
  return (
    <FormActions>
      <LinkButton href={`/api/templates/${kind}` as Route} accessLetter="D" download prefetch={false}>
        {text.template}
      </LinkButton>
      <LinkButton href={`/${list}` as Route} accessLetter="B">
        {text.close}
      </LinkButton>
      <Button type="submit" variant="primary" accessLetter="I" pending={pending}>
        {text.import}
      </Button>
    </FormActions>
  );
}

function lackingIn(rows: string, file: File | null): FormProblem[] {
  return [
    ...(/^[1-9][0-9]{0,5}$/.test(rows) ? [] : [{ field: 'rows', message: text.rowsMissing }]),
    ...(file ? [] : [{ field: 'file', message: text.fileMissing }]),
  ];
}
