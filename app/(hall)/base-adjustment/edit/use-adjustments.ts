'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { adjustBases } from '../action';
import { MOST_LINES, type AdjustableAccount, type AdjustmentSettings } from './adjustable';
import { ADJUSTMENT_COLUMNS, adjustmentViews, type ServerFault } from './adjustment-view';
import { entrySummary, type EntrySummary } from './entry-summary';
import { useKeptEntry } from './use-kept-entry';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, lineFaults, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor, type DoorAnswer } from '@/app/use-door';
import type { FormProblem } from '@/components/form/error-summary';
import type { TypedRows } from '@/components/grid/grid-column';
import { unsaved } from '@/components/grid/typed-rows';
import { useEntryGrid } from '@/components/grid/use-entry-grid';
import { formatCount } from '@/components/table/format-count';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';

/** As many faults are listed by name; F8 leads to all of them. */
const MOST_LISTED = 100;

type People = Readonly<Record<string, AdjustableAccount>>;

interface AdjustmentsSettings {
  /** The address of this page of the list. */
  page: string;
  /** Whose employees: what was typed is kept under it. */
  unitNumber: string;
  rows: readonly AdjustableAccount[];
  settings: AdjustmentSettings;
}

/** The grid of 基数调整: what was typed on all its pages, what it comes to, and what became of it when it was saved. */
export function useAdjustments({ page, unitNumber, rows, settings }: AdjustmentsSettings) {
  const [serverFaults, setServerFaults] = useState<ReadonlyMap<string, ServerFault>>(new Map());
  const [attempt, setAttempt] = useState(0);
  const [restored, setRestored] = useState(0);
  const [meanwhile, setMeanwhile] = useState(0);
  const views = useMemo(() => adjustmentViews(settings, serverFaults), [settings, serverFaults]);
  const grid = useEntryGrid({ page, rows, columns: ADJUSTMENT_COLUMNS, viewOf: views.of });
  const [people, addPeople] = usePeople(rows);
  const { typed } = grid;
  const summary = useMemo(() => entrySummary(typed, people, views), [typed, people, views]);
  const router = useRouter();
  const door = useDoor(adjustBases);

  // What is typed while the answer is under way; the one that sends sees only what it sent.
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);

  const entry = useMemo(() => keptOf(typed, people), [typed, people]);
  useKeptEntry<{ typed: TypedRows; people: People }>(`base-adjustment:${unitNumber}`, entry, (kept) => {
    addPeople(kept.people);
    grid.dispatch({ do: 'replace', typed: kept.typed });
    setRestored(Object.keys(kept.typed).length);
  });

  async function save() {
    setAttempt((before) => before + 1);
    setMeanwhile(0);
    if (summary.faults.length > 0 || summary.changed.length === 0 || summary.changed.length > MOST_LINES) return;
    const sent = summary.changed;
    const answer = await door.send({ lines: sent.map(({ line }) => line) });
    if (answer.ok) {
      grid.dispatch({ do: 'saved', typed });
      const left = Object.keys(unsaved(latest.current, typed)).length;
      if (left > 0) {
        setAttempt(0);
        setMeanwhile(left);
        return router.refresh();
      }
      leaveNote(text.saved);
      router.push('/base-adjustment');
      return router.refresh();
    }
    if (isSignedOut(answer)) return signInAgain();
    setServerFaults(faultsIn(answer, sent, typed));
    setAttempt((before) => before + 1);
  }

  return {
    ...{ grid, summary, save, attempt, restored, meanwhile },
    problems: attempt === 0 ? [] : problemsIn(summary, door.problem),
    more: Math.max(0, summary.faults.length - MOST_LISTED),
    pending: door.pending,
    key: door.key,
    clear: () => {
      grid.dispatch({ do: 'replace', typed: {} });
      door.clear();
      setAttempt(0);
      setRestored(0);
      setMeanwhile(0);
    },
  };
}

/** Everybody who was on a page so far: what was typed for them counts on the others too. */
function usePeople(rows: readonly AdjustableAccount[]): [People, (people: People) => void] {
  const [seen, setSeen] = useState<{ rows: readonly AdjustableAccount[]; people: People }>({ rows: [], people: {} });
  const people =
    seen.rows === rows ? seen.people : { ...seen.people, ...Object.fromEntries(rows.map((row) => [row.id, row])) };
  if (seen.rows !== rows) setSeen({ rows, people });
  return [people, (more) => setSeen((before) => ({ ...before, people: { ...more, ...before.people } }))];
}

function keptOf(typed: TypedRows, people: People): { typed: TypedRows; people: People } | null {
  const ids = Object.keys(typed);
  if (ids.length === 0) return null;
  return { typed, people: Object.fromEntries(ids.flatMap((id) => (people[id] ? [[id, people[id]]] : []))) };
}

function faultsIn(
  answer: Exclude<DoorAnswer<unknown>, { ok: true }>,
  sent: EntrySummary['changed'],
  typed: TypedRows,
): Map<string, ServerFault> {
  return new Map(
    lineFaults(answer).flatMap(({ line, ...fault }): [string, ServerFault][] => {
      const id = sent[line]?.account.id;
      return id === undefined ? [] : [[id, { typed: typed[id], field: fault.field, message: problemSentence(fault) }]];
    }),
  );
}

function problemsIn(
  { faults, changed }: EntrySummary,
  problem: Exclude<DoorAnswer<unknown>, { ok: true }> | null,
): FormProblem[] {
  if (faults.length > 0) {
    return faults.slice(0, MOST_LISTED).map(({ account, field, message }) => ({
      field: `${field}-${account.id}`,
      message: doorText.line(account.label, message),
    }));
  }
  if (changed.length === 0) return [{ message: text.nothing }];
  if (changed.length > MOST_LINES) return [{ message: text.tooMany(formatCount(MOST_LINES)) }];
  return lineFaults(problem).length > 0 ? [] : problemsOf(problem);
}
