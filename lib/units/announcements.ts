import { and, count, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { announcements, notices } from '@/db/schema/notices';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { newId, newIds } from '@/lib/values/ids';
import type { ListPage } from '@/lib/values/list-page';
import { announcementInput } from './announcements.input';

/**
 * 发布通知: tells all units that are not closed, or those named by 单位账号, each by a notice of its own on its home page. Refuses a number
 * that no unit has.
 */
export const publishAnnouncement = officeOperation({
  name: 'announcement.publish',
  input: announcementInput,
  async run({ tx, principal, clock }, { title, body, units: typed }) {
    const numbers = [...new Set(typed.split(/[^0-9A-Za-z]+/).filter((number) => number !== ''))];
    const told = await tx
      .select({ id: units.id, number: units.number })
      .from(units)
      .where(numbers.length > 0 ? inArray(units.number, numbers) : ne(units.status, 'closed'));
    const unknown = numbers.filter((number) => !told.some((unit) => unit.number === number));
    if (unknown.length > 0) refuse('announcement-unit-unknown', { numbers: unknown.join('、') });
    const at = clock.now();
    const id = newId(clock.milliseconds());
    await tx.insert(announcements).values({
      id,
      title,
      body,
      unitNumbers: numbers.length > 0 ? numbers : null,
      units: told.length,
      publishedBy: principal.id,
      publishedAt: at,
    });
    const ids = newIds(clock.milliseconds(), told.length);
    const unitIds = pgArray(
      told.map((unit) => unit.id),
      'uuid',
    );
    await tx.execute(sql`
      insert into notices (id, unit_id, code, values, path, at, announcement_id)
      select x.id, x.unit_id, 'announcement', ${JSON.stringify({ title, body })}::jsonb, '/notices/' || x.id, ${at.toISOString()}::timestamptz, ${id}::uuid
      from unnest(${pgArray(ids, 'uuid')}, ${unitIds}) as x (id, unit_id)`);
    return { id, units: told.length };
  },
});

/** 撤下通知: takes a notice of the centre away from the units; it stays in the centre's list. Refuses one that is withdrawn already. */
export const withdrawAnnouncement = officeOperation({
  name: 'announcement.withdraw',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock }, { id }) {
    const withdrawn = await tx
      .update(announcements)
      .set({ withdrawnBy: principal.id, withdrawnAt: clock.now() })
      .where(and(eq(announcements.id, id), isNull(announcements.withdrawnAt)))
      .returning({ id: announcements.id });
    if (withdrawn.length === 0) refuse('not-found');
    const taken = await tx.delete(notices).where(eq(notices.announcementId, id)).returning({ id: notices.id });
    return { id, units: taken.length };
  },
});

/** What the centre announced, newest first, page by page, for the back office. */
export async function listAnnouncements(tx: Tx, { page, size }: Pick<ListPage, 'page' | 'size'>) {
  const [counted] = await tx.select({ rows: count() }).from(announcements);
  const rows = await tx
    .select({ announcement: announcements, publisher: staff.name })
    .from(announcements)
    .innerJoin(staff, eq(staff.id, announcements.publishedBy))
    .orderBy(desc(announcements.id))
    .limit(size)
    .offset((page - 1) * size);
  return { rows, total: counted?.rows ?? 0 };
}
