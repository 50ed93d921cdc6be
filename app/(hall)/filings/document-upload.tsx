'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { documentDoor } from './document-door';
import type { SentToEach } from './send-to-each';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { CheckboxField } from '@/components/form/checkbox-field';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import type { DocumentPurpose } from '@/lib/filings/filing-documents';
import { isDecided } from '@/lib/operations/answer';
import { documentsText as text } from '@/lib/text/documents';
import { refusalSentence } from '@/lib/text/refusals';

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
  // What this page found itself: no file, or drafts that did not take it.
  const [found, setFound] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [uploaded, setUploaded] = useState('');
  const router = useRouter();
  const door = useDoor(documentDoor([filingId, ...(also ? others : [])], setPercent, purpose));
  const problems = atField(name, found.length > 0 ? found : problemsOf(door.problem));

  function choose(chosen: File | null) {
    setFile(chosen);
    setFound([]);
    setUploaded('');
    door.clear();
  }

  async function upload() {
    setFound(file ? [] : [{ field: 'file', message: text.fileMissing }]);
    setAttempt((before) => before + 1);
    if (!file) return;
    setPercent(0);
    const answer = await door.send(file);
    setAttempt((before) => before + 1);
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    // One draft may have taken it before another one refused. What is not decided is sent once more, to the same drafts.
    if (isDecided(answer)) router.refresh();
    if (!answer.ok) return;
    const { refused } = answer.result;
    setFound(refusedProblems(refused, filingId));
    setFile(null);
    setUploaded(refused.some(({ filingId: id }) => id === filingId) ? '' : file.name);
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
      <UploadActions status={uploaded && text.uploaded(uploaded)} pending={door.pending} {...{ list, documented }} />
    </form>
  );
}

interface UploadActionsProps extends Pick<DocumentUploadProps, 'list' | 'documented'> {
  status: string;
  pending: boolean;
}

function UploadActions({ status, pending, list, documented }: UploadActionsProps) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <p role="status" className="flex-1 text-success">
        {status}
      </p>
      <Button type="submit" variant={documented ? 'secondary' : 'primary'} pending={pending}>
        {text.upload}
      </Button>
      {list && (
        <LinkButton href={list} variant={documented ? 'primary' : 'secondary'}>
          {text.finish}
        </LinkButton>
      )}
    </div>
  );
}

/** Which drafts did not take it, and why: this one, and of the others how many. */
function refusedProblems(refused: SentToEach['refused'], filingId: string): FormProblem[] {
  const others = new Map<string, number>();
  const here: FormProblem[] = [];
  for (const { filingId: id, problem } of refused) {
    const sentence = refusalSentence(problem.code, problem.values);
    if (id === filingId) here.push({ message: text.refusedHere(sentence) });
    else others.set(sentence, (others.get(sentence) ?? 0) + 1);
  }
  return [
    ...here,
    ...[...others].map(([sentence, count]) => ({ message: text.refusedOthers(String(count), sentence) })),
  ];
}

/** What is wrong with the file stands at its field, by the name that this has here. */
function atField(name: string, problems: FormProblem[]): FormProblem[] {
  return problems.map((problem) => (problem.field === 'file' ? { ...problem, field: name } : problem));
}
