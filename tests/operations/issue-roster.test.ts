import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, expect, test } from 'vitest';
import { readJobFile } from '@/lib/gateways/job-files';
import { issueRoster } from '@/lib/jobs/issue-roster';
import { jobsAtRest } from '@/lib/jobs/run-jobs';
import { fen, formatFen } from '@/lib/values/money';
import { makePeopledUnit } from '../bench/bench-database';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { jobsOf } from '../support/jobs';
import { openPeople, rowsOf, saveMonth } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();
beforeAll(() => setParameters(owner));

async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

test('a roster of few is given out at once, of nobody else’s month not at all, and not to who only looks', async () => {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 2);
  const input = { remittanceId: await saveMonth(clerk) };
  const [key, strangers] = [randomUUID(), await makeUnit(owner)];
  const first = await act(clerk, issueRoster, { input, key });
  expect(first).toMatchObject({ ok: true, result: { people: 2, jobId: null } });
  expect(await act(clerk, issueRoster, { input, key })).toEqual(first);
  expect(await act(strangers, issueRoster, { input })).toMatchObject({ refusal: 'not-found' });
  const viewer = await makeUnit(owner, { roles: ['viewer'] });
  for (const other of [viewer, await makeStaff(owner, ['counter'])]) {
    expect(await act(other, issueRoster, { input })).toMatchObject({ refusal: 'not-permitted' });
  }
});

test('a long one is drawn by a job, in volumes of five thousand, with everybody in it once', async () => {
  const clerk = await makePeopledUnit(owner, 5_003);
  const input = { remittanceId: await saveMonth(clerk) };
  const key = randomUUID();
  const both = await Promise.all([act(clerk, issueRoster, { input, key }), act(clerk, issueRoster, { input, key })]);
  expect(both[0]).toEqual(both[1]);
  expect(both[0]).toMatchObject({ ok: true, result: { people: 5_003 } });
  await jobsAtRest();
  const [job, ...more] = await jobsOf(clerk);
  expect(job).toMatchObject({ state: 'done', kind: 'roster', done: 5_003, total: 5_003 });
  expect(more).toEqual([]);
  const file = await readJobFile(job?.id ?? '');
  const volumes = Object.entries(unzipSync(new Uint8Array(file ? await buffer(file) : Buffer.alloc(0))));
  expect(volumes.map(([name]) => name)).toEqual([
    expect.stringMatching(/^汇缴清册-\w+-第01册\.pdf$/),
    expect.stringMatching(/-第02册\.pdf$/),
  ]);
  const [first = '', last = ''] = await Promise.all(volumes.map(([, bytes]) => textOf(bytes)));
  const lines = await rowsOf<{ number: string; monthly: bigint }>(
    owner,
    sql`select account_number as number, unit_share + own_share as monthly from roster_lines
      where remittance_id = ${input.remittanceId} order by account_id`,
  );
  expect(last).toContain('第 2 册，共 2 册');
  expect(lines.slice(0, 5_000).filter(({ number }) => !first.includes(number) || last.includes(number))).toEqual([]);
  expect(lines.slice(5_000).filter(({ number }) => !last.includes(number) || first.includes(number))).toEqual([]);
  const sum = lines.slice(5_000).reduce((total, { monthly }) => total + monthly, 0n);
  expect(last).toContain(formatFen(fen(sum)));
  await done(clerk, issueRoster, input);
}, 120_000);
