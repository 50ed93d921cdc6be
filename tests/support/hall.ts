import { randomUUID } from 'node:crypto';
import type { Connection } from '@/db/client';
import { fundParameters } from '@/db/schema/parameters';
import { staff } from '@/db/schema/staff';
import { operators, units } from '@/db/schema/units';
import type { OperatorPrincipal, StaffPrincipal, OperatorRole, StaffRole } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { EMPTY_OPEN_LINE, type OpenLine } from '@/lib/filings/open.input';
import type { Json, Operation } from '@/lib/operations/operation';
import { perform, type Outcome } from '@/lib/operations/perform';
import { day } from '@/lib/values/day';
import { checkDigitOf } from '@/lib/values/id-number';
import { yuan } from '@/lib/values/money';
import { month } from '@/lib/values/month';

/** A clock that stands on the demo's day; sessions run by real time. */
export const testClock: Clock = {
  milliseconds: () => Date.now(),
  now: () => new Date(),
  today: () => day('2019-08-20'),
};

const TEST_ACTOR = { actor: '00000000-0000-4000-8000-00000000000a', office: true };

/** Parameters as in the demo: 1,650 to 28,500, whole yuan, one month ahead, five days to pay. */
export async function setParameters(owner: Connection): Promise<void> {
  await owner.inTransaction(TEST_ACTOR, (tx) =>
    tx.insert(fundParameters).values({
      id: randomUUID(),
      branch: null,
      fromMonth: month('2018-07'),
      floorBase: yuan(1650),
      capBase: yuan(28500),
      minimumRatio: 500,
      maximumRatio: 1200,
      roundingUnit: yuan(1),
      monthsAhead: 1,
      paymentDays: 5,
      payeeName: '测试公积金中心',
      payeeAccount: '54000000000000000001',
      payeeBank: '测试银行',
    }),
  );
}

let made = 0;

/** A new unit at 12% + 12% whose first month is 2019-08, with one operator who may do everything. */
export async function makeUnit(
  owner: Connection,
  { name = '测试单位有限公司', roles = ['administrator', 'preparer'] }: { name?: string; roles?: OperatorRole[] } = {},
): Promise<OperatorPrincipal> {
  made += 1;
  const unitId = randomUUID();
  const operatorId = randomUUID();
  const number = `9${String(made).padStart(5, '0')}`;
  await owner.inTransaction(TEST_ACTOR, async (tx) => {
    await tx.insert(units).values({
      id: unitId,
      number,
      name: `${name}${made}`,
      branch: '区直管理部',
      status: 'opened',
      payday: 1,
      unitRatio: 1200,
      ownRatio: 1200,
      firstMonth: month('2019-08'),
      openedOn: day('2019-08-01'),
      agreementSignedOn: day('2019-08-01'),
      bankAccount: `62${number}0001`,
    });
    await tx.insert(operators).values({
      id: operatorId,
      unitId,
      login: `${number}-01`,
      name: '测试专管员',
      isPrimary: true,
      roles,
      status: 'active',
    });
  });
  return { kind: 'operator', id: operatorId, unitId, name: '测试专管员', roles, session: null };
}

/** A member of the centre's staff with these roles. */
export async function makeStaff(owner: Connection, roles: StaffRole[]): Promise<StaffPrincipal> {
  made += 1;
  const id = randomUUID();
  await owner.inTransaction(TEST_ACTOR, (tx) =>
    tx.insert(staff).values({ id, login: `staff-${made}`, name: '测试柜员', roles, status: 'active' }),
  );
  return { kind: 'staff', id, name: '测试柜员', roles, session: null };
}

/** Does an operation as this principal, under a new request key unless one is given. */
export function act<Input, Result extends Json>(
  principal: OperatorPrincipal | StaffPrincipal,
  operation: Operation<Input, Result>,
  { input, key = randomUUID() }: { input: NoInfer<Input>; key?: string },
): Promise<Outcome<Result>> {
  return perform(operation, { principal, requestKey: key, input, clock: testClock });
}

/** The same, for steps that must succeed. */
export async function done<Input, Result extends Json>(
  principal: OperatorPrincipal | StaffPrincipal,
  operation: Operation<Input, Result>,
  input: NoInfer<Input>,
): Promise<Result> {
  const outcome = await act(principal, operation, { input });
  if (!outcome.ok)
    throw new Error(`${operation.name} was refused: ${outcome.refusal} ${JSON.stringify(outcome.values)}`);
  return outcome.result;
}

/** A valid identity number of nobody (area 540199), another one for each sequence. */
export function idNumberOf(sequence: number): string {
  const birth = `19${70 + (Math.floor(sequence / 28 / 12) % 30)}${String(1 + (Math.floor(sequence / 28) % 12)).padStart(2, '0')}${String(1 + (sequence % 28)).padStart(2, '0')}`;
  const first17 = `540199${birth}${String(100 + (Math.floor(sequence / 10080) % 900)).padStart(3, '0')}`;
  return first17 + checkDigitOf(first17);
}

const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚'];

/** A line of 开户 as typed, valid unless something is changed. */
export function openLine(sequence: number, changed: Partial<OpenLine> = {}): OpenLine {
  const name = `测${GIVEN[sequence % GIVEN.length] ?? ''}${GIVEN[Math.floor(sequence / GIVEN.length) % GIVEN.length] ?? ''}`;
  return { ...EMPTY_OPEN_LINE, name, idNumber: idNumberOf(sequence), base: '10000.00', ...changed };
}
