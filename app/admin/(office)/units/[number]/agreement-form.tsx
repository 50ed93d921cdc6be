'use client';

import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { errorsByField, problemsOf } from '@/app/door-problems';
import { postFile } from '@/app/post-file';
import { typedText } from '@/app/typed-text';
import { useDoor } from '@/app/use-door';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { FileDrop } from '@/components/form/file-drop';
import { Button } from '@/components/ui/button';
import type { Sent } from '@/lib/operations/answer';
import { unitsText as text } from '@/lib/text/units';

const KINDS = ['.pdf', '.jpg', '.jpeg', '.png'];

interface Scan {
  file: File;
  signedOn: string;
}

interface AgreementFormProps {
  unitId: string;
  today: string;
  largestBytes: number;
}

/** Records the signed agreement with its scan. */
export function AgreementForm({ unitId, today, largestBytes }: AgreementFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(({ key, input }: Sent) => {
    const scan = input as Scan;
    const query = new URLSearchParams({ key, name: scan.file.name, signedOn: scan.signedOn });
    return postFile<{ id: string }>(`/api/unit-documents/${unitId}?${query.toString()}`, scan.file, () => undefined);
  });
  const problems = missing ? [{ field: 'file', message: text.scanMissing }] : problemsOf(door.problem);
  const errors = errorsByField(problems);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const signedOn = typedText(new FormData(event.currentTarget), 'signedOn');
    setMissing(file === null);
    if (file !== null) {
      const answer = await door.send({ file, signedOn });
      if (answer.ok) router.refresh();
    }
    setAttempt((before) => before + 1);
  }

  return (
    <form noValidate className="grid justify-items-start gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <DateField name="signedOn" label={text.signedOn} required defaultValue={today} error={errors.signedOn} />
      <FileDrop
        name="file"
        label={text.scan}
        required
        hint={text.scanHint}
        kinds={KINDS}
        largestBytes={largestBytes}
        file={file}
        onChange={setFile}
        error={errors.file}
      />
      <Button type="submit" variant="primary" pending={door.pending}>
        {text.sign}
      </Button>
    </form>
  );
}
