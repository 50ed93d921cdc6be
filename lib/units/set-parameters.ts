import { and, eq, isNull, max, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { fundParameters } from '@/db/schema/parameters';
import { units } from '@/db/schema/units';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { newId } from '@/lib/values/ids';
import { fenToText } from '@/lib/values/money';
import { compareMonths, formatMonthProse, nextMonth } from '@/lib/values/month';
import { parametersInput, readParameters } from './set-parameters.input';

type Parameters = ReturnType<typeof readParameters>;

/**
 * 设置参数: what holds from a month on, for all or for one 管理部 (A-1, A-2, A-4, A-5, P-4, Q-30, Q-58). The month must come after every month
 * that a unit of the 管理部 has paid, so that nothing paid changes; what was set for the same month before is replaced. The
 * rounding unit stays while anybody pays by it: another one would change amounts that nobody has filed.
 */
export const setFundParameters = officeOperation({
  name: 'parameters.set',
  input: parametersInput,
  async run({ tx, clock }, input) {
    const parameters = readParameters(input);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('parameters', 1))`);
    await refuseUnknownBranch(tx, parameters);
    await refusePaidMonth(tx, parameters);
    await refuseOtherRounding(tx, parameters);
    const [there] = await tx
      .select({ id: fundParameters.id })
      .from(fundParameters)
      .where(and(sameBranch(parameters), eq(fundParameters.fromMonth, parameters.fromMonth)));
    const id = there?.id ?? newId(clock.milliseconds());
    if (there) await tx.update(fundParameters).set(parameters).where(eq(fundParameters.id, id));
    else await tx.insert(fundParameters).values({ id, ...parameters });
    return { id, replaced: there !== undefined, values: asText(parameters) };
  },
});

async function refuseUnknownBranch(tx: Tx, { branch }: Parameters): Promise<void> {
  if (branch === null) return;
  const found = await tx.select({ id: units.id }).from(units).where(eq(units.branch, branch)).limit(1);
  if (found.length === 0) refuse('parameters-branch-unknown');
}

async function refusePaidMonth(tx: Tx, { branch, fromMonth }: Parameters): Promise<void> {
  const [paid] = await tx
    .select({ month: max(units.remittedMonth) })
    .from(units)
    .where(branch === null ? undefined : eq(units.branch, branch));
  const month = paid?.month ?? null;
  if (month === null || compareMonths(fromMonth, month) > 0) return;
  refuse('parameters-month-paid', { month: formatMonthProse(month), next: formatMonthProse(nextMonth(month)) });
}

async function refuseOtherRounding(tx: Tx, { branch, roundingUnit }: Parameters): Promise<void> {
  const ofBranch = branch === null ? undefined : or(isNull(fundParameters.branch), eq(fundParameters.branch, branch));
  const [other] = await tx
    .select({ unit: fundParameters.roundingUnit })
    .from(fundParameters)
    .where(and(ofBranch, ne(fundParameters.roundingUnit, roundingUnit)))
    .limit(1);
  if (!other) return;
  const paying = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(units, eq(units.id, accounts.unitId))
    .where(
      and(
        sql`${accounts.status} in ('normal', 'sealed', 'frozen')`,
        branch === null ? undefined : eq(units.branch, branch),
      ),
    )
    .limit(1);
  if (paying.length > 0) refuse('parameters-rounding-in-use', { unit: fenToText(other.unit) });
}

function sameBranch({ branch }: Parameters) {
  return branch === null ? isNull(fundParameters.branch) : eq(fundParameters.branch, branch);
}

/** What the log keeps, so that a value that was replaced can still be read there. */
function asText(parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? fenToText(value) : String(value ?? ''),
    ]),
  );
}
