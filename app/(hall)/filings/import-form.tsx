'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { uploadDoor } from './upload-workbook';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { MoneyField } from '@/components/form/money-field';
import { SelectField, type Option } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import type { FilingList } from '@/lib/filings/lists';
import { FIELD_PROBLEMS } from '@/lib/text/fields';
import { importText as text, importTitle } from '@/lib/text/filings';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { readMoney } from '@/lib/values/money';

const FORM = 'import';
const LARGEST_BYTES = 20 * 1024 * 1024;
/** Other kinds of file may be chosen too: the server says of each what it is and what to do. */
const KINDS = ['.xlsx', '.csv', '.xls', '.xlsm', '.xlsb', '.et', '.ods', '.zip', '.txt'];

interface Typed {
  kind: string;
  rows: string;
  template: string;
  amount: string;
}

interface ImportFormProps {
  list: FilingList;
  kinds: Option[];
  /** Where the business has more than one template, they are chosen instead of the kind. */
  templates?: Option[];
}

/** Kind or template, 导入条数, file; uploads it and goes to the page that shows what becomes of it. */
export function ImportForm({ list, kinds, templates }: ImportFormProps) {
  const [typed, setTyped] = useState<Typed>({ kind: kinds[0]?.value ?? '', rows: '', template: 'lines', amount: '' });
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(uploadDoor(setPercent));
  const problems = missing.length > 0 ? missing : problemsOf(door.problem);
  const errors = errorsByField(problems);
  // The file has to be chosen anew.
  useKeptTyping(FORM, setTyped);

  async function send() {
    const rows = trimText(toHalfWidth(typed.rows));
    const lacking = lackingIn({ ...typed, rows }, file);
    setMissing(lacking);
    setAttempt(attempt + 1);
    if (lacking.length > 0) return;
    setPercent(0);
    const answer = await door.send({ ...typed, rows, file });
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
      <FormSection title={titleOf(typed.kind, kinds, list)} columns={1}>
        <WhatIsImported {...{ kinds, templates, typed }} onChange={setTyped} />
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
        {typed.template === 'annual' && (
          <MoneyField
            name="declaredAmount"
            label={text.amount}
            required
            hint={text.amountHint}
            value={typed.amount}
            onChange={(event) => setTyped({ ...typed, amount: event.currentTarget.value })}
            error={errors.declaredAmount}
          />
        )}
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
      <ImportActions list={list} typed={typed} pending={door.pending} />
    </form>
  );
}

/** As 新增开户批量导入. */
function titleOf(kind: string, kinds: readonly Option[], list: FilingList): string {
  return `${kinds.find(({ value }) => value === kind)?.label ?? ''}${importTitle(list)}`;
}

interface WhatIsImportedProps extends Pick<ImportFormProps, 'kinds' | 'templates'> {
  typed: Typed;
  onChange: (typed: Typed) => void;
}

function WhatIsImported({ kinds, templates, typed, onChange }: WhatIsImportedProps) {
  if (templates) {
    return (
      <SelectField
        name="template"
        label={text.templates}
        hint={typed.template === 'annual' ? text.annualHint : text.linesHint}
        options={templates}
        placeholder={null}
        value={typed.template}
        onChange={(event) => onChange({ ...typed, template: event.currentTarget.value })}
      />
    );
  }
  return (
    <SelectField
      name="kind"
      label={text.kind}
      options={kinds}
      placeholder={null}
      value={typed.kind}
      onChange={(event) => onChange({ ...typed, kind: event.currentTarget.value })}
    />
  );
}

function ImportActions({ list, typed, pending }: { list: FilingList; typed: Typed; pending: boolean }) {
  const query = typed.template === 'lines' ? '' : `?template=${typed.template}`;
  return (
    <FormActions>
      <LinkButton href={`/api/templates/${typed.kind}${query}` as Route} accessLetter="D" download prefetch={false}>
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

function lackingIn({ rows, template, amount }: Typed, file: File | null): FormProblem[] {
  const amountLacks = template === 'annual' && !readMoney(amount).ok;
  return [
    ...(/^[1-9][0-9]{0,5}$/.test(rows) ? [] : [{ field: 'rows', message: text.rowsMissing }]),
    ...(amountLacks ? [{ field: 'declaredAmount', message: FIELD_PROBLEMS['declared-amount-missing'] }] : []),
    ...(file ? [] : [{ field: 'file', message: text.fileMissing }]),
  ];
}
