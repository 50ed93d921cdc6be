import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { payAlone, payBack, payBackByReview, payOpenMonth } from '../support/back-payments';
import { accountsOf, change, faultsIn, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, brokenInvariants, file, unsealLine } from '../support/filing-kinds';
import { act, makeStaff, setParameters } from '../support/hall';
import { atLeastOne, newLine, unitWithSealed } from '../support/paying-units';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

describe('a difference stands on what is paid (B-5)', () => {
  const difference = { forMonth: '201909', backPayType: 'difference', base: '12000' } as const;

  test('not on a whole month that still waits for its money, but once that has come', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const [whole = ''] = await payBack(clerk, account, [{ forMonth: '201909' }]);
    const save = () => act(clerk, saveFilings('back-pay'), { input: { lines: [backPayLine(account, difference)] } });
    expect(faultsIn(await save())).toMatchObject([{ field: 'backPayType', code: 'back-pay-whole-unpaid' }]);
    await payAlone(owner, funds, { clerk, ids: [whole] });
    expect(await save()).toMatchObject({ ok: true });
  });

  test('a whole month under a difference is taken back after it, or where that was paid before it', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const [whole = ''] = await payBack(clerk, account, [{ forMonth: '201909' }]);
    // As the hall allowed it once.
    await change(owner, sql`update filings set paid_on = '2019-08-20' where id = ${whole}`);
    const ids = await payBack(clerk, account, [difference]);
    await change(owner, sql`update filings set paid_on = null where id = ${whole}`);
    const revoke = () => act(clerk, revokeFilings, { input: { ids: [whole], reason: '他单位已缴' } });
    expect(await revoke()).toMatchObject({ refusal: 'revoke-later-first' });
    await payAlone(owner, funds, { clerk, ids });
    expect(await revoke()).toMatchObject({ ok: true });
  });
});

test('a second 不定额 for the same person and month is refused while the first waits for its money (B-5)', async () => {
  const { clerk, account } = await unitWithSealed(owner, funds);
  const free = { forMonth: '201909', backPayType: 'free', unitShare: '100', ownShare: '50' } as const;
  const first = await payBackByReview(owner, clerk, { account, lines: [free] });
  const save = () => act(clerk, saveFilings('back-pay'), { input: { lines: [backPayLine(account, free)] } });
  expect(faultsIn(await save())).toMatchObject([{ code: 'back-pay-in-drafts' }]);
  await payAlone(owner, funds, { clerk, ids: first });
  expect(await save()).toMatchObject({ ok: true });
});

describe('on 封存 and 启封 nothing rests that has been made up and paid (Q-28, Q-69)', () => {
  test('who was unsealed this month by mistake is sealed again by taking it back', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { ids } = await file(clerk, 'unseal', [unsealLine(account)]);
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, account, [{ forMonth: '201909' }]) });
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '办错' } })).toMatchObject({ ok: true });
    expect(atLeastOne((await accountsOf(clerk)).filter(({ id }) => id === account.id)).status).toBe('sealed');
    await payOpenMonth(owner, funds, clerk);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('so is a sealing of this month', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds, [newLine()]);
    await file(clerk, 'unseal', [unsealLine(account)]);
    await payOpenMonth(owner, funds, clerk);
    const now = atLeastOne((await accountsOf(clerk)).filter(({ id }) => id === account.id));
    const { ids } = await file(clerk, 'seal', [sealLine(now)]);
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, now, [{ forMonth: '201909' }]) });
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '办错' } })).toMatchObject({ ok: true });
    await payOpenMonth(owner, funds, clerk);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('what waits for its money is taken back first', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { ids } = await file(clerk, 'unseal', [unsealLine(account)]);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    const outcome = await act(clerk, revokeFilings, { input: { ids, reason: '办错' } });
    expect(outcome).toMatchObject({ ok: false, refusal: 'revoke-later-first' });
  });
});
