import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, type StoredProblem } from '@/db/schema/filings';
import type { FilingKind } from './filing';
import type { TypedLine } from './filing-kind';
import { retyped } from './stored-line';

export interface Draft {
  id: string;
  kind: FilingKind;
  version: number;
  /** What the form shows again: as typed where it could not be read, else from what was read. */
  typed: TypedLine;
  problems: StoredProblem[];
  opinion: string | null;
}

/** A unit's own draft, to be typed anew; undefined for anything else. */
export async function getDraft(tx: Tx, unitId: string, id: string): Promise<Draft | undefined> {
  const [row] = await tx
    .select()
    .from(filings)
    .where(and(eq(filings.unitId, unitId), eq(filings.id, id), eq(filings.state, 'draft')));
  if (!row) return undefined;
  return {
    id,
    kind: row.kind,
    version: row.version,
    typed: retyped(row),
    problems: row.problems,
    opinion: row.opinion,
  };
}
