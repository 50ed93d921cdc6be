import { and, desc, eq, isNull } from 'drizzle-orm';
import { papers } from '@/db/schema/papers';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { hashOfPaper, stampPapers, type PaperFacts } from '@/lib/operations/stamp-papers';
import { unitInForce } from '@/lib/units/unit-in-force';
import { employeeFacts } from './employee-facts';
import { issuePaperInput, type IssuePaper } from './issue-paper.input';
import { noticeFacts, rosterFacts } from './payment-facts';
import { statementFacts } from './statement-facts';
import { noArrearsFacts, unitFacts } from './unit-facts';

/**
 * Gives out a paper under a number and a check code (L-12, Q-61, Q-62, Q-110). Of a payment or a roster there is one, which is given again as long as it says what
 * stands; a certificate says how things stand today and is a new one each time. Refuses what is not so: 无欠缴 while something is owed.
 */
export const issuePaper = unitOperation({
  name: 'papers.issue',
  input: issuePaperInput,
  run: givePaper,
});

/** Gives a paper out, or the one that there is; what an operation does that gives one out and more. */
export async function givePaper(running: RunningForUnit, wanted: IssuePaper): Promise<{ id: string; number: string }> {
  const { tx, clock, principal } = running;
  const existing = await givenBefore(running, wanted);
  if (existing && wanted.kind === 'voucher') return { id: existing.id, number: existing.number };
  const facts = await factsOf(running, wanted);
  if (existing && saysTheSame(existing, facts)) return { id: existing.id, number: existing.number };
  const [stamped] = await stampPapers(tx, [{ ...facts, issuedBy: principal.id }], clock);
  return stamped ? { ...stamped } : refuse('not-found');
}

async function givenBefore({ tx, principal }: RunningForUnit, wanted: IssuePaper) {
  const about =
    'paymentId' in wanted
      ? eq(papers.paymentId, wanted.paymentId)
      : 'remittanceId' in wanted
        ? eq(papers.remittanceId, wanted.remittanceId)
        : null;
  if (!about) return undefined;
  const [paper] = await tx
    .select()
    .from(papers)
    .where(and(eq(papers.unitId, principal.unitId), eq(papers.kind, wanted.kind), about, isNull(papers.revokedAt)))
    .orderBy(desc(papers.id))
    .limit(1);
  return paper;
}

/** Whether a paper still says what stands today: not where the method of its payment has been changed. */
function saysTheSame(paper: typeof papers.$inferSelect, facts: PaperFacts): boolean {
  const said = { ...paper, ...facts, content: facts.content ?? {} };
  return hashOfPaper(said).equals(paper.contentHash);
}

async function factsOf({ tx, principal, clock }: RunningForUnit, wanted: IssuePaper): Promise<PaperFacts> {
  const unit = await unitInForce(tx, principal.unitId);
  const today = clock.today();
  switch (wanted.kind) {
    case 'notice':
      return noticeFacts(tx, unit, wanted.paymentId);
    case 'roster':
      return rosterFacts(tx, unit, wanted.remittanceId);
    case 'unit-certificate':
      return unitFacts(tx, unit, today);
    case 'no-arrears':
      return noArrearsFacts(tx, unit, today);
    case 'employee-certificate':
      return employeeFacts(tx, unit, { accountNumber: wanted.accountNumber, today });
    case 'statement':
      return statementFacts(tx, unit, { accountNumber: wanted.accountNumber, year: wanted.year, today });
    case 'voucher':
      return refuse('not-found');
  }
}
