import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { OPERATOR_PASSWORD } from '@/db/demo/units';
import { hashPassword } from '@/lib/auth/passwords';
import { refuseDemoPasswords } from '@/lib/commands/refuse-exposure';
import { useDatabase } from '../support/database';
import { makeUnit } from '../support/hall';

const { owner } = useDatabase();
const ANYBODY = { HOST: '0.0.0.0', NEXTAUTH_URL: undefined, DEMO: 'off', PUBLIC_DEMO: 'off' } as const;

async function setOperator(change: ReturnType<typeof sql>): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(sql`update operators set ${change} where login = '010044-01'`),
  );
}

beforeAll(async () => {
  const { id } = await makeUnit(owner);
  const hash = await hashPassword(OPERATOR_PASSWORD);
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(sql`update operators set login = '010044-01', password_hash = ${hash} where id = ${id}`),
  );
});

test('a hall in which a password of the demo still opens an account is not served to others', async () => {
  await expect(refuseDemoPasswords(ANYBODY, owner)).rejects.toThrow(
    /演示密码[\s\S]*010044-01[\s\S]*passwords of the demo/,
  );
});

test('it is served to this machine, and to others where a setting says so', async () => {
  await expect(refuseDemoPasswords({ ...ANYBODY, HOST: '127.0.0.1' }, owner)).resolves.toBeUndefined();
  await expect(refuseDemoPasswords({ ...ANYBODY, PUBLIC_DEMO: 'on' }, owner)).resolves.toBeUndefined();
});

test('it is served once the account is disabled, or has another password', async () => {
  await setOperator(sql`status = 'disabled'`);
  await expect(refuseDemoPasswords(ANYBODY, owner)).resolves.toBeUndefined();
  await setOperator(sql`status = 'active', password_hash = ${await hashPassword('738152')}`);
  await expect(refuseDemoPasswords(ANYBODY, owner)).resolves.toBeUndefined();
});
