import { z } from 'zod';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import type { Clock } from '@/lib/gateways/clock';
import type { ReviewReason } from '@/lib/text/problems';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { newIds } from '@/lib/values/ids';
import type { Fen } from '@/lib/values/money';
import type { FilingKind } from './filing';
import type { TypedLine } from './filing-kind';
import { KINDS } from './kinds';
import { faultsOf, readLines } from './read-lines';

/** Most lines that a form shows before it saves them. */
const MOST_LINES = 60;

/** What a form sends to see its lines read and checked; `draft` is the one that it edits. */
export function previewInput(kind: FilingKind) {
  return z.strictObject({ draft: z.uuid().optional(), lines: z.array(KINDS[kind].input).min(1).max(MOST_LINES) });
}

/** A line as saving would read it: amounts in fen, ratios in basis points, and everything that is wrong or missing. */
export interface PreviewedLine {
  base: Fen | null;
  unitShare: Fen | null;
  ownShare: Fen | null;
  unitRatio: number | null;
  ownRatio: number | null;
  problems: StoredProblem[];
  /** What a draft may be saved without and not submitted. */
  missing: StoredProblem[];
  reviewReasons: ReviewReason[];
}

/** Reads and checks typed lines as saving them would, and stores nothing; a draft does not stand in its own way. */
export async function previewLines(
  tx: Tx,
  { unit, clock }: { unit: UnitInForce; clock: Clock },
  { kind, lines, draft }: { kind: FilingKind; lines: readonly TypedLine[]; draft?: string | undefined },
): Promise<PreviewedLine[]> {
  const ids = newIds(clock.milliseconds(), lines.length);
  const incoming = lines.map((typed, place) => ({
    id: (place === 0 ? draft : undefined) ?? ids[place] ?? '',
    row: null,
    typed,
    cellProblems: [],
  }));
  const read = await readLines(tx, { unit, today: clock.today() }, { kind, lines: incoming });
  return read.map((line) => ({
    base: line.base,
    unitShare: line.unitShare,
    ownShare: line.ownShare,
    unitRatio: line.unitRatio,
    ownRatio: line.ownRatio,
    problems: faultsOf(line),
    missing: line.finding.missing ?? [],
    reviewReasons: line.finding.reviewReasons,
  }));
}
