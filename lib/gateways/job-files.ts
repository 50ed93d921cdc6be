import type { ReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { isId } from '@/lib/values/is-id';
import { openFile } from './open-file';

function jobFolder(): string {
  return path.join(/* turbopackIgnore: true */ path.resolve(env().DATA_DIR), 'jobs');
}

function jobPath(id: string): string {
  if (!isId(id)) throw new Error('the file of a job is named by its id');
  return path.join(jobFolder(), id);
}

function attemptPath(id: string, attempt: number): string {
  return `${jobPath(id)}.${String(attempt)}`;
}

/** Where an attempt of a job writes its file; the folder is there. */
export async function newJobFile(id: string, attempt: number): Promise<string> {
  await mkdir(jobFolder(), { recursive: true });
  return attemptPath(id, attempt);
}

/** Makes what an attempt wrote the job's file; answers how many bytes it has. */
export async function keepJobFile(id: string, attempt: number): Promise<number> {
  const written = attemptPath(id, attempt);
  const { size } = await stat(/* turbopackIgnore: true */ written);
  await rename(written, jobPath(id));
  return size;
}

/** The bytes of a job's file; null when they are not there. */
export async function readJobFile(id: string): Promise<ReadStream | null> {
  return openFile(jobPath(id));
}

/** Deletes all that a job has written, whole or half. */
export async function removeJobFiles(id: string): Promise<void> {
  if (!isId(id)) return;
  const names = await readdir(jobFolder()).catch(() => []);
  const own = names.filter((name) => name === id || name.startsWith(`${id}.`));
  await Promise.all(own.map((name) => rm(path.join(jobFolder(), name), { force: true })));
}

/** Deletes what one attempt of a job has written; another's, and the job's own file, stay. */
export async function removeAttemptFile(id: string, attempt: number): Promise<void> {
  await rm(attemptPath(id, attempt), { force: true });
}
