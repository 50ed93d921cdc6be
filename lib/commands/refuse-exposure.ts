import { isIP } from 'node:net';
import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { OPERATOR_PASSWORD } from '@/db/demo/units';
import { STAFF_PASSWORD } from '@/db/demo/centre';
import { verifyPassword } from '@/lib/auth/passwords';
import type { CommandEnv } from '@/lib/env';

type Exposure = Pick<CommandEnv, 'HOST' | 'NEXTAUTH_URL' | 'DEMO' | 'PUBLIC_DEMO'>;

const SETTING =
  '若确实要公开演示，请设置 PUBLIC_DEMO=on。\nTo show the demo to others all the same, set PUBLIC_DEMO=on.';

/** Whether anybody but this machine can reach the pages: by the address they listen on, or by the one that people type. */
function isExposed({ HOST, NEXTAUTH_URL }: Exposure): boolean {
  return !isLoopback(HOST) || (NEXTAUTH_URL !== undefined && !isLoopback(new URL(NEXTAUTH_URL).hostname));
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** Refuses to serve the demo, whose passwords anybody can read, to other machines, unless a setting says that this is meant. */
export function refuseExposedDemo(env: Exposure): void {
  if (env.DEMO === 'off' || env.PUBLIC_DEMO === 'on' || !isExposed(env)) return;
  throw new Error(
    `演示账号的密码是公开的，演示模式只允许在本机访问（HOST=${env.HOST}）。正式使用请设置 DEMO=off。${SETTING.split('\n')[0] ?? ''}\n` +
      `The passwords of the demo are public, so the demo is served to this machine only (HOST=${env.HOST}). For real use set DEMO=off. ${SETTING.split('\n')[1] ?? ''}`,
  );
}

/** The same for a hall that is no demo any more and whose database still has people who get in with the demo's passwords. */
export async function refuseDemoPasswords(env: Exposure, owner: Connection): Promise<void> {
  if (env.PUBLIC_DEMO === 'on' || !isExposed(env)) return;
  const logins = await demoLogins(owner);
  if (logins.length === 0) return;
  throw new Error(
    `以下账号仍在使用演示密码，不能对外开放：${logins.join('、')}。请停用这些账号或更换数据目录。${SETTING.split('\n')[0] ?? ''}\n` +
      `These accounts still have the passwords of the demo, so nobody else is let in: ${logins.join(', ')}. Disable them or take another data folder. ${SETTING.split('\n')[1] ?? ''}`,
  );
}

interface Account extends Record<string, unknown> {
  login: string;
  hash: string;
  password: string;
}

/** The accounts in use that a password of the demo opens, of those that have a login of the demo. */
async function demoLogins(owner: Connection): Promise<string[]> {
  const accounts = await owner.inTransaction({ actor: 'start', office: true }, (tx) =>
    tx.execute<Account>(sql`
      select login, password_hash as hash, ${STAFF_PASSWORD}::text as password from staff
        where status = 'active' and password_hash is not null and login in ('counter', 'reviewer', 'reviewer2', 'funds', 'funds2', 'admin')
      union all
      select login, password_hash, ${OPERATOR_PASSWORD}::text from operators
        where status = 'active' and password_hash is not null and login in ('010044-01', '010045-01', '010046-01', '010047-01')`),
  );
  const found = await Promise.all(
    [...accounts].map(async ({ login, hash, password }) => ((await verifyPassword(hash, password)) ? [login] : [])),
  );
  return found.flat().sort();
}
