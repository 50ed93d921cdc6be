'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { uploadWorkbook } from './upload-workbook';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { SelectField, type Option } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import { importText as text } from '@/lib/text/change-roster';
import { toHalfWidth, trimText } from '@/lib/values/digits';

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Kind, 导入条数, file; uploads it and goes to the page that shows what becomes of it. */
export function ImportForm({ kinds }: { kinds: Option[] }) {
  const [kind, setKind] = useState(kinds[0]?.value ?? '');
  const [rows, setRows] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [problems, setProblems] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [sent, setSent] = useState<number | null>(null);
  const router = useRouter();
  const errors = Object.fromEntries(problems.flatMap(({ field, message }) => (field ? [[field, message]] : [])));

  async function send() {
    const count = trimText(toHalfWidth(rows));
    const missing = [
      ...(/^[1-9][0-9]{0,6}$/.test(count) ? [] : [{ field: 'rows', message: text.rowsMissing }]),
      ...(file ? [] : [{ field: 'file', message: text.fileMissing }]),
    ];
    setProblems(missing);
    setAttempt(attempt + 1);
    if (missing.length > 0 || !file) return;
    setSent(0);
    const answer = await uploadWorkbook({ kind, rows: count, file, onProgress: setSent });
    setSent(null);
    if (answer.ok)
      return router.push(`/change-roster/import/${answer.result.id}${answer.result.sameAs ? '?same=yes' : ''}`);
    if (isSignedOut(answer)) return signInAgain();
    const tooLarge = answer.kind === 'invalid' && answer.fields['file'] !== undefined;
    setProblems(tooLarge ? [{ field: 'file', message: text.tooLarge }] : problemsOf(answer));
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
      <FormSection title={text.titleOf[kind === 'seal' ? 'seal' : 'open']} columns={1}>
        <SelectField
          name="kind"
          label={text.kind}
          options={kinds}
          placeholder={null}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <TextField
          name="rows"
          label={text.rows}
          required
          inputMode="numeric"
          hint={text.rowsHint}
          value={rows}
          onChange={(event) => setRows(event.currentTarget.value)}
          error={errors['rows']}
        />
        <FileDrop
          name="file"
          label={text.file}
          required
          hint={text.fileHint}
          file={file}
          onChange={setFile}
          kinds={['.xlsx', '.csv', '.xls', '.xlsm', '.et', '.ods', '.zip', '.txt']}
          largestBytes={LARGEST_BYTES}
          error={errors['file']}
          disabled={sent !== null}
        />
      </FormSection>
      {sent !== null && <Progress label={text.uploading} percent={sent} words={`${sent}%`} />}
      <FormActions>
        <LinkButton href={`/api/templates/${kind}` as never} accessLetter="D" download prefetch={false}>
          {text.template}
        </LinkButton>
        <LinkButton href="/change-roster" accessLetter="B">
          {text.close}
        </LinkButton>
        <Button type="submit" variant="primary" accessLetter="I" pending={sent !== null}>
          {text.import}
        </Button>
      </FormActions>
    </form>
  );
}
