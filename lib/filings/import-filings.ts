import { and, eq, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { IMPORT_TEMPLATES, imports } from '@/db/schema/filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { tellUnits } from '@/lib/units/tell-units';
import { unitForAct } from '@/lib/units/unit-in-force';
import { readMoney, ZERO } from '@/lib/values/money';
import { reviewAnnual } from './annual-review';
import type { FilingKind } from './filing';
import { listOf } from './lists';
import { checkRead, faultsOf, readTyped, type IncomingLine, type Unchecked } from './read-lines';
import { dropReplaced } from './replaced-drafts';
import { storeLines } from './store-lines';

const startInput = z.strictObject({
  id: z.uuid(),
  fileName: z.string().trim().min(1).max(200),
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  declaredRows: z.int().min(1).max(1_000_000),
  template: z.enum(IMPORT_TEMPLATES).optional(),
  /** 金额合计 of the yearly review, as typed. */
  declaredAmount: z.string().max(40).optional(),
});

/** Only bases have a yearly review, and it needs its control total. */
function startInputOf(kind: FilingKind) {
  return startInput
    .refine(({ template }) => template !== 'annual' || kind === 'base', { path: ['template'] })
    .refine(({ template, declaredAmount }) => template !== 'annual' || amountIn(declaredAmount) !== null, {
      path: ['declaredAmount'],
      message: 'declared-amount-missing',
    });
}

function amountIn(typed = '') {
  const reading = readMoney(typed);
  return reading.ok && reading.fen > ZERO ? reading.fen : null;
}

/** 导入: notes that a file was uploaded. Says whether the same bytes were imported before. */
export function startImport(kind: FilingKind) {
  return unitOperation({
    name: `${kind}.import`,
    input: startInputOf(kind),
    // The id is made anew for each upload; the same file sent twice under one key is one import.
    fingerprint: ({ fileName, fileHash, declaredRows, template = 'lines', declaredAmount = '' }) => [
      fileName,
      fileHash,
      declaredRows,
      template,
      declaredAmount,
    ],
    async run({ tx, principal, clock, note }, { id, fileName, fileHash, declaredRows, template, declaredAmount }) {
      const unit = await unitForAct(tx, principal.unitId, 'change-draft');
      const hash = Buffer.from(fileHash, 'hex');
      const same = await tx
        .select({ id: imports.id })
        .from(imports)
        .where(
          and(eq(imports.unitId, unit.id), eq(imports.fileHash, hash), eq(imports.state, 'done'), ne(imports.id, id)),
        )
        .limit(1);
      await tx.insert(imports).values({
        id,
        unitId: unit.id,
        kind,
        fileName,
        fileHash: hash,
        declaredRows,
        template,
        declaredAmount: template === 'annual' ? amountIn(declaredAmount) : null,
        state: 'reading',
        startedBy: principal.id,
        startedAt: clock.now(),
      });
      note({ month: unit.openMonth });
      return { id, sameAs: same[0]?.id ?? null };
    },
  });
}

export interface ImportOutcome {
  importId: string;
  lines: IncomingLine[];
  refusal: { code: string; values: Record<string, string> } | null;
}

/**
 * Writes what a file held: all its lines as drafts, good and faulty (验证描述), in one transaction, or why the whole file is
 * refused. Lines of an earlier import that mean the same people are replaced. Ends in a notice.
 */
export function writeImport(kind: FilingKind) {
  return unitOperation({
    name: `${kind}.write-import`,
    input: z.custom<ImportOutcome>(),
    fingerprint: ({ importId }) => importId,
    statementSeconds: 300,
    async run({ tx, principal, clock, report, note }, { importId, ...held }) {
      const unit = await unitForAct(tx, principal.unitId, 'write-import');
      const own = and(
        eq(imports.id, importId),
        eq(imports.unitId, unit.id),
        eq(imports.kind, kind),
        inArray(imports.state, ['reading', 'checking', 'writing']),
      );
      const [batch] = await tx.select().from(imports).where(own);
      if (!batch) return refuse('not-found');
      if (!held.refusal) report({ stage: 'checking', total: held.lines.length });
      const desk = { unit, today: clock.today() };
      const typed = await readTyped(tx, desk, { kind, lines: held.lines });
      const { lines, refusal } = await reviewed(tx, batch, { ...held, typed });
      const replaced = await dropReplaced(tx, unit.id, { kind, lines: refusal ? [] : typed });
      const read = await checkRead(tx, desk, { kind, lines });
      await storeLines(tx, read, {
        unitId: unit.id,
        kind,
        source: 'import',
        importId,
        by: principal.id,
        at: clock.now(),
        onWritten: (done) => report({ stage: 'writing', done, total: lines.length }),
      });
      const faulty = read.filter((line) => faultsOf(line).length > 0).length;
      await tx
        .update(imports)
        .set({
          state: refusal ? 'refused' : 'done',
          refusal: refusal?.code ?? null,
          refusalValues: refusal?.values ?? null,
          foundRows: refusal ? 0 : typed.length,
          goodRows: read.length - faulty,
          faultyRows: faulty,
          finishedAt: clock.now(),
        })
        .where(own);
      await tellUnits(tx, clock, [
        {
          unitId: unit.id,
          code: refusal ? 'import-refused' : 'import-done',
          values: { file: batch.fileName, good: String(read.length - faulty), faulty: String(faulty) },
          path: `/${listOf(kind)}/import/${importId}`,
        },
      ]);
      note({ month: unit.openMonth, people: read.length });
      return { rows: read.length, faulty, replaced };
    },
  });
}

/** The lines that become drafts: all that were read, or of a yearly review those that change something, if it is complete. */
async function reviewed(
  tx: Tx,
  { unitId, template, declaredAmount }: typeof imports.$inferSelect,
  { lines, typed, refusal }: Pick<ImportOutcome, 'lines' | 'refusal'> & { typed: Unchecked[] },
): Promise<{ lines: Unchecked[]; refusal: ImportOutcome['refusal'] }> {
  if (refusal || template === 'lines') return { lines: typed, refusal };
  const review = await reviewAnnual(tx, unitId, { incoming: lines, read: typed, declared: declaredAmount ?? ZERO });
  if (review.ok) return { lines: review.lines, refusal: null };
  return { lines: [], refusal: { code: review.code, values: review.values } };
}
