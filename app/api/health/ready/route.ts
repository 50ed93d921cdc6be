import { sql } from 'drizzle-orm';
import { connection } from 'next/server';
import { database } from '@/db/client';

/** The process answers and so does its database. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await database().inTransaction({ actor: 'health' }, (tx) => tx.execute(sql`select 1`));
    return Response.json({ status: 'ready' });
  } catch {
    return Response.json({ status: 'unavailable' }, { status: 503 });
  }
}
