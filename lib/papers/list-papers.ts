import { and, count, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { papers } from '@/db/schema/papers';
import { units } from '@/db/schema/units';
import { readCheckCode } from '@/lib/values/check-code';
import { compactText } from '@/lib/values/digits';
import { TOTAL_LIMIT, type ListPage, type Listed } from '@/lib/values/list-page';
import { REVOCABLE } from './paper';

type PageOf = Pick<ListPage, 'page' | 'size'>;

/** Certificates and statements of the unit, the last first, each with whom it is about; by 编号 or check code those of a job too. */
export async function listPapers(tx: Tx, unitId: string, { typed, page }: { typed: string; page: PageOf }) {
  const where = and(
    eq(papers.unitId, unitId),
    inArray(papers.kind, [...REVOCABLE]),
    typed === '' ? isNull(papers.jobId) : named(typed),
  );
  const [counted] = await tx.select({ rows: count() }).from(papers).where(where);
  const rows = await tx
    .select({ paper: papers, person: accounts.name })
    .from(papers)
    .leftJoin(accounts, and(eq(accounts.id, papers.accountId), eq(accounts.unitId, unitId)))
    .where(where)
    .orderBy(desc(papers.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

export type OfficePaper = Awaited<ReturnType<typeof selectForOffice>>[number];

/** Papers of all units and kinds, the last first, for the centre; those of a job when asked for by number. Counted no further than TOTAL_LIMIT. */
export async function listAllPapers(
  tx: Tx,
  { typed, unitNumber, page }: { typed: string; unitNumber: string; page: PageOf },
): Promise<Listed<OfficePaper>> {
  const where = and(
    typed === '' ? isNull(papers.jobId) : named(typed),
    unitNumber === '' ? undefined : eq(units.number, unitNumber),
  );
  const found = tx
    .select({ id: papers.id })
    .from(papers)
    .innerJoin(units, eq(units.id, papers.unitId))
    .where(where)
    .limit(TOTAL_LIMIT + 1)
    .as('found');
  const [counted] = await tx.select({ rows: count() }).from(found);
  const total = counted?.rows ?? 0;
  return {
    rows: await selectForOffice(tx, where, page),
    total: Math.min(total, TOTAL_LIMIT),
    more: total > TOTAL_LIMIT,
  };
}

function selectForOffice(tx: Tx, where: SQL | undefined, page: PageOf) {
  return tx
    .select({ paper: papers, unitNumber: units.number, unitName: units.name })
    .from(papers)
    .innerJoin(units, eq(units.id, papers.unitId))
    .where(where)
    .orderBy(desc(papers.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
}

/** What the unit has under the number or the check code of a paper; another unit's is not found. */
export async function findPaper(tx: Tx, unitId: string, typed: string) {
  const [paper] = await tx
    .select()
    .from(papers)
    .where(and(eq(papers.unitId, unitId), named(typed)));
  return paper;
}

function named(typed: string): SQL | undefined {
  const code = readCheckCode(typed);
  return or(eq(papers.number, compactText(typed)), code === null ? undefined : eq(papers.checkCode, code));
}

/** One of the unit's papers; undefined for another unit's. */
export async function getPaper(tx: Tx, unitId: string, id: string) {
  const [paper] = await tx
    .select()
    .from(papers)
    .where(and(eq(papers.unitId, unitId), eq(papers.id, id)));
  return paper;
}
