import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators, units } from '@/db/schema/units';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { protectedIdNumber, protectedPhone } from '@/lib/people/protected-person';
import { readCreditCode } from '@/lib/values/credit-code';
import type { Day } from '@/lib/values/day';
import { compactText } from '@/lib/values/digits';
import { newId } from '@/lib/values/ids';
import { addMonths, compareMonths, formatMonthProse, monthOf, readMonth, type Month } from '@/lib/values/month';
import { readPersonName } from '@/lib/values/person-name';
import { formatPercent, readPercent, type BasisPoints } from '@/lib/values/ratio';
import { refuseKnownCode } from './known-credit-code';
import { registerUnitInput, type RegisterUnitInput } from './register-unit.input';
import { parametersFor } from './unit-in-force';

/** How far back a first month may lie: a unit that registers late pays from when it should have. */
const MONTHS_BACK = 12;

/**
 * 单位开户 at the counter (L-3): gives the 单位账号 and makes the first 专管员, who gets in once the agreement is signed (RL-01, Q-105). Refuses a
 * credit code that a unit has already, ratios outside the parameters, and a first month too far back or ahead (P-4).
 */
export const registerUnit = officeOperation({
  name: 'unit.register',
  input: registerUnitInput,
  async run({ tx, clock, note }, input) {
    const today = clock.today();
    const creditCode = known(codeOf(input.creditCode));
    await refuseKnownCode(tx, creditCode);
    const firstMonth = known(readMonth(input.firstMonth));
    const ratios = await ratiosWithin(tx, { input, firstMonth, today });
    const [row] = await tx.execute<{ number: string }>(
      sql`select lpad(nextval('unit_numbers')::text, 6, '0') as number`,
    );
    const number = known(row?.number ?? null);
    const id = newId(clock.milliseconds());
    await tx.insert(units).values({
      ...detailsOf(input),
      ...ratios,
      id,
      number,
      creditCode,
      firstMonth,
      status: 'opened',
      payday: Number(compactText(input.payday)),
      openedOn: today,
    });
    await tx.insert(operators).values({
      id: newId(clock.milliseconds()),
      unitId: id,
      login: `${number}-01`,
      name: nameOf(input.operatorName),
      ...protectedIdNumber(input.operatorIdNumber),
      ...protectedPhone(input.operatorPhone),
      isPrimary: true,
      roles: ['administrator', 'preparer'],
      status: 'active',
    });
    note({ unitId: id, month: firstMonth });
    return { id, number };
  },
});

function detailsOf(input: RegisterUnitInput) {
  const { name, branch, nature, legalRepresentative, address, postcode, telephone, collectionBank, bankName } = input;
  return {
    name,
    branch,
    legalRepresentative,
    collectionBank,
    bankName,
    bankAccount: compactText(input.bankAccount),
    nature: nature || null,
    address: address || null,
    postcode: compactText(postcode) || null,
    telephone: telephone || null,
  };
}

async function ratiosWithin(
  tx: Tx,
  { input, firstMonth, today }: { input: RegisterUnitInput; firstMonth: Month; today: Day },
): Promise<{ unitRatio: BasisPoints; ownRatio: BasisPoints }> {
  const { minimumRatio, maximumRatio, monthsAhead } = await parametersFor(tx, input.branch, firstMonth);
  const [first, last] = [addMonths(monthOf(today), -MONTHS_BACK), addMonths(monthOf(today), monthsAhead)];
  if (compareMonths(firstMonth, first) < 0 || compareMonths(firstMonth, last) > 0) {
    refuse('unit-first-month', { first: formatMonthProse(first), last: formatMonthProse(last) });
  }
  const ratios = { unitRatio: ratioOf(input.unitRatio), ownRatio: ratioOf(input.ownRatio) };
  if (Object.values(ratios).some((ratio) => ratio < minimumRatio || ratio > maximumRatio)) {
    refuse('unit-ratio-out', { minimum: formatPercent(minimumRatio), maximum: formatPercent(maximumRatio) });
  }
  return ratios;
}

function codeOf(text: string): string | null {
  const reading = readCreditCode(text);
  return reading.ok ? reading.code : null;
}

function nameOf(text: string): string {
  const reading = readPersonName(text);
  return known(reading.ok ? reading.name : null);
}

function ratioOf(text: string): BasisPoints {
  const reading = readPercent(text);
  return known(reading.ok ? reading.ratio : null);
}

function known<T>(value: T | null): T {
  if (value === null) throw new Error('what the schema has let pass can be read');
  return value;
}
