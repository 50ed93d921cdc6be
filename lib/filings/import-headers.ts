import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { FILING_KINDS, importHeaders } from '@/db/schema/filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { foldHeader } from '@/lib/sheets/fold-header';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import { unitForAct } from '@/lib/units/unit-in-force';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';

/** Amounts in these are not yuan, and are read as if they were. */
const OTHER_UNITS = /[百千万]元/;

/**
 * Remembers what a unit's own headers mean, so that its next workbook of the kind is read without asking. Refuses a column that
 * the kind does not have, two headers for one column, and amounts in another unit than yuan.
 */
export const rememberHeaders = unitOperation({
  name: 'imports.remember-headers',
  input: z.strictObject({
    kind: z.enum(FILING_KINDS),
    headers: z
      .array(z.strictObject({ header: z.string().trim().min(1).max(100), columnKey: z.string() }))
      .min(1)
      .max(50),
  }),
  async run({ tx, principal, note }, { kind, headers }) {
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const keys = new Set(KINDS[kind].columns.map((column) => column.key));
    const chosen = headers.map(({ columnKey }) => columnKey);
    if (chosen.some((key) => !keys.has(key)) || new Set(chosen).size < chosen.length) refuse('headers-unclear');
    if (headers.some(({ header }) => OTHER_UNITS.test(header))) refuse('headers-other-unit');
    const rows = headers.map(({ header, columnKey }) => ({
      ...{ unitId: unit.id, kind, columnKey },
      header: foldHeader(header),
    }));
    for (const row of rows) {
      await tx
        .insert(importHeaders)
        .values(row)
        .onConflictDoUpdate({
          target: [importHeaders.unitId, importHeaders.kind, importHeaders.header],
          set: { columnKey: row.columnKey },
        });
    }
    note({ month: unit.openMonth });
    return { remembered: rows.length };
  },
});

/** The kind's columns with the headers that the unit has said they mean. */
export async function withOwnHeaders(
  tx: Tx,
  unitId: string,
  { kind, columns }: { kind: FilingKind; columns: readonly TemplateColumn[] },
): Promise<TemplateColumn[]> {
  const own = await tx
    .select({ header: importHeaders.header, columnKey: importHeaders.columnKey })
    .from(importHeaders)
    .where(and(eq(importHeaders.unitId, unitId), eq(importHeaders.kind, kind)));
  return columns.map((column) => ({
    ...column,
    synonyms: [
      ...column.synonyms,
      ...own.filter(({ columnKey }) => columnKey === column.key).map(({ header }) => header),
    ],
  }));
}
