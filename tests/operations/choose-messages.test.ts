import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAs } from '@/lib/operations/read';
import { remindUnits } from '@/lib/remittances/remind-units';
import { perform } from '@/lib/operations/perform';
import { sealPersonal } from '@/lib/people/protect';
import { chooseMessages, silencedMessages } from '@/lib/units/choose-messages';
import { day } from '@/lib/values/day';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeUnit, setParameters, testClock } from '../support/hall';
import { rowsOf } from '../support/remittance';
import { colleague } from '../support/second-person';

const { owner } = useDatabase();

beforeAll(async () => {
  await setParameters(owner);
  // Its end is announced seven days before.
  await change(owner, sql`update fund_parameters set window_from = '07-01', window_to = '09-30'`);
});

describe('短信提醒', () => {
  test('comes by short message unless who gets it does without; the notice comes all the same', async () => {
    const [wanting, silent] = [await makeUnit(owner), await makeUnit(owner)];
    const phones = ['10000000011', '10000000012'].map(sealPersonal);
    await change(owner, sql`update operators set phone_cipher = ${phones[0]} where id = ${wanting.id}`);
    await change(owner, sql`update operators set phone_cipher = ${phones[1]} where id = ${silent.id}`);
    await done(silent, chooseMessages, { wanted: ['transfer-waits'] });
    expect(await readAs(silent, (tx) => silencedMessages(tx, silent.id))).toEqual(['adjustment-closing']);
    const clock = { ...testClock, today: () => day('2019-09-23') };
    const system = { kind: 'system' as const, id: '00000000-0000-4000-8000-0000000000ff', name: 'test', session: null };
    await perform(remindUnits, { principal: system, requestKey: crypto.randomUUID(), input: {}, clock });
    const told = await rowsOf<{ unit_id: string }>(
      owner,
      sql`select unit_id from notices where code = 'adjustment-closing'`,
    );
    expect(told.map(({ unit_id }) => unit_id).sort()).toEqual([wanting.unitId, silent.unitId].sort());
    const sent = await rowsOf(owner, sql`select phone_mask from short_messages where purpose = 'adjustment-closing'`);
    expect(sent).toEqual([{ phone_mask: '100****0011' }]);
  });

  test('of money is not among the choices, and only the first operator chooses', async () => {
    const clerk = await makeUnit(owner);
    expect(chooseMessages.input.safeParse({ wanted: ['payment-reminder'] }).success).toBe(false);
    const other = await colleague(owner, clerk, ['preparer']);
    expect(await act(other, chooseMessages, { input: { wanted: [] } })).toMatchObject({
      refusal: 'messages-of-first-operator',
    });
    expect(await readAs(other, (tx) => silencedMessages(tx, other.id))).toBeNull();
  });
});
