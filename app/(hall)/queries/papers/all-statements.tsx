'use client';

import { useState } from 'react';
import { printAllStatements } from './action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { SelectField, type Option } from '@/components/form/select-field';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { papersText as text } from '@/lib/text/papers';

/** 批量生成对账单: everybody's, as a job. */
export function AllStatements({ years }: { years: Option[] }) {
  const [year, setYear] = useState(years[0]?.value ?? '');
  const [started, setStarted] = useState<number | null>(null);
  const { send, pending, problem } = useDoor(printAllStatements);

  async function start() {
    setStarted(null);
    const answer = await send({ year: Number(year) });
    if (answer.ok) return setStarted(answer.result.people);
    if (isSignedOut(answer)) signInAgain();
  }

  return (
    <div className="grid gap-3">
      <div className="grid max-w-3xl gap-3 sm:grid-cols-2">
        <SelectField
          name="allYear"
          label={text.year}
          options={years}
          placeholder={null}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
      </div>
      <div>
        <Button pending={pending} onClick={() => void start()}>
          {text.startEverybody}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="field-error">
          {problemsOf(problem)[0]?.message}
        </p>
      )}
      {started !== null && (
        <Note live="status" tone="success" action={<LinkButton href="/jobs">{text.toJobs}</LinkButton>}>
          {text.started(formatCount(started))}
        </Note>
      )}
    </div>
  );
}
