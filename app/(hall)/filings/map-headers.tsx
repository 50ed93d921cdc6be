'use client';

import { useState } from 'react';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { SelectField } from '@/components/form/select-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import type { FilingKind } from '@/lib/filings/filing';
import type { Door } from '@/lib/operations/answer';
import { importText as text } from '@/lib/text/filings';

interface MapHeadersProps {
  kind: FilingKind;
  /** The kind's columns, by key. */
  columns: { key: string; title: string }[];
  /** The file's headers that nobody knows. */
  unknown: string[];
  remember: Door<{ remembered: number }>;
}

/** Says once which of the unit's own headers is which column; the next file with them is read without asking. */
export function MapHeaders({ kind, columns, unknown, remember }: MapHeadersProps) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [remembered, setRemembered] = useState(false);
  const door = useDoor(remember);
  const headers = Object.entries(chosen).flatMap(([columnKey, header]) =>
    header === '' ? [] : [{ header, columnKey }],
  );

  async function save() {
    const answer = await door.send({ kind, headers });
    if (answer.ok) return setRemembered(true);
    if (isSignedOut(answer)) signInAgain();
  }

  if (remembered) return <Note tone="success">{text.headersRemembered}</Note>;
  return (
    <Section title={text.mapHeaders} note={text.mapHeadersNote}>
      <div className="grid gap-3 sm:grid-cols-2">
        {columns.map(({ key, title }) => (
          <SelectField
            key={key}
            name={`header-${key}`}
            label={title}
            options={unknown.map((header) => ({ value: header, label: header }))}
            placeholder={text.headerAsTemplate}
            value={chosen[key] ?? ''}
            onChange={(event) => setChosen({ ...chosen, [key]: event.currentTarget.value })}
          />
        ))}
      </div>
      <DialogProblems problems={problemsOf(door.problem)} />
      <div className="mt-3">
        <Button variant="primary" disabled={headers.length === 0} pending={door.pending} onClick={() => void save()}>
          {text.rememberHeaders}
        </Button>
      </div>
    </Section>
  );
}
