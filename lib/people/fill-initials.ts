import { isNull, sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Connection } from '@/db/client';
import { people } from '@/db/schema/people';
import { initialsOf } from '@/lib/values/name-initials';

const AT_ONCE = 5_000;

/** Works out 拼音首字母 of the people who have none yet, as those from before there were any; says how many. The copies at their accounts follow. */
export async function fillInitials(connection: Connection): Promise<number> {
  for (let filled = 0; ;) {
    const found = await connection.inTransaction({ actor: 'fill-initials', office: true }, async (tx) => {
      const rows = await tx
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(isNull(people.initials))
        .limit(AT_ONCE);
      const ids = rows.map(({ id }) => id);
      const initials = rows.map(({ name }) => initialsOf(name));
      await tx.execute(sql`
        update people p set initials = x.initials
        from unnest(${pgArray(ids, 'uuid')}, ${pgArray(initials, 'text')}) as x (id, initials) where p.id = x.id`);
      return rows.length;
    });
    filled += found;
    if (found < AT_ONCE) return filled;
  }
}
