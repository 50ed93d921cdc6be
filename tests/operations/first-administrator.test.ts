import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setPasswordByLink } from '@/lib/auth/password-links';
import { signInStaff } from '@/lib/auth/sign-in';
import { Refusal } from '@/lib/operations/refuse';
import { makeFirstAdministrator } from '@/lib/staff/first-administrator';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { testClock } from '../support/hall';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();
const PASSWORD = 'Long-2019-words';

function make(login: string) {
  return owner
    .inTransaction({ actor: 'test', office: true }, (tx) =>
      makeFirstAdministrator(tx, { login, name: '德吉', phone: '10012345678' }, testClock),
    )
    .catch((error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    });
}

test('the first administrator sets his password by a link and gets in; there is no second first one', async () => {
  const both = await Promise.all([make('first'), make('other')]);
  const link = both.find((answer) => answer.includes('#')) ?? '';
  expect(both.filter((answer) => answer === 'staff-administrator-there')).toHaveLength(1);
  const token = link.split('#')[1] ?? '';
  const set = await setPasswordByLink({ token, password: PASSWORD }, testClock);
  expect(set).toMatchObject({ ok: true });
  const login = set.ok ? set.login : '';
  const entered = { identifier: login, password: PASSWORD, address: randomUUID(), browser: 'test' };
  expect(await signInStaff(entered, testClock)).toMatchObject({ ok: true });
  const [row] = await rowsOf<{ text: string }>(
    owner,
    sql`select row_to_json(l)::text as text from operation_log l where operation = 'staff.first-administrator'`,
  );
  expect(row?.text).toContain(login);
  expect(row?.text).not.toContain(token);
  await change(owner, sql`update staff set status = 'disabled'`);
  expect(await make(login)).toBe('staff-login-taken');
  expect(await make('third')).toContain('/set-password/staff#');
});
