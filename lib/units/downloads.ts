import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '@/db/client';
import { DOWNLOAD_KINDS, downloads } from '@/db/schema/downloads';
import { staff } from '@/db/schema/staff';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import type { ListPage } from '@/lib/values/list-page';

/** Most bytes of a file that is offered. */
export const DOWNLOAD_BYTES = 50 * 1024 * 1024;

const SIGNATURES = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  zip: [0x50, 0x4b, 0x03, 0x04],
  exe: [0x4d, 0x5a],
  msi: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
} as const;

/** Whether a file is by its first bytes what its name says it is, and that is something we offer. */
export function isOffered(fileName: string, head: Uint8Array): boolean {
  const ending = fileName.toLowerCase().split('.').at(-1) ?? '';
  const signature = Object.entries(SIGNATURES).find(([known]) => known === ending)?.[1];
  return signature?.every((byte, place) => head[place] === byte) ?? false;
}

/** 发布 in 下载中心: offers an uploaded driver or guide to everybody. The file itself lies in the data folder already. */
export const publishDownload = officeOperation({
  name: 'download.publish',
  input: z.strictObject({
    id: z.uuid(),
    kind: z.enum(DOWNLOAD_KINDS),
    name: z.string().trim().min(1, 'text-missing').max(100, 'text-too-long'),
    version: z.string().trim().min(1, 'text-missing').max(40, 'text-too-long'),
    fileName: z.string().trim().min(1).max(200),
    size: z.int().min(1).max(DOWNLOAD_BYTES),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  // Each upload has an id of its own: the same request is known by what was sent.
  fingerprint: ({ kind, name, version, hash }) => ({ kind, name, version, hash }),
  async run({ tx, principal, clock }, { hash, ...file }) {
    const published = { publishedBy: principal.id, publishedAt: clock.now() };
    await tx.insert(downloads).values({ ...file, ...published, hash: Buffer.from(hash, 'hex') });
    return { id: file.id, name: file.name, version: file.version };
  },
});

/** 撤下: nobody can fetch it from now on. Refuses one that is not there, or not any more. */
export const withdrawDownload = officeOperation({
  name: 'download.withdraw',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock }, { id }) {
    const withdrawn = await tx
      .update(downloads)
      .set({ withdrawnBy: principal.id, withdrawnAt: clock.now() })
      .where(and(eq(downloads.id, id), isNull(downloads.withdrawnAt)))
      .returning({ name: downloads.name });
    if (!withdrawn[0]) return refuse('not-found');
    return { id, name: withdrawn[0].name };
  },
});

/** All files, also those that were withdrawn, the last first, page by page: for the back office. */
export async function listDownloads(tx: Tx, { page, size }: Pick<ListPage, 'page' | 'size'>) {
  const [counted] = await tx.select({ rows: count() }).from(downloads);
  const rows = await tx
    .select({ download: downloads, publisher: staff.name })
    .from(downloads)
    .innerJoin(staff, eq(staff.id, downloads.publishedBy))
    .orderBy(desc(downloads.id))
    .limit(size)
    .offset((page - 1) * size);
  return { rows, total: counted?.rows ?? 0 };
}

/** What anybody may fetch. */
export interface OfferedDownload extends Record<string, unknown> {
  id: string;
  kind: (typeof DOWNLOAD_KINDS)[number];
  name: string;
  version: string;
  file_name: string;
  size: number;
  hash: Buffer;
  published_at: Date | string;
}

/** What the centre offers to everybody, the last first. */
export async function offeredDownloads(): Promise<OfferedDownload[]> {
  return database().inTransaction({ actor: 'downloads' }, async (tx) => [
    ...(await tx.execute<OfferedDownload>(sql`select * from offered_downloads() order by id desc`)),
  ]);
}
