'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { UndoSubmission, type UndoDoor } from './undo-submission';
import { undoText as text } from '@/lib/text/filings';

/** A submission that can still be taken back as a whole; times as text. */
export interface Undoable {
  number: string;
  at: string;
  until: string;
  lines: number;
  /** Its confirmation page. */
  path: string;
}

/** Over the month's lines: what was submitted within the last ten minutes, each with 撤回本次提交. Nothing where there is none. */
export function UndoBand({ door, submissions }: { door: UndoDoor; submissions: Undoable[] }) {
  const [said, setSaid] = useState('');
  return (
    <>
      <p role="status" className={said ? 'mb-3' : undefined}>
        {said}
      </p>
      {submissions.length > 0 && (
        <ul aria-label={text.recent} className="mb-3 divide-y divide-line border-y border-line bg-paper">
          {submissions.map(({ number, at, until, lines, path }) => (
            <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5">
              <Link href={path as Route}>{text.submitted(at, String(lines))}</Link>
              <UndoSubmission door={door} number={number} undoable={{ lines, until }} onUndone={setSaid} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
