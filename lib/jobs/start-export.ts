import { z } from 'zod';
import { MOST_ROWS_NOW } from '@/lib/exports/export-now';
import { EXPORT_FORMATS, EXPORT_NAMES, EXPORTED_LISTS } from '@/lib/exports/lists';
import type { StartedExport } from '@/lib/exports/started-export';
import { unitOperation } from '@/lib/operations/operation';
import { fullExportInput } from './start-export.input';
import { startJob } from './start-job';

/**
 * 导出: the whole list behind a page, with its filters, its order and its columns. Up to 5,000 lines it is
 * fetched within five minutes by the row of the log; more are written by a job. Either way the log says who took how many.
 */
export const startExport = unitOperation({
  name: 'exports.start',
  input: z.strictObject({
    list: z.enum(EXPORT_NAMES),
    format: z.enum(EXPORT_FORMATS),
    /** The query of the page's address. */
    query: z.string().max(2_000),
  }),
  async run(running, { list, format, query }): Promise<StartedExport> {
    const { tx, principal, clock, note, logId } = running;
    const asked = { params: Object.fromEntries(new URLSearchParams(query)), today: clock.today() };
    const rows = await EXPORTED_LISTS[list].count(tx, principal.unitId, asked);
    note({ people: rows });
    const parameters = { list, format, query };
    const jobId = rows <= MOST_ROWS_NOW ? null : await startJob(running, { kind: 'export', parameters, total: rows });
    return { rows, jobId, ...parameters, reason: null, logId };
  },
});

/**
 * 完整导出 of 职工信息: ID numbers and phones in full, after proving oneself again and with a reason, which the log keeps with the number of
 * people. A short list is then fetched within five minutes by the row of the log; a long one is written by a job for who started it.
 */
export const startFullExport = unitOperation({
  name: 'exports.start-full',
  stepUp: 'exports',
  input: fullExportInput,
  async run(running, { format, query, reason }): Promise<StartedExport> {
    const { tx, principal, clock, note, logId } = running;
    const asked = { params: Object.fromEntries(new URLSearchParams(query)), today: clock.today() };
    const rows = await EXPORTED_LISTS.employees.count(tx, principal.unitId, asked);
    note({ people: rows });
    const list = 'employees';
    const parameters = { list, format, query, full: 'yes' };
    const jobId = rows <= MOST_ROWS_NOW ? null : await startJob(running, { kind: 'export', parameters, total: rows });
    return { rows, jobId, list, format, query, reason, logId };
  },
});
