import type { Tx } from '@/db/client';
import { fundParameters } from '@/db/schema/parameters';
import { staff } from '@/db/schema/staff';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { protectedPhone } from '@/lib/people/protected-person';
import { newId, newIds } from '@/lib/values/ids';
import { yuan } from '@/lib/values/money';
import { month } from '@/lib/values/month';
import { percent } from '@/lib/values/ratio';

/** Password of everybody of the centre in the demo. */
export const STAFF_PASSWORD = 'Demo-2019-08-20';

const STAFF = [
  { login: 'counter', name: '格桑曲珍', phone: '10090090001', roles: ['counter' as const] },
  { login: 'reviewer', name: '赵文静', phone: '10090090002', roles: ['reviewer' as const] },
  { login: 'reviewer2', name: '旦增罗布', phone: '10090090003', roles: ['reviewer' as const] },
  { login: 'funds', name: '刘海燕', phone: '10090090004', roles: ['funds' as const] },
  { login: 'funds2', name: '索朗旺堆', phone: '10090090005', roles: ['funds' as const] },
  { login: 'admin', name: '孙立新', phone: '10090090006', roles: ['administrator' as const] },
];

/** Writes the centre's staff; returns the two of the funds desk. */
export async function writeStaff(
  tx: Tx,
  { at, passwordHash }: { at: number; passwordHash: string },
): Promise<{ funds: StaffPrincipal; funds2: StaffPrincipal }> {
  const ids = newIds(at, STAFF.length);
  const rows = STAFF.map(({ phone, ...person }, place) => ({
    ...person,
    ...protectedPhone(phone),
    id: ids[place] ?? '',
    status: 'active' as const,
    passwordHash,
  }));
  await tx.insert(staff).values(rows);
  const [funds, funds2] = rows
    .filter(({ roles }) => roles.some((role) => role === 'funds'))
    .map(({ id, name, roles }) => ({ kind: 'staff' as const, id, name, roles, session: null }));
  if (!funds || !funds2) throw new Error('the demo has two people at the funds desk');
  return { funds, funds2 };
}

/** Writes what the centre has set: demo values, not those of any real place. */
export async function writeParameters(tx: Tx, at: number): Promise<void> {
  await tx.insert(fundParameters).values({
    id: newId(at),
    branch: null,
    fromMonth: month('2018-07'),
    floorBase: yuan(1_650),
    capBase: yuan(28_500),
    minimumRatio: percent(5),
    maximumRatio: percent(12),
    roundingUnit: yuan(1),
    monthsAhead: 1,
    paymentDays: 5,
    payeeName: '示例市住房公积金管理中心',
    payeeAccount: '5401990009000020191',
    payeeBank: '中国工商银行示例市分行营业部',
  });
}
