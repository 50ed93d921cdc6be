import { and, eq, inArray } from 'drizzle-orm';
import { database } from '@/db/client';
import { imports } from '@/db/schema/filings';
import { operators } from '@/db/schema/units';
import { runImport } from './run-import';

/** Takes up the imports that an earlier process left unfinished, one after the other. */
export async function resumeImports(): Promise<void> {
  const left = await database().inTransaction({ actor: 'resume-imports', office: true }, (tx) =>
    tx
      .select({ file: imports, operator: operators })
      .from(imports)
      .innerJoin(operators, and(eq(operators.id, imports.startedBy), eq(operators.unitId, imports.unitId)))
      .where(inArray(imports.state, ['reading', 'checking', 'writing']))
      .orderBy(imports.id),
  );
  for (const { file, operator } of left) {
    const { id, unitId, name, roles } = operator;
    await runImport(file, { kind: 'operator', id, unitId, name, roles, session: null });
  }
}
