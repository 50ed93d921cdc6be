import { buffer } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { exportNow } from '@/lib/exports/export-now';
import { startedExport } from '@/lib/exports/started-export';
import { readJobFile } from '@/lib/gateways/job-files';
import { jobsAtRest } from '@/lib/jobs/run-jobs';
import { startFullExport } from '@/lib/jobs/start-export';
import { readAs } from '@/lib/operations/read';
import { openPersonal, sealPersonal } from '@/lib/people/protect';
import { makePeopledUnit } from '../bench/bench-database';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, idNumberOf, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { jobsOf } from '../support/jobs';
import { clockAt } from '../support/moving-clock';
import { openPeople, rowsOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();
useDataFolder();

const ASKED = { format: 'csv' as const, query: '', reason: '年度对账' };
let clerk: OperatorPrincipal & { session: Buffer };

beforeAll(async () => {
  await setParameters(owner);
  const unit = await makeUnit(owner);
  await openPeople(unit, 3, [{ phone: '10012345678' }]);
  clerk = await steppedUp(owner, unit, { group: 'exports' });
});

async function textOf({ full = false, finances = false, of = clerk as OperatorPrincipal }): Promise<string> {
  const asked = { params: {}, today: testClock.today(), full, finances };
  const file = await exportNow(of, { list: 'employees', format: 'csv', asked });
  if (!file) throw new Error('the list is short');
  return (await buffer(file)).toString('utf8');
}

describe('an export in full', () => {
  test('has the whole numbers, where the usual one is masked', async () => {
    const [masked, full] = [await textOf({}), await textOf({ full: true })];
    const [row] = await rowsOf<{ cipher: Buffer }>(
      owner,
      sql`select p.id_number_cipher as cipher from people p join accounts a on a.person_id = p.id where a.unit_id = ${clerk.unitId} limit 1`,
    );
    const idNumber = row ? openPersonal(row.cipher) : '';
    expect(idNumber).toMatch(/^540199\d{11}[\dX]$/);
    expect(full).toContain(idNumber);
    expect(full).toContain('10012345678');
    expect(masked).not.toContain(idNumber);
    expect(masked).not.toContain('10012345678');
    expect(masked).toContain('100****5678');
  });

  test('has neither phone nor card of who has left, and of nobody else less', async () => {
    const unit = await makeUnit(owner);
    await openPeople(unit, 2, [{ phone: '10022223333' }, { phone: '10044445555' }]);
    await change(
      owner,
      sql`insert into bank_cards (person_id, bank, number_cipher, number_mask)
        select person_id, '测试银行', ${sealPersonal('6222021001116245702')}, '6222****5702' from accounts where unit_id = ${unit.unitId}`,
    );
    await change(
      owner,
      sql`update accounts set status = 'left', closed_on = '2019-08-20'
        where number = (select max(number) from accounts where unit_id = ${unit.unitId})`,
    );
    for (const full of [true, false]) {
      const [, stays = '', left = ''] = (await textOf({ full, finances: true, of: unit })).split('\r\n');
      expect(stays).toMatch(full ? /,10022223333,.*6222/ : /,100\*{4}3333,.*6222/);
      expect(left).toMatch(full ? /,540199\d{11}[\dX],/ : /,540199\*{8}/);
      expect(left).not.toMatch(/5555|6222/);
    }
  });

  test('is started by who has proven himself again and says why, and the log has both', async () => {
    const { logId, ...started } = await done(clerk, startFullExport, ASKED);
    expect(started).toEqual({ rows: 3, jobId: null, list: 'employees', ...ASKED });
    const [logged] = await rowsOf(
      owner,
      sql`select actor_id, people, result ->> 'reason' as reason from operation_log where id = ${logId}`,
    );
    expect(logged).toEqual({ actor_id: clerk.id, people: 3, reason: '年度对账' });
    const grant = { operator: clerk, logId, clock: testClock };
    expect(await readAs(clerk, (tx) => startedExport(tx, grant))).toMatchObject(ASKED);
    const later = clockAt(testClock.milliseconds() + 5 * 60 * 1000 + 1000);
    expect(await readAs(clerk, (tx) => startedExport(tx, { ...grant, clock: later }))).toBeUndefined();
  });

  test("is nobody else's: not another operator's, not another unit's", async () => {
    const { logId } = await done(clerk, startFullExport, ASKED);
    const stranger = await makeUnit(owner);
    for (const other of [stranger, { ...clerk, id: stranger.id }]) {
      expect(
        await readAs(other, (tx) => startedExport(tx, { operator: other, logId, clock: testClock })),
      ).toBeUndefined();
    }
  });

  test('is refused without that, without a reason, and to who only looks', async () => {
    const needed = { ok: false, refusal: 'step-up-needed', values: { group: 'exports' } };
    expect(await act({ ...clerk, session: null }, startFullExport, { input: ASKED })).toEqual(needed);
    const elsewhere = await steppedUp(owner, clerk, { group: 'operators' });
    expect(await act(elsewhere, startFullExport, { input: ASKED })).toEqual(needed);
    expect(startFullExport.input.safeParse({ ...ASKED, reason: ' ' }).error?.issues).toMatchObject([
      { path: ['reason'], message: 'export-reason-missing' },
    ]);
    const viewer = await makeUnit(owner, { roles: ['viewer'] });
    expect(await act(viewer, startFullExport, { input: ASKED })).toMatchObject({ refusal: 'not-permitted' });
  });

  test('is written by a job when it is long, for who started it', async () => {
    const many = await makePeopledUnit(owner, 5_001);
    await change(
      owner,
      sql`update people set id_number_cipher = ${sealPersonal(idNumberOf(9))} where id in (select person_id from accounts where unit_id = ${many.unitId})`,
    );
    const who = await steppedUp(owner, many, { group: 'exports' });
    const { jobId } = await done(who, startFullExport, ASKED);
    await jobsAtRest();
    const [job] = await jobsOf(who);
    expect(job).toMatchObject({ id: jobId, state: 'done' });
    const file = await readJobFile(jobId ?? '');
    const lines = file ? (await buffer(file)).toString('utf8').trimEnd().split('\r\n') : [];
    expect(lines[1]).toContain(idNumberOf(9));
  });
});
