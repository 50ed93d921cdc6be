import { and, asc, eq, sql } from 'drizzle-orm';
import type { Readable } from 'node:stream';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { writeMarkedRows, type RowMark } from '@/lib/sheets/write-marked-rows';
import { problemSentence } from '@/lib/text/problems';
import type { FilingKind } from './filing';
import type { TypedLine } from './filing-kind';
import { KINDS } from './kinds';
import { retyped } from './stored-line';

/**
 * The unit's faulty drafts of a kind as a workbook in the template's columns: as they were typed, the cells at fault marked,
 * the reasons beside them. Mended and imported again, its lines replace these.
 */
export async function faultyWorkbook(
  tx: Tx,
  unitId: string,
  { kind, importId, title }: { kind: FilingKind; importId: string | null; title: string },
): Promise<Readable> {
  const lines = await tx
    .select()
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        eq(filings.kind, kind),
        eq(filings.state, 'draft'),
        importId ? eq(filings.importId, importId) : undefined,
        sql`${filings.problems} <> '[]'::jsonb`,
      ),
    )
    .orderBy(asc(filings.importRow), asc(filings.id));
  const marks = new Map<number, RowMark>();
  const rows: TypedLine[] = lines.map((line, place) => {
    const sentences = line.problems.map((found) => [found.field, problemSentence(found)] as const);
    marks.set(place, { reasons: sentences.map(([, sentence]) => sentence), cells: Object.fromEntries(sentences) });
    return retyped(line);
  });
  return writeMarkedRows({ sheetTitle: title, columns: KINDS[kind].columns, rows, marks });
}
