import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { env } from '@/lib/env';
import { readJobFile } from '@/lib/gateways/job-files';
import { DAYS_KEPT } from '@/lib/jobs/job';
import { removeOldJobFiles } from '@/lib/jobs/keep-jobs';
import { getJobFile } from '@/lib/jobs/list-jobs';
import { runJob } from '@/lib/jobs/run-job';
import { jobsAtRest, runWaitingJobs } from '@/lib/jobs/run-jobs';
import { startExport } from '@/lib/jobs/start-export';
import { readAs } from '@/lib/operations/read';
import { listNotices } from '@/lib/units/notices';
import { makePeopledUnit } from '../bench/bench-database';
import { useDatabase } from '../support/database';
import { act, done, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { jobsOf, leaveBehind } from '../support/jobs';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();

const EXPORT = { list: 'employees', format: 'csv', query: '' } as const;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

let clerk: OperatorPrincipal;
let jobId: string;

async function startOne(): Promise<string> {
  const { jobId: id } = await done(clerk, startExport, EXPORT);
  if (id === null) throw new Error('so many rows are a job');
  return id;
}

function filesOnDisk(): Promise<string[]> {
  return readdir(path.join(env().DATA_DIR, 'jobs')).catch(() => []);
}

beforeAll(async () => {
  await setParameters(owner);
  clerk = await makePeopledUnit(owner, 5_001);
  jobId = await startOne();
  await jobsAtRest();
});

describe('a job', () => {
  test('runs by itself once its operation is committed, and ends with a file and a notice', async () => {
    const [job] = await jobsOf(clerk);
    expect(job).toMatchObject({ id: jobId, state: 'done', done: 5_001, total: 5_001, attempt: 1, runner: null });
    expect(job?.fileSize).toBeGreaterThan(100_000);
    expect(await filesOnDisk()).toEqual([jobId]);
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1));
    expect(notice).toMatchObject({ code: 'job-done', path: '/jobs', values: { kind: 'export', list: 'employees' } });
  });

  test('shows its file to who started it and to nobody else', async () => {
    expect(await readAs(clerk, (tx) => getJobFile(tx, clerk, jobId))).toMatchObject({ fileName: '职工信息查询.csv' });
    const colleague = { ...clerk, id: randomUUID() };
    const stranger = await makeUnit(owner);
    for (const other of [colleague, stranger]) {
      expect(await readAs(other, (tx) => getJobFile(tx, other, jobId))).toBeUndefined();
      expect(await jobsOf(other)).toEqual([]);
    }
  });

  test('that an ended process left is taken up again, exactly once, by whoever comes first', async () => {
    await leaveBehind(owner, jobId, { state: 'running', runner: randomUUID(), beatAt: new Date(0) });
    for (let starts = 0; starts < 4; starts += 1) runWaitingJobs(testClock);
    await jobsAtRest();
    const [job] = await jobsOf(clerk);
    expect(job).toMatchObject({ state: 'done', attempt: 2 });
    expect(await filesOnDisk()).toEqual([jobId]);
  });

  test('whose process still beats is left to it', async () => {
    const runner = randomUUID();
    await leaveBehind(owner, jobId, { state: 'running', runner, beatAt: testClock.now() });
    runWaitingJobs(testClock);
    await jobsAtRest();
    expect(await jobsOf(clerk)).toMatchObject([{ state: 'running', runner }]);
  });

  test('whose process has lost it to another leaves that one’s file alone, and no file of its own', async () => {
    const [job] = await jobsOf(clerk);
    if (!job) throw new Error('the job is there');
    const folder = path.join(env().DATA_DIR, 'jobs');
    await Promise.all((await filesOnDisk()).map((name) => rm(path.join(folder, name))));
    await leaveBehind(owner, jobId, { state: 'running', runner: randomUUID(), beatAt: testClock.now(), attempt: 3 });
    await writeFile(path.join(folder, `${jobId}.3`), 'half');
    // One that comes to its end, and one that fails.
    for (const lost of [job, { ...job, startedBy: randomUUID() }]) {
      await runJob({ ...lost, attempt: 2 }, testClock);
      expect(await filesOnDisk()).toEqual([`${jobId}.3`]);
    }
    expect((await jobsOf(clerk)).find(({ id }) => id === jobId)).toMatchObject({ state: 'running', attempt: 3 });
    await rm(path.join(folder, `${jobId}.3`));
  });

  test('that has taken three processes with it fails under a reference number, and says so', async () => {
    await leaveBehind(owner, jobId, { state: 'running', runner: randomUUID(), beatAt: new Date(0), attempt: 3 });
    runWaitingJobs(testClock);
    await jobsAtRest();
    const [job] = await jobsOf(clerk);
    expect(job).toMatchObject({ state: 'failed', reference: expect.stringMatching(/^[0-9A-F]{12}$/), fileName: null });
    expect(await filesOnDisk()).toEqual([]);
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1));
    expect(notice).toMatchObject({ code: 'job-failed', values: { reference: job?.reference } });
  });

  test('of somebody who has been disabled meanwhile fails', async () => {
    const id = await startOne();
    await jobsAtRest();
    await rowsOf(owner, sql`update operators set status = 'disabled' where id = ${clerk.id}`);
    await leaveBehind(owner, id, { state: 'waiting', attempt: 0 });
    runWaitingJobs(testClock);
    await jobsAtRest();
    await rowsOf(owner, sql`update operators set status = 'active' where id = ${clerk.id}`);
    expect((await jobsOf(clerk)).find((job) => job.id === id)).toMatchObject({ state: 'failed' });
  });

  test('keeps its file for its days and no longer', async () => {
    const id = await startOne();
    await jobsAtRest();
    const later = (days: number) => ({
      ...testClock,
      milliseconds: () => testClock.milliseconds() + days * DAY_MILLISECONDS,
    });
    await removeOldJobFiles(later(DAYS_KEPT - 0.01));
    expect(await readJobFile(id).then((file) => file?.destroy())).toBeDefined();
    await removeOldJobFiles(later(DAYS_KEPT + 0.01));
    expect(await readJobFile(id)).toBeNull();
    expect(await readAs(clerk, (tx) => getJobFile(tx, clerk, id))).toBeUndefined();
    expect((await jobsOf(clerk)).find((job) => job.id === id)).toMatchObject({ state: 'done' });
  });

  test('is one of three at most, and not started when the files of the unit take too much', async () => {
    const kept = await startOne();
    await jobsAtRest();
    const busy = { state: 'running', beatAt: testClock.now(), runner: randomUUID() } as const;
    for (const { id } of (await jobsOf(clerk)).slice(0, 3)) await leaveBehind(owner, id, busy);
    expect(await act(clerk, startExport, { input: EXPORT })).toMatchObject({ ok: false, refusal: 'too-many-jobs' });
    await rowsOf(
      owner,
      sql`update jobs set state = 'done', runner = null, beat_at = null, finished_at = now(), file_name = 'x', file_size = 600000000 where unit_id = ${clerk.unitId} and id = ${kept}`,
    );
    expect(await act(clerk, startExport, { input: EXPORT })).toMatchObject({ ok: false, refusal: 'job-files-full' });
  });
});
