import { and, count, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '@/db/schema/accounts';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { statementPeriod } from '@/lib/papers/statement-facts';
import { startJob } from './start-job';

/** 批量生成对账单: statements of a fund year for everybody who has or had an account at the unit, as a job. */
export const startStatements = unitOperation({
  name: 'statements.start',
  input: z.strictObject({ year: z.int().min(1990).max(2999) }),
  async run(running, { year }) {
    const { tx, principal, clock, note } = running;
    statementPeriod(year, clock.today());
    const [counted] = await tx
      .select({ people: count() })
      .from(accounts)
      .where(and(eq(accounts.unitId, principal.unitId), ne(accounts.status, 'revoked')));
    const people = counted?.people ?? 0;
    if (people === 0) refuse('nobody-to-print');
    note({ people });
    const jobId = await startJob(running, { kind: 'statements', parameters: { year: String(year) }, total: people });
    return { people, jobId };
  },
});
