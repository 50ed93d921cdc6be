import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { jobs } from '@/db/schema/jobs';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { ListPage } from '@/lib/values/list-page';

/** 我的任务: what this operator has started, the last first. */
export async function listJobs(tx: Tx, operator: OperatorPrincipal, page: Pick<ListPage, 'page' | 'size'>) {
  const where = and(eq(jobs.unitId, operator.unitId), eq(jobs.startedBy, operator.id));
  const [counted] = await tx.select({ rows: count() }).from(jobs).where(where);
  const rows = await tx
    .select()
    .from(jobs)
    .where(where)
    .orderBy(desc(jobs.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

/** A job of this operator whose file can be fetched; undefined for anybody else's, and when its time is over. */
export async function getJobFile(tx: Tx, operator: OperatorPrincipal, id: string) {
  const [row] = await tx
    .select({ fileName: jobs.fileName, fileSize: jobs.fileSize })
    .from(jobs)
    .where(
      and(
        eq(jobs.id, id),
        eq(jobs.unitId, operator.unitId),
        eq(jobs.startedBy, operator.id),
        eq(jobs.state, 'done'),
        isNull(jobs.fileRemovedAt),
      ),
    );
  return row?.fileName && row.fileSize !== null ? { fileName: row.fileName, fileSize: row.fileSize } : undefined;
}
