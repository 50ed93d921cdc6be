import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { env } from '@/lib/env';
import { isId } from '@/lib/values/is-id';

/** What the name of an upload ends in while it comes. */
const PARTIAL = '.part';

export type UploadBody = ReadableStream<Uint8Array>;

export interface StoredFile {
  bytes: number;
  sha256: Buffer;
}

/** Where an upload lies: by its id, never by the name it came with, and never below public/. */
export function uploadPath(id: string): string {
  if (!isId(id)) throw new Error('an upload is named by its id');
  return path.join(uploadFolder(), id);
}

function uploadFolder(): string {
  return path.join(/* turbopackIgnore: true */ path.resolve(env().DATA_DIR), 'uploads');
}

/** Deletes an upload, whole or half; one that is gone already is no fault. */
export async function removeUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
  await rm(`${uploadPath(id)}${PARTIAL}`, { force: true });
}

/** A file on the disk. */
export interface LyingFile {
  id: string;
  /** When the last byte came, in milliseconds since 1970. */
  at: number;
}

/** The uploads that lie on the disk, whole or half. */
export async function listUploads(): Promise<LyingFile[]> {
  const names = await readdir(uploadFolder()).catch(() => []);
  const ids = [...new Set(names.map((name) => name.replace(PARTIAL, '')))].filter(isId);
  return Promise.all(ids.map(async (id) => ({ id, at: await lastWritten(uploadPath(id)) })));
}

async function lastWritten(file: string): Promise<number> {
  const found = (await stat(file).catch(() => null)) ?? (await stat(`${file}${PARTIAL}`).catch(() => null));
  return found?.mtimeMs ?? 0;
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
  const partial = `${target}${PARTIAL}`;
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
