import { sql } from 'drizzle-orm';
import { database } from '@/db/client';

/** Whether the database answers, for whoever watches the process. */
export async function isReady(): Promise<boolean> {
  try {
    await database().inTransaction({ actor: 'health' }, (tx) => tx.execute(sql`select 1`));
    return true;
  } catch {
    return false;
  }
}
