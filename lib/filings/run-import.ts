import { and, eq, ne } from 'drizzle-orm';
import { database } from '@/db/client';
import { imports } from '@/db/schema/filings';
import { contextOf, type OperatorPrincipal } from '@/lib/auth/principal';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { removeUpload, uploadPath } from '@/lib/gateways/storage';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { reportProgress } from '@/lib/operations/progress';
import { readRows } from '@/lib/sheets/read-rows';
import { newId } from '@/lib/values/ids';
import { importColumns, type ImportTemplate } from './annual-columns';
import type { FilingKind } from './filing';
import { withOwnHeaders } from './import-headers';
import { writeImport, type ImportOutcome } from './import-filings';
import { workbookLines } from './workbook-lines';

/** Most lines of one file. */
const LONGEST_IMPORT = 50_000;

interface Import {
  id: string;
  kind: FilingKind;
  fileName: string;
  declaredRows: number;
  template?: ImportTemplate;
}

/**
 * Reads an uploaded file, writes its lines and deletes it. Goes on when the browser leaves; done again after a crash it writes nothing
 * twice, because the import's id is its request key. Never throws: what goes wrong ends in the import's row.
 */
export async function runImport(file: Import, principal: OperatorPrincipal): Promise<void> {
  const ended = await outcomeOf(file, principal)
    .then((outcome) => write(file, principal, outcome))
    .then(() => true)
    .catch((error: unknown) => endAsFailed(file, principal, error));
  // It is full of personal data. One that could not end stays, to be taken up again when the server starts anew.
  if (!ended) return;
  await removeUpload(file.id).catch((error: unknown) =>
    log().error({ importId: file.id, error }, 'an upload could not be deleted'),
  );
}

/** Whether the import could at least be ended with a reference number. */
async function endAsFailed(file: Import, principal: OperatorPrincipal, error: unknown): Promise<boolean> {
  const about = { reference: newId(clock.milliseconds()).slice(-12).toUpperCase(), importId: file.id };
  log().error({ ...about, error }, 'import failed');
  const refusal = { code: 'import-failed', values: { reference: about.reference } };
  try {
    await write(file, principal, { importId: file.id, lines: [], refusal });
    return true;
  } catch (second) {
    log().error({ ...about, error: second }, 'import could not be refused');
  }
  try {
    await giveUp(file, principal, about.reference);
    return true;
  } catch (third) {
    log().error({ ...about, error: third }, 'import could not be marked as failed');
    return false;
  }
}

async function outcomeOf(
  { id, kind, fileName, declaredRows, template = 'lines' }: Import,
  principal: OperatorPrincipal,
): Promise<ImportOutcome> {
  reportProgress(id, { stage: 'reading' });
  const file = await readRows({ path: uploadPath(id), name: fileName });
  if (!file.ok) return { importId: id, lines: [], refusal: { code: file.code, values: file.values } };
  const held = workbookLines(file.rows, {
    columns: await readAs({ ...principal, session: null }, (tx) =>
      withOwnHeaders(tx, principal.unitId, { kind, columns: importColumns(kind, template) }),
    ),
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
