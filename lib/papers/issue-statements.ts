import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { papers } from '@/db/schema/papers';
import { unitOperation } from '@/lib/operations/operation';
import { stampPapers } from '@/lib/operations/stamp-papers';
import { unitInForce } from '@/lib/units/unit-in-force';
import { factsOfStatement, statementPeriod, statementSums } from './statement-facts';

const PEOPLE_AT_ONCE = 5_000;

/**
 * Gives out the statements of everybody at the unit for a fund year, in the order of their accounts. Done by the job that prints
 * them; its id is the request key, so that one that is taken up again prints the same papers.
 */
export const issueStatements = unitOperation({
  name: 'statements.issue',
  input: z.strictObject({ jobId: z.uuid(), year: z.int() }),
  statementSeconds: 300,
  async run({ tx, principal, clock, note }, { jobId, year }) {
    const unit = await unitInForce(tx, principal.unitId);
    const period = statementPeriod(year, clock.today());
    let issued = 0;
    // A statement for each five thousand people: one for all of them would not fit into the memory.
    for (let last: string | undefined = ''; last !== undefined;) {
      const whose = sql`a.id in (select id from accounts where unit_id = ${unit.id} and number > ${last} and status <> 'revoked' order by number limit ${PEOPLE_AT_ONCE})`;
      const people = await statementSums(tx, unit, { period, whose });
      const facts = people.map((sums) => ({ ...factsOfStatement(unit, period, sums), jobId, issuedBy: principal.id }));
      if (facts.length > 0) await stampPapers(tx, facts, clock);
      issued += people.length;
      last = people.length < PEOPLE_AT_ONCE ? undefined : people.at(-1)?.number;
    }
    note({ people: issued });
    return { issued };
  },
});

/** The papers that a job has given out, in their order, from after one of them on. */
export function papersOfJob(
  tx: Tx,
  unitId: string,
  { jobId, after, most }: { jobId: string; after: string | null; most: number },
) {
  return tx
    .select()
    .from(papers)
    .where(and(eq(papers.unitId, unitId), eq(papers.jobId, jobId), after ? gt(papers.id, after) : undefined))
    .orderBy(asc(papers.id))
    .limit(most);
}
