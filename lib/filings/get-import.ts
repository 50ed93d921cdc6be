import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { imports } from '@/db/schema/filings';

/** One import of the unit; undefined for another unit's. */
export async function getImport(tx: Tx, unitId: string, id: string) {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.unitId, unitId), eq(imports.id, id)));
  return row;
}

/** The unit's last imports, newest first. */
export async function listImports(tx: Tx, unitId: string, most: number) {
  return tx.select().from(imports).where(eq(imports.unitId, unitId)).orderBy(desc(imports.id)).limit(most);
}
