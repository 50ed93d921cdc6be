import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { units } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import { problemSentence, type ReviewReason } from '@/lib/text/problems';
import type { TransferRequest } from '@/lib/transfers/transfer-requests';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { namesOtherDraft } from './draft-line';
import { KINDS } from './kinds';
import { faultsOf, readLines } from './read-lines';
import { recheckSharing } from './recheck-drafts';
import { storeLines } from './store-lines';
import { submitDrafts } from './submit-drafts';
import type { TransferLine } from './transfer.input';

interface Filed {
  /** The unit whose account is transferred. */
  unit: UnitInForce;
  line: TransferLine;
  by: string;
  clock: Clock;
  logId: string;
  /** Why only the centre may take it back; none where the unit agreed itself. */
  reviewReasons: ReviewReason[];
}

/**
 * Files one 职工转移 and makes it effective at once, for a unit that agreed to it or that the centre decided for. Refuses, with the
 * reason, what a submission would leave. Needs the locks of both units and a context that is the unit's.
 */
export async function fileTransfer(
  tx: Tx,
  { unit, line, by, clock, logId, reviewReasons }: Filed,
): Promise<{ filingId: string; submissionId: string; number: string }> {
  const desk = { unit, today: clock.today() };
  const id = newId(clock.milliseconds());
  const lines = [{ id, row: null, typed: line, cellProblems: [] }];
  const [read] = await readLines(tx, desk, { kind: 'transfer', lines });
  if (!read) throw new Error('one line in, one line out');
  const fault = faultsOf(read).find(({ code }) => !namesOtherDraft(code));
  if (fault) refuse('transfer-not-possible', { fault: problemSentence(fault) });
  const clean = { ...read, finding: { ...read.finding, problems: [], reviewReasons: [] } };
  const origin = { unitId: unit.id, kind: 'transfer', source: 'form', importId: null, by, at: clock.now() } as const;
  await storeLines(tx, [clean], origin);
  const which = sql`${filings.id} = ${id}::uuid`;
  const effective = { count: 1, kinds: new Set(['transfer'] as const) };
  const kind = KINDS.transfer;
  const submission = await submitDrafts(tx, { unit, kind, which, effective, forReview: 0, left: 0, by, clock, logId });
  // Afterwards: a draft that has them would be sent to the centre, which has decided.
  if (reviewReasons.length > 0) await tx.update(filings).set({ reviewReasons }).where(which);
  await recheckSharing(tx, desk, [read.idNumberIndex]);
  return { filingId: id, submissionId: submission.id, number: submission.number };
}

/** What the unit would have typed for a request. Needs the context of the centre. */
export async function lineOfRequest(
  tx: Tx,
  { accountId, toUnitId }: Pick<TransferRequest, 'accountId' | 'toUnitId'>,
): Promise<TransferLine> {
  const [account] = await tx
    .select({ accountNumber: accounts.number, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  const [unit] = await tx.select({ number: units.number }).from(units).where(eq(units.id, toUnitId));
  if (!account || !unit) throw new Error('account and unit of a request are never deleted');
  return { ...account, idNumber: '', toUnit: unit.number, reason: '' };
}
