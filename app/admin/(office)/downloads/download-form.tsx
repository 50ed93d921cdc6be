'use client';

import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { postFile } from '@/app/post-file';
import { typedText } from '@/app/typed-text';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { Sent } from '@/lib/operations/answer';
import { DOWNLOAD_KIND_WORDS, downloadsText as text } from '@/lib/text/downloads';

const FILES = ['.pdf', '.zip', '.exe', '.msi'];

type Typed = Record<'name' | 'version' | 'kind', string> & { file: File };

/** 发布文件: what it is called, its version, and its bytes. */
export function DownloadForm({ largestBytes }: { largestBytes: number }) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [published, setPublished] = useState<string | null>(null);
  const router = useRouter();
  const door = useDoor(publish);
  const problems = missing ? [{ field: 'file', message: text.fileMissing }] : problemsOf(door.problem);
  const errors = errorsByField(problems);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [name, version, kind] = [typedText(data, 'name'), typedText(data, 'version'), typedText(data, 'kind')];
    setMissing(file === null);
    setPublished(null);
    if (file === null) return setAttempt((before) => before + 1);
    const answer = await door.send({ name, version, kind, file });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    form.reset();
    setFile(null);
    setPublished(answer.result.name);
    router.refresh();
  }

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      {published !== null && (
        <Note live="status" tone="success">
          {text.published(published)}
        </Note>
      )}
      <FormSection title={text.publishTitle}>
        <TextField name="name" label={text.name} required maxLength={100} error={errors.name} />
        <TextField name="version" label={text.version} required maxLength={40} error={errors.version} />
        <SelectField
          name="kind"
          label={text.kind}
          required
          options={Object.entries(DOWNLOAD_KIND_WORDS).map(([value, label]) => ({ value, label }))}
          error={errors.kind}
        />
        <FileDrop
          name="file"
          label={text.file}
          required
          hint={text.fileHint}
          kinds={FILES}
          largestBytes={largestBytes}
          file={file}
          onChange={setFile}
          error={errors.file}
        />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" pending={door.pending}>
          {text.publish}
        </Button>
      </FormActions>
    </form>
  );
}

function publish({ key, input }: Sent) {
  const { name, version, kind, file } = input as Typed;
  const query = new URLSearchParams({ key, name, version, kind, file: file.name });
  return postFile<{ id: string; name: string }>(`/api/downloads?${query.toString()}`, file, () => undefined);
}
