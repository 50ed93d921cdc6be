import { and, asc, count, eq, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings, submissions } from '@/db/schema/filings';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import type { FilingKind } from '@/lib/filings/filing';
import { daysBetween, type Day } from '@/lib/values/day';
import type { ListPage } from '@/lib/values/list-page';
import { addWorkingDays } from '@/lib/values/working-days';
import { ratioEffects } from './ratio-effects';
import { reviewChange } from './review-change';

/** How long the centre may take: five working days from the submission. */
const WORKING_DAYS = 5;

/** What every list of reviews shows of a filing. */
export const REVIEWED = {
  id: filings.id,
  kind: filings.kind,
  state: filings.state,
  name: filings.name,
  idNumberMask: filings.idNumberMask,
  accountNumber: accounts.number,
  base: filings.base,
  unitShare: filings.unitShare,
  ownShare: filings.ownShare,
  formerBase: filings.formerBase,
  formerUnitShare: filings.formerUnitShare,
  formerOwnShare: filings.formerOwnShare,
  unitRatio: filings.unitRatio,
  ownRatio: filings.ownRatio,
  formerUnitRatio: filings.formerUnitRatio,
  formerOwnRatio: filings.formerOwnRatio,
  people: filings.people,
  forMonth: filings.forMonth,
  backPayType: filings.backPayType,
  reason: filings.reason,
  note: filings.note,
  toUnitName: filings.toUnitName,
  movedAmount: filings.movedAmount,
  reviewReasons: filings.reviewReasons,
  marks: filings.marks,
  month: filings.month,
  createdAt: filings.createdAt,
  firstApprovedBy: filings.firstApprovedBy,
  firstApprovedAt: filings.firstApprovedAt,
  opinion: filings.opinion,
  unitId: filings.unitId,
  unitName: units.name,
  unitNumber: units.number,
};

/** How long a filing has waited for the centre, and until when it may, as of a day. */
export function waitingOf(submittedOn: Day, today: Day) {
  const deadline = addWorkingDays(submittedOn, WORKING_DAYS);
  return { submittedOn, deadline, days: daysBetween(submittedOn, today), late: daysBetween(deadline, today) > 0 };
}

/** What waits for the centre's review, of one kind or of all, the longest waiting first. */
export async function listReviews(
  tx: Tx,
  page: Pick<ListPage, 'page' | 'size'>,
  { kind }: { kind?: FilingKind | undefined } = {},
) {
  const where = and(eq(filings.state, 'in-review'), kind && eq(filings.kind, kind));
  const [counted] = await tx.select({ rows: count() }).from(filings).where(where);
  const rows = await selectReviews(tx, where)
    .orderBy(asc(submissions.id), asc(filings.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows: await withChanges(tx, rows), total: counted?.rows ?? 0 };
}

/** One filing that waits for review, with who approved it first; undefined when it does not wait any more. */
export async function getReview(tx: Tx, id: string) {
  const [row] = await withChanges(tx, await selectReviews(tx, and(eq(filings.id, id), eq(filings.state, 'in-review'))));
  return row;
}

function selectReviews(tx: Tx, where: SQL | undefined) {
  return tx
    .select({
      ...REVIEWED,
      version: filings.version,
      submittedOn: submissions.submittedOn,
      submissionNumber: submissions.number,
      firstApprover: staff.name,
    })
    .from(filings)
    .innerJoin(units, eq(units.id, filings.unitId))
    .innerJoin(submissions, and(eq(submissions.id, filings.submissionId), eq(submissions.unitId, filings.unitId)))
    .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
    .leftJoin(staff, eq(staff.id, filings.firstApprovedBy))
    .where(where);
}

type Selected = Awaited<ReturnType<typeof selectReviews>>[number];

/** A change of ratios says only when it takes effect what it does; until then it is worked out here. */
async function withChanges(tx: Tx, rows: Selected[]) {
  const ids = rows.filter(({ kind }) => kind === 'ratio').map(({ id }) => id);
  const effects = await ratioEffects(tx, ids);
  return rows.map((row) => {
    const filing = { ...row, ...effects.get(row.id) };
    return { ...filing, change: reviewChange(filing) };
  });
}

export type Review = Awaited<ReturnType<typeof withChanges>>[number];
