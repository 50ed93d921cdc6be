import { expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { spendUploadQuota, UPLOAD_LIMITS } from '@/lib/operations/upload-quota';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { clockAt } from '../support/moving-clock';

const { owner } = useDatabase();
useDataFolder();
const HOUR = 60 * 60 * 1000;
const MEBIBYTE = 1024 * 1024;
const LONGEST = 20 * MEBIBYTE;
/** The first moment of a day in which uploads are counted. */
const START = Date.UTC(2026, 7, 20);

function sendOne(clerk: OperatorPrincipal, clock: ReturnType<typeof clockAt>, length: string | null = '1000') {
  return spendUploadQuota(clerk, { length, longest: LONGEST }, clock);
}

async function accepted(times: number, send: () => Promise<string | null>): Promise<number> {
  let taken = 0;
  for (let time = 0; time < times; time += 1) taken += (await send()) === null ? 1 : 0;
  return taken;
}

test('a unit sends so many files in an hour, and more in the next; another unit is not concerned', async () => {
  const [one, other] = [await makeUnit(owner), await makeUnit(owner)];
  const clock = clockAt(START);
  const { filesInAnHour } = UPLOAD_LIMITS;
  expect(await accepted(filesInAnHour + 5, () => sendOne(one, clock))).toBe(filesInAnHour);
  expect(await sendOne(other, clock)).toBeNull();
  clock.wait(HOUR);
  expect(await sendOne(one, clock)).toBeNull();
});

test('a unit sends so many bytes in a day, and a file that does not say its length counts as the longest', async () => {
  const clerk = await makeUnit(owner);
  const clock = clockAt(START);
  const fitting = Math.floor((UPLOAD_LIMITS.kibibytesInADay * 1024) / LONGEST);
  expect(await accepted(fitting + 3, () => sendOne(clerk, clock, null))).toBe(fitting);
  clock.wait(2 * HOUR);
  expect(await sendOne(clerk, clock, String(LONGEST))).toBe('too-many-uploads');
  clock.wait(22 * HOUR);
  expect(await sendOne(clerk, clock, String(LONGEST))).toBeNull();
});

test.each(['-5', 'much', '1e99', '9'.repeat(30)])('a length of %s counts as the longest', async (length) => {
  const clerk = await makeUnit(owner);
  const clock = clockAt(START);
  const fitting = Math.floor((UPLOAD_LIMITS.kibibytesInADay * 1024) / LONGEST);
  expect(await accepted(fitting + 1, () => sendOne(clerk, clock, length))).toBe(fitting);
});

test('two operators of one unit share its quota; staff have one each', async () => {
  const clerk = await makeUnit(owner);
  const colleague = { ...clerk, id: crypto.randomUUID() };
  const clock = clockAt(START);
  const { filesInAnHour } = UPLOAD_LIMITS;
  expect(await accepted(filesInAnHour, () => sendOne(clerk, clock))).toBe(filesInAnHour);
  expect(await sendOne(colleague, clock)).toBe('too-many-uploads');
  const funds = await makeStaff(owner, ['funds']);
  expect(await spendUploadQuota(funds, { length: '10', longest: LONGEST }, clock)).toBeNull();
});
