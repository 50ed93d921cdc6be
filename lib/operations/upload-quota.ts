import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { Principal } from '@/lib/auth/principal';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import type { RefusalCode } from '@/lib/text/refusals';
import { readAs } from './read';

const KIBIBYTE = 1024;
const HOUR_MILLISECONDS = 60 * 60 * 1000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

/** Most that one unit, or one of the staff, may upload: files in an hour, KiB in a day. A month's work is a small part of either. */
export const UPLOAD_LIMITS = { filesInAnHour: 120, kibibytesInADay: 512 * KIBIBYTE } as const;

/** So much stays free on the disk, for the database that may lie there too (bytes). */
const FREE_BYTES = 1024 * 1024 * 1024;

const REFUSAL = 'too-many-uploads';

interface Upload {
  /** Its length as the request says; null where it does not, and `longest` is counted. */
  length: string | null;
  longest: number;
}

/**
 * Takes a file of this length from the quota of who sends it, before a byte is stored; the refusal when the quota is used up or the
 * disk is nearly full, else null. What is not taken for another reason has been counted all the same.
 */
export async function spendUploadQuota(
  principal: Principal,
  { length, longest }: Upload,
  clock: Clock,
): Promise<RefusalCode | null> {
  const said = Number(length ?? longest);
  const bytes = Number.isSafeInteger(said) && said >= 0 ? Math.min(said, longest) : longest;
  const owner = principal.kind === 'operator' ? principal.unitId : principal.id;
  const started = (window: number) => new Date(clock.milliseconds() - (clock.milliseconds() % window)).toISOString();
  const used = await readAs(principal, async (tx) => {
    const [row] = await tx.execute<{ files: number; kibibytes: number }>(sql`select
      spend_attempt(${`files:${owner}`}, ${started(HOUR_MILLISECONDS)}::timestamptz, 1) as files,
      spend_attempt(${`kibibytes:${owner}`}, ${started(DAY_MILLISECONDS)}::timestamptz, ${Math.ceil(bytes / KIBIBYTE)}) as kibibytes`);
    return row ?? { files: Infinity, kibibytes: Infinity };
  });
  if (used.files > UPLOAD_LIMITS.filesInAnHour || used.kibibytes > UPLOAD_LIMITS.kibibytesInADay) return REFUSAL;
  return (await hasRoom(bytes)) ? null : REFUSAL;
}

async function hasRoom(bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(path.resolve(env().DATA_DIR));
  return bavail * bsize - bytes > FREE_BYTES;
}
