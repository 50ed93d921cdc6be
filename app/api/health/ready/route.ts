import { connection } from 'next/server';
import { isReady } from '@/lib/operations/is-ready';

/** The process answers and so does its database. */
export async function GET(): Promise<Response> {
  await connection();
  if (await isReady()) return Response.json({ status: 'ready' });
  return Response.json({ status: 'unavailable' }, { status: 503 });
}
