import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { env } from '@/lib/env';

export type UploadBody = ReadableStream<Uint8Array>;

export interface StoredFile {
  bytes: number;
  sha256: Buffer;
}

/** Where an upload lies: by its id, never by the name it came with, and never below public/. */
export function uploadPath(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('an upload is named by its id');
  return path.join(/* turbopackIgnore: true */ path.resolve(env().DATA_DIR), 'uploads', id);
}

/** Writes an upload to disk, counting as it comes; null, and nothing left behind, when it is longer than allowed. */
export async function storeUpload(id: string, body: UploadBody, longest: number): Promise<StoredFile | null> {
  const target = uploadPath(id);
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > longest) return done(new TooLong());
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const partial = `${target}.part`;
  try {
    await pipeline(Readable.fromWeb(body), count, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, target);
    return { bytes, sha256: hash.digest() };
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof TooLong) return null;
    throw error;
  }
}

class TooLong extends Error {}
