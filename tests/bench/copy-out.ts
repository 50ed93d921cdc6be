import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection } from '@/db/client';

/** Sends what a COPY ... TO STDOUT answers into a stream, and leaves its connection usable. */
export async function copyOut(owner: Connection, statement: string, sink: Writable): Promise<void> {
  const rows = await owner.raw.unsafe(statement).readable();
  await pipeline(rows, sink);
  // The driver may have paused the socket at the last rows; only a read resumes it, and after the end nobody reads any more.
  rows._read(0);
}
