import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { openPersonal } from '@/lib/people/protect';
import { rowsOf } from './remittance';

/** The secret of the last link that was sent for this login, read from the outbox as its owner reads it on his phone. */
export async function lastLinkOf(owner: Connection, login: string): Promise<string> {
  const rows = await rowsOf<{ sealed: Buffer }>(
    owner,
    sql`select sealed_wording as sealed from short_messages where purpose = 'password-link' and wording like ${`%${login} %`} order by id desc limit 1`,
  );
  const token = rows[0] && /#([\w-]{43})/.exec(openPersonal(rows[0].sealed))?.[1];
  if (!token) throw new Error(`no link was sent for ${login}`);
  return token;
}
