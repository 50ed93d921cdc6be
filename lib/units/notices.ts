import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { notices } from '@/db/schema/notices';
import { unitOperation } from '@/lib/operations/operation';
import type { Listed, ListPage } from '@/lib/values/list-page';

export type Notice = typeof notices.$inferSelect;

/** The unit's last notices, newest first. */
export async function listNotices(tx: Tx, unitId: string, most: number): Promise<Notice[]> {
  return tx.select().from(notices).where(eq(notices.unitId, unitId)).orderBy(desc(notices.id)).limit(most);
}

/** All that the unit was told, newest first, page by page. */
export async function pageOfNotices(
  tx: Tx,
  unitId: string,
  { page, size }: Pick<ListPage, 'page' | 'size'>,
): Promise<Listed<Notice>> {
  const where = eq(notices.unitId, unitId);
  const [counted] = await tx.select({ rows: count() }).from(notices).where(where);
  const rows = await tx
    .select()
    .from(notices)
    .where(where)
    .orderBy(desc(notices.id))
    .limit(size)
    .offset((page - 1) * size);
  return { rows, total: counted?.rows ?? 0 };
}

/** The last notices of the centre that the unit got, newest first. */
export async function listAnnounced(tx: Tx, unitId: string, most: number) {
  return tx
    .select()
    .from(notices)
    .where(and(eq(notices.unitId, unitId), isNotNull(notices.announcementId)))
    .orderBy(desc(notices.id))
    .limit(most);
}

/** One of the unit's notices; undefined for another unit's. */
export async function getNotice(tx: Tx, unitId: string, id: string) {
  const [notice] = await tx
    .select()
    .from(notices)
    .where(and(eq(notices.unitId, unitId), eq(notices.id, id)));
  return notice;
}

/** How many of them nobody has read. */
export async function unreadNotices(tx: Tx, unitId: string): Promise<number> {
  const [row] = await tx
    .select({ unread: count() })
    .from(notices)
    .where(and(eq(notices.unitId, unitId), isNull(notices.readAt)));
  return row?.unread ?? 0;
}

/** 全部已读 */
export const readNotices = unitOperation({
  name: 'notices.read',
  input: z.strictObject({}),
  async run({ tx, principal, clock }) {
    const read = await tx
      .update(notices)
      .set({ readAt: clock.now() })
      .where(and(eq(notices.unitId, principal.unitId), isNull(notices.readAt)))
      .returning({ id: notices.id });
    return { read: read.length };
  },
});
