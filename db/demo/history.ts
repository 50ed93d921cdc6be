import { eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { notices } from '@/db/schema/notices';
import { units } from '@/db/schema/units';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import type { Day } from '@/lib/values/day';
import { isThereBefore, writeAccounts } from './accounts';
import { bookInterest, bookOpening } from './bookings';
import { INTEREST_DAY, LAST_MONTH, OPENING_DAY, SNOWLAND_MONTHS, STEADY_MONTHS } from './calendar';
import { demoClocks } from './demo-clock';
import { writeFinances } from './finances';
import { confirmMonth, fileChanges, receiveMoney } from './months';
import { demoRosters, SNOWLAND, type PeopledUnit } from './rosters';
import { withdrawalSteps } from './withdrawals';

/** Something that happens on a day. */
interface Step {
  on: Day;
  run: (clock: Clock) => Promise<void>;
}

/**
 * Plays 2019-02 to 2019-07 of all units, day by day, through the hall's own operations: people come and go, months are
 * confirmed, paid and booked, interest is credited on 30 June, and some withdraw what they have afterwards.
 */
export async function playHistory(
  tx: Tx,
  {
    clerks,
    funds,
    funds2,
  }: { clerks: ReadonlyMap<string, OperatorPrincipal>; funds: StaffPrincipal; funds2: StaffPrincipal },
): Promise<void> {
  const rosters = demoRosters();
  const steps: Step[] = withdrawalSteps(tx, { funds, funds2 });
  for (const number of Object.keys(rosters).sort() as PeopledUnit[]) {
    const clerk = clerks.get(number);
    if (clerk) steps.push(...(await stepsOfUnit(tx, { clerk, funds, number, rosters })));
  }
  const clockOn = demoClocks();
  for (const { on, run } of steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) await run(clockOn(on));
  await tx
    .update(notices)
    .set({ readAt: sql`${notices.at}` })
    .where(ne(sql`${notices.values} ->> 'month'`, LAST_MONTH));
}

interface UnitOfHistory {
  clerk: OperatorPrincipal;
  funds: StaffPrincipal;
  number: PeopledUnit;
  rosters: ReturnType<typeof demoRosters>;
}

async function stepsOfUnit(tx: Tx, { clerk, funds, number, rosters }: UnitOfHistory): Promise<Step[]> {
  const employees = rosters[number];
  const months = number === SNOWLAND ? SNOWLAND_MONTHS : STEADY_MONTHS;
  const payer = await payerOf(tx, clerk.unitId);
  const booking = { unitId: clerk.unitId, accounts: [] as Awaited<ReturnType<typeof writeAccounts>>, months };
  const opening: Step = {
    on: OPENING_DAY,
    async run(clock) {
      booking.accounts.push(
        ...(await writeAccounts(tx, { unitId: clerk.unitId, employees: employees.filter(isThereBefore), clock })),
      );
      await bookOpening(tx, { ...booking, clock });
      if (number === SNOWLAND) await writeFinances(tx, { unitId: clerk.unitId, clock });
    },
  };
  const ofMonths = months.flatMap(({ month, filed, registered, posted }): Step[] => [
    {
      on: filed,
      async run(clock) {
        const joiners = employees.filter((employee) => employee.firstMonth === month);
        const leavers = employees.filter((employee) => employee.sealed?.from === month);
        booking.accounts.push(...(await fileChanges(tx, { clerk, joiners, leavers, clock })));
      },
    },
    { on: registered, run: (clock) => confirmMonth(tx, { clerk, month, clock }) },
    { on: posted, run: (clock) => receiveMoney(tx, { clerk, funds, payer, clock }) },
  ]);
  return [opening, ...ofMonths, { on: INTEREST_DAY, run: (clock) => bookInterest(tx, { ...booking, clock }) }];
}

async function payerOf(tx: Tx, unitId: string): Promise<{ name: string; account: string }> {
  const [unit] = await tx
    .select({ name: units.name, account: units.bankAccount })
    .from(units)
    .where(eq(units.id, unitId));
  if (!unit) throw new Error('the demo wrote its units first');
  return { name: unit.name, account: unit.account ?? '' };
}
