import type { StoredProblem } from '@/db/schema/filings';
import { refuse } from '@/lib/operations/refuse';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Tx } from '@/db/client';
import type { FilingKind } from './filing';
import type { TypedLine } from './filing-kind';
import { KINDS } from './kinds';
import { keepTyped, toCheck, type NewLine } from './store-lines';

/** A typed line with what its file says of it: its row, and faults of its cells that text cannot show. */
export interface IncomingLine {
  id: string;
  row: number | null;
  typed: TypedLine;
  cellProblems: StoredProblem[];
}

/** Reads and checks typed lines of a kind, all at once. Faults of a cell take the place of what its text would say. */
export async function readLines(
  tx: Tx,
  unit: UnitInForce,
  { kind, lines }: { kind: FilingKind; lines: readonly IncomingLine[] },
): Promise<NewLine[]> {
  const definition = KINDS[kind];
  const read = await definition.read(tx, unit, lines.map((line) => line.typed));
  const merged = read.map((line, place) => {
    const incoming = lines[place];
    const cells = incoming?.cellProblems ?? [];
    const spoken = new Set(cells.map((found) => found.field));
    return { ...line, problems: [...cells, ...line.problems.filter((found) => !spoken.has(found.field))] };
  });
  const toBeChecked = merged.map((line, place) => toCheck(line, lines[place]?.id ?? '', lines[place]?.row ?? null));
  const findings = await definition.check(tx, unit, toBeChecked);
  return merged.map((line, place) => ({
    ...line,
    id: lines[place]?.id ?? '',
    row: lines[place]?.row ?? null,
    typed: keepTyped(line, lines[place]?.typed ?? {}),
    finding: findings[place] ?? { problems: [], reviewReasons: [], marks: [], personId: null },
  }));
}

/** Refuses lines that came from a form or a list and have faults: they stay on screen, each fault at its place. */
export function refuseFaulty(lines: readonly NewLine[]): void {
  const faults = lines.flatMap((line, place) =>
    [...line.problems, ...line.finding.problems].map((found) => ({ line: place, name: line.name ?? '', ...found })),
  );
  if (faults.length > 0) refuse('line-faulty', { count: String(faults.length), problems: JSON.stringify(faults.slice(0, 200)) });
}
