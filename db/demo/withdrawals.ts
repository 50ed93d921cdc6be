import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { units } from '@/db/schema/units';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { day, type Day } from '@/lib/values/day';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import type { WithdrawalKind } from '@/lib/withdrawals/withdrawal-rows';
import { act } from './act';
import { GALSANG, HIGHLAND } from './rosters';

/** A unit, somebody's place among its account numbers, and what he withdrew when. */
type Withdrawn = readonly [unit: string, place: number, on: string, kind: WithdrawalKind, amount: string];

/** What the funds desk imported on a day: never of the manual's unit, whose totals are its own, and nothing before interest was settled. */
const FILES: readonly { on: Day; withdrawn: readonly Withdrawn[] }[] = [
  {
    on: day('2019-07-10'),
    withdrawn: [
      [HIGHLAND, 4, '2019-07-08', 'purchase-withdrawal', '15000.00'],
      [HIGHLAND, 9, '2019-07-09', 'repayment-withdrawal', '2612.00'],
      [HIGHLAND, 17, '2019-07-09', 'repayment-withdrawal', '3180.50'],
      [GALSANG, 1, '2019-07-09', 'repayment-withdrawal', '1950.00'],
    ],
  },
  {
    on: day('2019-08-13'),
    withdrawn: [
      [HIGHLAND, 9, '2019-08-09', 'repayment-withdrawal', '2612.00'],
      [HIGHLAND, 22, '2019-08-12', 'purchase-withdrawal', '12000.00'],
    ],
  },
];

/** The days on which withdrawals were booked, with what was done: one of the funds desk imports them, another agrees. */
export function withdrawalSteps(tx: Tx, { funds, funds2 }: { funds: StaffPrincipal; funds2: StaffPrincipal }) {
  return FILES.map(({ on, withdrawn }) => ({
    on,
    async run(clock: Clock): Promise<void> {
      const people = await numbered(tx);
      const lines = withdrawn.map(([unit, place, withdrawnOn, kind, amount], index) => {
        const person = people.filter((one) => one.unit === unit)[place];
        if (!person) throw new Error(`unit ${unit} has nobody at place ${place}`);
        const { number: accountNumber, name } = person;
        const serial = `TQ${withdrawnOn.replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`;
        return { row: index + 2, serial, accountNumber, name, withdrawnOn, kind, amount };
      });
      const file = `提取业务${on.replaceAll('-', '')}.xlsx`;
      const hash = createHash('sha256').update(file).digest('hex');
      const input = importWithdrawals.input.parse({ name: file, hash, lines });
      const { id } = await act(tx, importWithdrawals, { principal: funds, clock, input });
      await act(tx, decideWithdrawals, { principal: funds2, clock, input: { id, decision: 'confirm' } });
    },
  }));
}

function numbered(tx: Tx): Promise<{ unit: string; number: string; name: string }[]> {
  return tx
    .select({ unit: units.number, number: accounts.number, name: accounts.name })
    .from(accounts)
    .innerJoin(units, eq(units.id, accounts.unitId))
    .where(eq(accounts.status, 'normal'))
    .orderBy(asc(accounts.number));
}
