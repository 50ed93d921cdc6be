'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Fragment, useState, useTransition, type SubmitEvent, type ReactNode } from 'react';
import { withParameters } from '@/components/table/address';
import { QueryButtons } from '@/components/table/query-buttons';
import { flag } from '@/components/ui/flag';

interface QueryFormProps {
  path: string;
  keep: Record<string, string>;
  label: string;
  /** What the list was asked for; another question makes the fields anew. */
  asked: string;
  children: ReactNode;
}

/** Sends the filled fields, and only those, to the list as its query. */
export function QueryForm({ path, keep, label, asked, children }: QueryFormProps) {
  const router = useRouter();
  const [round, setRound] = useState(0);
  const [open, setOpen] = useState(asked.trim() !== '');
  const [pending, startTransition] = useTransition();

  function go(parameters: Record<string, string>) {
    startTransition(() => router.push(withParameters(path, { ...parameters, ...keep }) as Route, { scroll: false }));
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const parameters: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string') parameters[name] = value.trim();
    }
    go(parameters);
  }

  return (
    <form
      role="search"
      aria-label={label}
      action={path}
      className="query-bar no-print"
      data-open={flag(open)}
      onSubmit={onSubmit}
    >
      <Fragment key={`${round}\n${asked}`}>{children}</Fragment>
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
