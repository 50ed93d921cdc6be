import type { ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { isId } from '@/lib/values/is-id';
import { openFile } from './open-file';
import { uploadPath, type LyingFile } from './storage';

/** As many bytes as tell a file's kind. */
const HEAD_BYTES = 16;

function documentPath(id: string): string {
  if (!isId(id)) throw new Error('a document is named by its id');
  return path.join(documentFolder(), id);
}

function documentFolder(): string {
  return path.join(/* turbopackIgnore: true */ path.resolve(env().DATA_DIR), 'documents');
}

/** The documents that lie on the disk. */
export async function listDocumentFiles(): Promise<LyingFile[]> {
  const ids = (await readdir(documentFolder()).catch(() => [])).filter(isId);
  return Promise.all(
    ids.map(async (id) => ({ id, at: (await stat(documentPath(id)).catch(() => null))?.mtimeMs ?? 0 })),
  );
}

/** The first bytes of an upload that lies on the disk. */
export async function headOfUpload(id: string): Promise<Uint8Array> {
  const file = await open(uploadPath(id));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Makes a document of an upload, under the same id: out of the folder that is swept at each start (Q-44: kept for audit). */
export async function keepAsDocument(id: string): Promise<void> {
  await mkdir(path.dirname(documentPath(id)), { recursive: true });
  await rename(uploadPath(id), documentPath(id));
}

/** Deletes a document that no filing took; one that is gone already is no fault. */
export async function dropDocument(id: string): Promise<void> {
  await rm(documentPath(id), { force: true });
}

/** The bytes of a document; null when they are not there. */
export async function readDocument(id: string): Promise<ReadStream | null> {
  return openFile(documentPath(id));
}
