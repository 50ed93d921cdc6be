import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { endTour, hasToured, restartTour } from '@/lib/units/tours';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

function toured(clerk: OperatorPrincipal, asked = clerk): Promise<boolean> {
  return readAs(clerk, (tx) => hasToured(tx, asked.id));
}

test('the tour ends once for an operator, and comes again when he asks', async () => {
  const clerk = await makeUnit(owner, { roles: ['viewer'] });
  expect(await toured(clerk)).toBe(false);
  await done(clerk, endTour, {});
  await done(clerk, endTour, {});
  expect(await toured(clerk)).toBe(true);
  await done(clerk, restartTour, {});
  expect(await toured(clerk)).toBe(false);
});

test("it is nobody else's, and nothing for staff", async () => {
  const clerk = await makeUnit(owner);
  const other = await makeUnit(owner);
  await done(clerk, endTour, {});
  expect(await toured(other)).toBe(false);
  expect(await toured(other, clerk)).toBe(false);
  const staff = await makeStaff(owner, ['counter']);
  expect(await act(staff, endTour, { input: {} })).toMatchObject({ refusal: 'not-permitted' });
  expect(await act(staff, restartTour, { input: {} })).toMatchObject({ refusal: 'not-permitted' });
});
