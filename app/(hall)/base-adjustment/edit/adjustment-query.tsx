'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Fragment, useState, useTransition, type SubmitEvent } from 'react';
import { findByIdNumber } from '@/app/(hall)/queries/employees/find-by-id-number';
import { signInAgain } from '@/app/door-problems';
import { typedText } from '@/app/typed-text';
import { TextField } from '@/components/form/text-field';
import { withParameters } from '@/components/table/address';
import { QueryButtons } from '@/components/table/query-buttons';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { tableText } from '@/lib/text/interface';

interface AdjustmentQueryProps {
  path: string;
  asked: { number: string; name: string };
  keep: Record<string, string>;
}

/**
 * The question over the grid (FD-036). An ID number never goes into the address: it is posted, and the answer is the account's
 * number, which then is asked for.
 */
export function AdjustmentQuery({ path, asked, keep }: AdjustmentQueryProps) {
  const router = useRouter();
  const question = `${asked.number}\n${asked.name}`;
  const [round, setRound] = useState(0);
  const [open, setOpen] = useState(question.trim() !== '');
  const [fault, setFault] = useState<string>();
  const [pending, startTransition] = useTransition();

  function go(parameters: Record<string, string>) {
    setFault(undefined);
    startTransition(() => router.push(withParameters(path, { ...parameters, ...keep }) as Route, { scroll: false }));
  }

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const idNumber = typedText(form, 'idNumber');
    if (idNumber === '') return go({ number: typedText(form, 'number'), name: typedText(form, 'name') });
    startTransition(async () => {
      const found = await findByIdNumber(idNumber);
      if (found.ok) go({ number: found.number });
      else if (found.signedOut) signInAgain();
      else setFault(found.sentence);
    });
  }

  return (
    <form
      role="search"
      aria-label={tableText.queryBar}
      method="post"
      action="/queries/employees/find"
      className="query-bar no-print"
      data-open={open || undefined}
      onSubmit={ask}
    >
      <Fragment key={`${String(round)}\n${question}`}>
        <TextField id="query-number" name="number" label={text.number} defaultValue={asked.number} />
        <TextField id="query-name" name="name" label={text.name} defaultValue={asked.name} />
        <TextField
          id="query-idNumber"
          name="idNumber"
          label={text.idNumber}
          spellCheck={false}
          maxLength={40}
          error={fault}
          live
        />
      </Fragment>
      <QueryButtons
        pending={pending}
        open={open}
        onToggle={() => setOpen(!open)}
        onReset={() => {
          setRound(round + 1);
          go({});
        }}
      />
    </form>
  );
}
