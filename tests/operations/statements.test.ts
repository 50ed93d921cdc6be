import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readJobFile } from '@/lib/gateways/job-files';
import { jobsAtRest, runWaitingJobs } from '@/lib/jobs/run-jobs';
import { startStatements } from '@/lib/jobs/start-statements';
import { issueStatements } from '@/lib/papers/issue-statements';
import { verifyPaper } from '@/lib/papers/verify-paper';
import { makePeopledUnit } from '../bench/bench-database';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { jobsOf, leaveBehind } from '../support/jobs';
import { openPeople, payMonth, registerMonth, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();

beforeAll(() => setParameters(owner));

async function fileOf(id: string): Promise<Uint8Array> {
  const file = await readJobFile(id);
  return new Uint8Array(file ? await buffer(file) : []);
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

interface Issued extends Record<string, unknown> {
  check_code: string;
  number: string;
  balance: bigint;
}

function issuedBy(jobId: string): Promise<Issued[]> {
  return rowsOf<Issued>(
    owner,
    sql`select p.check_code, a.number, p.balance from papers p join accounts a on a.id = p.account_id where p.job_id = ${jobId} order by p.id`,
  );
}

async function startFor(clerk: OperatorPrincipal): Promise<string> {
  const { jobId } = await done(clerk, startStatements, { year: 2019 });
  await jobsAtRest();
  return jobId;
}

describe('statements for everybody', () => {
  test('are one PDF, a page for each account in its order, every one with a code of its own that proves it', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 4);
    await payMonth(await makeStaff(owner, ['funds']), await registerMonth(owner, clerk));
    const jobId = await startFor(clerk);
    const [job] = await jobsOf(clerk);
    expect(job).toMatchObject({ state: 'done', done: 4, total: 4, fileName: '职工对账单-2019-2020公积金年度.pdf' });
    const pages = await pagesOf(await fileOf(jobId));
    const papers = await issuedBy(jobId);
    expect(pages).toHaveLength(4);
    expect(papers.map(({ number }) => number)).toEqual(papers.map(({ number }) => number).sort());
    for (const [place, { check_code: code, number, balance }] of papers.entries()) {
      for (const said of [code, number, '公积金汇缴201908至201908', '2,400.00']) expect(pages[place]).toContain(said);
      const proven = await verifyPaper({ code, address: randomUUID() }, testClock);
      expect(proven).toMatchObject({ ok: true, paper: { kind: 'statement', balance } });
    }
    expect(new Set(papers.map(({ check_code: code }) => code)).size).toBe(4);
  });

  test('print the same papers again when the job is taken up a second time', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 2);
    const jobId = await startFor(clerk);
    const before = await issuedBy(jobId);
    await leaveBehind(owner, jobId, { state: 'running', runner: randomUUID(), beatAt: new Date(0) });
    runWaitingJobs(testClock);
    await jobsAtRest();
    expect(await jobsOf(clerk)).toMatchObject([{ state: 'done', attempt: 2 }]);
    expect(await issuedBy(jobId)).toEqual(before);
    expect(await pagesOf(await fileOf(jobId))).toHaveLength(2);
  });

  test('above five hundred are a zip of several PDFs', async () => {
    const clerk = await makePeopledUnit(owner, 501);
    const jobId = await startFor(clerk);
    expect(await jobsOf(clerk)).toMatchObject([{ state: 'done', fileName: '职工对账单-2019-2020公积金年度.zip' }]);
    const files = unzipSync(await fileOf(jobId));
    expect(Object.keys(files)).toEqual([
      '职工对账单-2019-2020公积金年度-000001至000500.pdf',
      '职工对账单-2019-2020公积金年度-000501至000501.pdf',
    ]);
    const counts = await Promise.all(Object.values(files).map(async (file) => (await pagesOf(file)).length));
    expect(counts).toEqual([500, 1]);
  });

  test('are refused for a year that has not begun, for a unit without people, and to the centre', async () => {
    const clerk = await makeUnit(owner);
    expect(await act(clerk, startStatements, { input: { year: 2020 } })).toMatchObject({
      refusal: 'fund-year-not-begun',
    });
    expect(await act(clerk, startStatements, { input: { year: 2019 } })).toMatchObject({ refusal: 'nobody-to-print' });
    const staff = await makeStaff(owner, ['administrator']);
    expect(await act(staff, startStatements, { input: { year: 2019 } })).toMatchObject({ refusal: 'not-permitted' });
  });

  test('are the unit’s own: its job gives out nothing of another unit', async () => {
    const [clerk, stranger] = [await makeUnit(owner), await makeUnit(owner)];
    await openPeople(clerk, 1);
    await openPeople(stranger, 1);
    const jobId = await startFor(clerk);
    const key = randomUUID();
    const again = await act(stranger, issueStatements, { input: { jobId, year: 2019 }, key });
    expect(again).toEqual(await act(stranger, issueStatements, { input: { jobId, year: 2019 }, key }));
    const [seen] = await rowsOf<{ units: bigint }>(
      owner,
      sql`select count(distinct a.unit_id) as units from papers p join accounts a on a.id = p.account_id and a.unit_id = p.unit_id where p.job_id = ${jobId} and p.unit_id = ${clerk.unitId}`,
    );
    expect(seen?.units).toBe(1n);
  });
});
