import { and, eq, ne } from 'drizzle-orm';
import { database } from '@/db/client';
import { imports } from '@/db/schema/filings';
import { contextOf, type OperatorPrincipal } from '@/lib/auth/principal';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { uploadPath } from '@/lib/gateways/storage';
import { perform } from '@/lib/operations/perform';
import { reportProgress } from '@/lib/operations/progress';
import { readRows } from '@/lib/sheets/read-rows';
import { newId } from '@/lib/values/ids';
import type { FilingKind } from './filing';
import { writeImport, type ImportOutcome } from './import-filings';
import { KINDS } from './kinds';
import { workbookLines } from './workbook-lines';

/** Most lines of one file. */
const LONGEST_IMPORT = 50_000;

interface Import {
  id: string;
  kind: FilingKind;
  fileName: string;
  declaredRows: number;
}

/**
 * Reads an uploaded file and writes its lines. Goes on when the browser leaves; done again after a crash it writes nothing
 * twice, because the import's id is its request key. Never throws: what goes wrong ends in the import's row.
 */
export async function runImport(file: Import, principal: OperatorPrincipal): Promise<void> {
  try {
    await write(file, principal, await outcomeOf(file));
  } catch (error) {
    const reference = newId(clock.milliseconds()).slice(-12).toUpperCase();
    log().error({ reference, importId: file.id, error }, 'import failed');
    const refusal = { code: 'import-failed', values: { reference } };
    await write(file, principal, { importId: file.id, lines: [], refusal }).catch(async (second: unknown) => {
      log().error({ reference, importId: file.id, error: second }, 'import could not be refused');
      await giveUp(file, principal, reference).catch((third: unknown) =>
        log().error({ reference, importId: file.id, error: third }, 'import could not be marked as failed'),
      );
    });
  }
}

async function outcomeOf({ id, kind, fileName, declaredRows }: Import): Promise<ImportOutcome> {
  reportProgress(id, { stage: 'reading' });
  const file = await readRows({ path: uploadPath(id), name: fileName });
  if (!file.ok) return { importId: id, lines: [], refusal: { code: file.code, values: file.values } };
  const held = workbookLines(file.rows, {
    definition: KINDS[kind],
    declared: declaredRows,
    limit: LONGEST_IMPORT,
    nowMilliseconds: clock.milliseconds(),
  });
  if (!held.ok) return { importId: id, lines: [], refusal: { code: held.code, values: held.values } };
  return { importId: id, lines: held.lines, refusal: null };
}

async function write({ id, kind }: Import, principal: OperatorPrincipal, outcome: ImportOutcome): Promise<void> {
  // Once uploaded, the file is the unit's business: it is written even if the browser's session has ended meanwhile.
  const resumed = { ...principal, session: null };
  const written = await perform(writeImport(kind), { principal: resumed, requestKey: id, input: outcome, clock });
  // Taken up a second time, an import that has ended is not found any more; that is as it should be.
  if (!written.ok && written.refusal !== 'not-found') throw new Error(`writing was refused: ${written.refusal}`);
}

/** Ends an import that its operation may not end, because the unit or the operator lost the right to: nobody waits for ever. */
async function giveUp({ id }: Import, principal: OperatorPrincipal, reference: string): Promise<void> {
  const failed = {
    state: 'failed',
    refusal: 'import-failed',
    refusalValues: { reference },
    finishedAt: clock.now(),
  } as const;
  const running = and(eq(imports.id, id), eq(imports.unitId, principal.unitId), ne(imports.state, 'done'));
  await database().inTransaction(contextOf(principal), (tx) => tx.update(imports).set(failed).where(running));
}
