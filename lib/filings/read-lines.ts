import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import { refuse } from '@/lib/operations/refuse';
import type { ReadLine } from './draft-line';
import type { FilingKind } from './filing';
import type { FilingDesk, TypedLine } from './filing-kind';
import { KINDS } from './kinds';
import { keepTyped, type NewLine } from './store-lines';

/** A typed line with what its file says of it: its row, and faults of its cells that text cannot show. */
export interface IncomingLine {
  id: string;
  row: number | null;
  typed: TypedLine;
  cellProblems: StoredProblem[];
}

/** A line that was read and not yet held against the world. */
export interface Unchecked extends ReadLine {
  id: string;
  row: number | null;
}

interface Set<Line> {
  kind: FilingKind;
  lines: readonly Line[];
}

/** Reads typed lines of a kind, all at once. Faults of a cell take the place of what its text would say. */
export async function readTyped(tx: Tx, desk: FilingDesk, { kind, lines }: Set<IncomingLine>): Promise<Unchecked[]> {
  const read = await KINDS[kind].read(
    tx,
    desk,
    lines.map((line) => line.typed),
  );
  return lines.map(({ id, row, typed, cellProblems }, place) => {
    const line = read[place];
    if (!line) throw new Error('one line in, one line out');
    const spoken = new Set(cellProblems.map((found) => found.field));
    const problems = [...cellProblems, ...line.problems.filter((found) => !spoken.has(found.field))];
    return { ...line, problems, id, row, typed: keepTyped({ problems, idNumber: line.idNumber }, typed) };
  });
}

/** Holds read lines against the world, all at once. */
export async function checkRead(tx: Tx, desk: FilingDesk, { kind, lines }: Set<Unchecked>): Promise<NewLine[]> {
  const findings = await KINDS[kind].check(tx, desk, lines);
  return lines.map((line, place) => {
    const finding = findings[place];
    if (!finding) throw new Error('one line in, one finding out');
    return { ...line, finding };
  });
}

/** Reads and checks typed lines. */
export async function readLines(tx: Tx, desk: FilingDesk, { kind, lines }: Set<IncomingLine>): Promise<NewLine[]> {
  return checkRead(tx, desk, { kind, lines: await readTyped(tx, desk, { kind, lines }) });
}

/** All faults of a line: of what was typed, and of the world. */
export function faultsOf(line: NewLine): StoredProblem[] {
  return [...line.problems, ...line.finding.problems];
}

/** Refuses lines that came from a form or a list and have faults: they stay on screen, each fault at its place. */
export function refuseFaulty(lines: readonly NewLine[]): void {
  const faults = lines.flatMap((line, place) =>
    faultsOf(line).map((found) => ({ line: place, name: line.name ?? '', ...found })),
  );
  if (faults.length > 0)
    refuse('line-faulty', { count: String(faults.length), problems: JSON.stringify(faults.slice(0, 200)) });
}
