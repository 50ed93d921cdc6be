import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { correctionMonths, type corrections } from '@/db/schema/corrections';
import { DOCUMENT_PURPOSES } from '@/db/schema/document-columns';
import { listDocuments } from '@/lib/filings/filing-documents';
import { refuse } from '@/lib/operations/refuse';
import { DOCUMENT_PURPOSE_WORDS } from '@/lib/text/corrections';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import type { Month } from '@/lib/values/month';
import { amountOf, askedMonths, checkCorrection, type BookedMonth, type CorrectionObstacle } from './correction';
import { correctionFacts } from './correction-facts';

type Correction = typeof corrections.$inferSelect;

interface Judged {
  unit: Pick<UnitInForce, 'id' | 'remittedMonth'>;
  accountId: string;
  months: readonly Month[];
  today: Day;
  correctionId?: string;
}

/** What is booked for the months that are asked for. Refuses the first thing in the way, and another unit's account. Needs the unit's lock. */
export async function bookedOrRefuse(tx: Tx, { months, today, ...asking }: Judged): Promise<BookedMonth[]> {
  const facts = await correctionFacts(tx, { ...asking, today });
  if (!facts) return refuse('not-found');
  const obstacle = checkCorrection({ facts, months, today }).find((checked) => checked.obstacle !== null)?.obstacle;
  if (obstacle) refuse(obstacle.code, obstacle.values);
  return askedMonths(facts, months);
}

/** The months of a correction as they were stored, the earliest first. */
export async function monthsOfCorrection(tx: Tx, { unitId, id }: Pick<Correction, 'unitId' | 'id'>) {
  return tx
    .select()
    .from(correctionMonths)
    .where(and(eq(correctionMonths.unitId, unitId), eq(correctionMonths.correctionId, id)))
    .orderBy(asc(correctionMonths.month));
}

/**
 * Every check of a correction that waits, with what stands in its way now: the limits of, the two documents, and whether
 * the books still hold what was applied for.
 */
export async function reviewChecks(
  tx: Tx,
  { unit, correction, today }: { unit: Judged['unit']; correction: Correction; today: Day },
): Promise<{ check: string; obstacle: CorrectionObstacle | null }[]> {
  const { id, unitId, accountId } = correction;
  const stored = await monthsOfCorrection(tx, correction);
  const months = stored.map(({ month }) => month);
  const facts = await correctionFacts(tx, { unit, accountId, today, correctionId: id });
  if (!facts) return refuse('not-found');
  const booked = askedMonths(facts, months);
  const same = stored.every((month) => booked.some((now) => isSame(month, now)));
  const missing = await missingDocuments(tx, unitId, id);
  return [
    ...checkCorrection({ facts, months, today }),
    { check: 'amounts', obstacle: same ? null : { code: 'correction-changed', values: {} } },
    { check: 'documents', obstacle: missing },
  ];
}

function isSame(stored: Omit<typeof correctionMonths.$inferSelect, 'state'>, now: BookedMonth): boolean {
  const ids = (of: readonly string[]) => [...of].sort().join();
  return (
    stored.month === now.month && amountOf(stored) === amountOf(now) && ids(stored.backPayIds) === ids(now.backPayIds)
  );
}

/** Both kinds of document are wanted: evidence, and the employee's consent. */
export async function missingDocuments(tx: Tx, unitId: string, id: string): Promise<CorrectionObstacle | null> {
  const there = new Set((await listDocuments(tx, unitId, id)).map(({ purpose }) => purpose));
  const missing = DOCUMENT_PURPOSES.filter((purpose) => !there.has(purpose));
  if (missing.length === 0) return null;
  const names = missing.map((purpose) => DOCUMENT_PURPOSE_WORDS[purpose]).join('、');
  return { code: 'correction-undocumented', values: { missing: names } };
}
