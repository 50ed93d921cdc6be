'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { documentDoor } from './document-door';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { CheckboxField } from '@/components/form/checkbox-field';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import type { DocumentPurpose } from '@/lib/filings/filing-documents';
import { documentsText as text } from '@/lib/text/documents';

const KINDS = ['.pdf', '.jpg', '.jpeg', '.png'];

interface DocumentUploadProps {
  filingId: string;
  /** Other drafts that the same paper may prove. */
  others: string[];
  largestBytes: number;
  list?: Route | undefined;
  /** What it proves, where two kinds are uploaded on one page. */
  purpose?: DocumentPurpose | undefined;
  documented: boolean;
}

/** Takes one file after the other; 完成上传 goes back to the list, where 提交 is. */
export function DocumentUpload(props: DocumentUploadProps) {
  const { filingId, others, largestBytes, list, purpose, documented } = props;
  const name = purpose ? `file-${purpose}` : 'file';
  const [file, setFile] = useState<File | null>(null);
  const [also, setAlso] = useState(true);
  const [percent, setPercent] = useState(0);
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [uploaded, setUploaded] = useState('');
  const router = useRouter();
  const door = useDoor(documentDoor([filingId, ...(also ? others : [])], setPercent, purpose));
  const problems = atField(name, missing.length > 0 ? missing : problemsOf(door.problem));

  function choose(chosen: File | null) {
    setFile(chosen);
    setMissing([]);
    setUploaded('');
    door.clear();
  }

  async function upload() {
    setMissing(file ? [] : [{ field: 'file', message: text.fileMissing }]);
    setAttempt((before) => before + 1);
    if (!file) return;
    setPercent(0);
    const answer = await door.send(file);
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setFile(null);
    setUploaded(file.name);
    router.refresh();
  }

  return (
    <form
      noValidate
      className="mt-3 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void upload();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <FileDrop
        name={name}
        label={text.file}
        required
        hint={text.fileHint}
        file={file}
        onChange={choose}
        kinds={KINDS}
        largestBytes={largestBytes}
        error={errorsByField(problems)[name]}
        disabled={door.pending}
      />
      {others.length > 0 && (
        <CheckboxField
          name="also"
          label={text.also(String(others.length))}
          checked={also}
          onChange={() => setAlso(!also)}
        />
      )}
      {door.pending && <Progress label={text.uploading} percent={percent} words={`${String(percent)}%`} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="flex-1 text-success">
          {uploaded && text.uploaded(uploaded)}
        </p>
        <Button type="submit" variant={documented ? 'secondary' : 'primary'} pending={door.pending}>
          {text.upload}
        </Button>
        {list && (
          <LinkButton href={list} variant={documented ? 'primary' : 'secondary'}>
            {text.finish}
          </LinkButton>
        )}
      </div>
    </form>
  );
}

/** What is wrong with the file stands at its field, by the name that this has here. */
function atField(name: string, problems: FormProblem[]): FormProblem[] {
  return problems.map((problem) => (problem.field === 'file' ? { ...problem, field: name } : problem));
}
