import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { imports } from '@/db/schema/filings';
import type { FilingKind } from './filing';

/** One import of the unit; undefined for another unit's. */
export async function getImport(tx: Tx, unitId: string, id: string) {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.unitId, unitId), eq(imports.id, id)));
  return row;
}

/** The unit's last imports of these kinds, newest first. */
export async function listImports(
  tx: Tx,
  unitId: string,
  { kinds, most }: { kinds: readonly FilingKind[]; most: number },
) {
  return tx
    .select()
    .from(imports)
    .where(and(eq(imports.unitId, unitId), inArray(imports.kind, [...kinds])))
    .orderBy(desc(imports.id))
    .limit(most);
}

/** The last import of the unit before this one that held the same bytes and was taken; undefined where there is none. */
export async function sameFileBefore(tx: Tx, unitId: string, { id, fileHash }: { id: string; fileHash: Buffer }) {
  const [row] = await tx
    .select({ id: imports.id, fileName: imports.fileName, startedAt: imports.startedAt })
    .from(imports)
    .where(
      and(eq(imports.unitId, unitId), eq(imports.fileHash, fileHash), eq(imports.state, 'done'), lt(imports.id, id)),
    )
    .orderBy(desc(imports.id))
    .limit(1);
  return row;
}
