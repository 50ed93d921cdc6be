import type { ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** The bytes of a file that is open already, so that it may be deleted while they are read; null where there is none. */
export async function openFile(path: string): Promise<ReadStream | null> {
  const file = await open(/* turbopackIgnore: true */ path).catch(() => null);
  return file?.createReadStream() ?? null;
}
