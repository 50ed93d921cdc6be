'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Fragment, useState, useTransition, type SubmitEvent } from 'react';
import { findByIdNumber } from './find-by-id-number';
import { typedText } from '@/app/typed-text';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { withParameters } from '@/components/table/address';
import { QueryButtons } from '@/components/table/query-buttons';
import { tableText } from '@/lib/text/interface';
import { employeesText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';

interface EmployeeQueryProps {
  path: string;
  asked: { number: string; name: string; status: string };
  keep: Record<string, string>;
  /** The ID number that was posted before the page could answer by itself is nobody's. */
  unknown: boolean;
}

const STATUSES = (['normal', 'sealed'] as const).map((value) => ({ value, label: ACCOUNT_STATUS_WORDS[value] }));

/**
 * The question over the list. An ID number never goes into the address, where it would stay in histories and logs: it is posted,
 * and the answer is the account's number, which then is asked for.
 */
export function EmployeeQuery({ path, asked, keep, unknown }: EmployeeQueryProps) {
  const router = useRouter();
  const question = Object.values(asked).join('\n');
  const [round, setRound] = useState(0);
  const [open, setOpen] = useState(question.trim() !== '');
  const [fault, setFault] = useState<string | undefined>(unknown ? employeesText.unknownId : undefined);
  const [pending, startTransition] = useTransition();

  function go(parameters: Record<string, string>) {
    setFault(undefined);
    router.push(withParameters(path, { ...parameters, ...keep }) as Route, { scroll: false });
  }

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { idNumber = '', ...rest } = typedIn(event.currentTarget);
    startTransition(async () => {
      if (idNumber === '') return go(rest);
      const found = await findByIdNumber(idNumber);
      if (found.ok) go({ number: found.number });
      else if (found.signedOut) router.push(`/login?from=${encodeURIComponent(path)}` as Route);
      else setFault(found.sentence);
    });
  }

  return (
    <form
      role="search"
      aria-label={tableText.queryBar}
      method="post"
      action={`${path}/find`}
      className="query-bar no-print"
      data-open={open || undefined}
      onSubmit={ask}
    >
      <Fragment key={`${String(round)}\n${question}`}>
        <TextField id="query-number" name="number" label={employeesText.number} defaultValue={asked.number} />
        <TextField
          id="query-name"
          name="name"
          label={employeesText.name}
          placeholder={employeesText.nameHint}
          defaultValue={asked.name}
        />
        <TextField
          id="query-idNumber"
          name="idNumber"
          label={employeesText.idNumber}
          spellCheck={false}
          maxLength={40}
          error={fault}
          live
        />
        <SelectField
          id="query-status"
          name="status"
          label={employeesText.status}
          placeholder={tableText.any}
          options={STATUSES}
          defaultValue={asked.status}
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

const FIELDS = ['number', 'name', 'idNumber', 'status'];

function typedIn(form: HTMLFormElement): Record<string, string> {
  const typed = new FormData(form);
  return Object.fromEntries(FIELDS.map((name) => [name, typedText(typed, name)]));
}
