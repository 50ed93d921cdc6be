import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { filingsOfAccounts } from '@/lib/filings/filings-of-accounts';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { readAs } from '@/lib/operations/read';
import { numberOf, payAlone, payBack, payOpenMonth } from '../support/back-payments';
import { accountsOf, change, closeMonth, faultsIn, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, file, transferLine, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { atLeastOne, moveToBranch, newLine, payingUnit } from '../support/paying-units';
import { rowsOf, saveMonth, sheetOf, unitOf } from '../support/remittance';
import { makeMover, move } from '../support/transfers';

const { owner } = useDatabase();
const seal = saveFilings('seal');
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit with one who pays on, and somebody opened in its open month who was employed the month before already. */
async function openedNow() {
  const { clerk } = await payingUnit(owner, funds);
  const [account] = await openAccounts(clerk, [newLine({ firstMonth: '201908' })]);
  if (!account) throw new Error('the account was opened');
  return { clerk, account };
}

function revoke(clerk: OperatorPrincipal, id: string) {
  return act(clerk, revokeFilings, { input: { ids: [id], reason: '' } });
}

/** What the list of 职工封存 says of the account. */
async function shown(clerk: OperatorPrincipal, { id }: AccountRow) {
  const { openMonth } = await unitOf(clerk);
  const found = await readAs(clerk, (tx) =>
    filingsOfAccounts(tx, clerk.unitId, { accountIds: [id], month: openMonth }),
  );
  return found.get(id);
}

/** Whether the account can be sealed now, and is offered to be. */
async function refusedToSeal(clerk: OperatorPrincipal, account: AccountRow): Promise<string[]> {
  const outcome = await act(clerk, seal, { input: { lines: [sealLine(account)] } });
  const codes = outcome.ok ? [] : faultsIn(outcome).map(({ code }) => code);
  if (!outcome.ok) expect(await shown(clerk, account)).toBe('opened-this-month');
  return codes;
}

describe('who was opened this month', () => {
  test('is taken back instead of sealed, while nothing has come of it (Q-28)', async () => {
    const { clerk, account } = await openedNow();
    expect(await refusedToSeal(clerk, account)).toEqual(['opened-this-month']);
    expect(await revoke(clerk, account.id)).toMatchObject({ ok: true });
  });

  test('is sealed once his back payments are paid: the month adds and takes him off, and pays for the others (C-6)', async () => {
    const { clerk, account } = await openedNow();
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, account, [{ forMonth: '201908' }]) });
    expect(await revoke(clerk, account.id)).toMatchObject({ refusal: 'revoke-later-first' });
    const before = await sheetOf(clerk);
    expect(await shown(clerk, account)).toBeUndefined();
    const { ids } = await file(clerk, 'seal', [sealLine(account)]);
    expect(await sheetOf(clerk)).toMatchObject({
      previous: { heads: 1 },
      added: { heads: 1, amount: account.monthly },
      reduced: { heads: 1, amount: account.monthly },
      current: { heads: 1, amount: 240_000n },
    });
    expect(
      faultsIn(await act(clerk, saveFilings('unseal'), { input: { lines: [unsealLine(account)] } })),
    ).toMatchObject([{ code: 'sealed-this-month' }]);
    expect(await revoke(clerk, ids[0] ?? '')).toMatchObject({ ok: true });
    expect(await sheetOf(clerk)).toEqual(before);
    expect((await accountsOf(clerk))[1]).toMatchObject({ id: account.id, status: 'normal' });

    await file(clerk, 'seal', [sealLine(account)]);
    const remittanceId = await saveMonth(clerk);
    const roster = sql`select name from roster_lines where remittance_id = ${remittanceId}`;
    expect(await rowsOf(owner, roster)).toEqual([{ name: (await accountsOf(clerk))[0]?.name }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('and comes back in a later month', async () => {
    const { clerk, account } = await openedNow();
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, account, [{ forMonth: '201908' }]) });
    await file(clerk, 'seal', [sealLine(account)]);
    await payOpenMonth(owner, funds, clerk);
    await file(clerk, 'unseal', [unsealLine(account, { forMonth: '201909' })]);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    await payOpenMonth(owner, funds, clerk);
    const months = sql`select j.first_month as month from entries e join journals j on j.id = e.journal_id where e.account_id = ${account.id} order by 1`;
    expect((await rowsOf(owner, months)).map(({ month }) => month)).toEqual(['2019-08', '2019-09', '2019-10']);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is sealed while a month is owed to him, which sealing does not take back; when it is, so is the opening', async () => {
    const { clerk, account } = await openedNow();
    const [owed = ''] = await payBack(clerk, account, [{ forMonth: '201908' }]);
    const { ids } = await file(clerk, 'seal', [sealLine(account)]);
    expect(await sheetOf(clerk)).toMatchObject({ current: { heads: 1 }, backPay: { heads: 1, amount: 240_000n } });
    expect(await revoke(clerk, ids[0] ?? '')).toMatchObject({ ok: true });
    expect(await revoke(clerk, owed)).toMatchObject({ ok: true });
    expect(await refusedToSeal(clerk, account)).toEqual(['opened-this-month']);
    expect(await revoke(clerk, account.id)).toMatchObject({ ok: true });
  });

  test('is sealed once his former account was transferred to him, and taken back once that is', async () => {
    const mover = await makeMover(owner, funds);
    const { old, next, there } = mover;
    expect(await refusedToSeal(next, there)).toEqual(['opened-this-month']);
    const moved = await move(mover);
    expect(await revoke(next, there.id)).toMatchObject({ refusal: 'not-revocable' });
    const { ids } = await file(next, 'seal', [sealLine(there)]);
    expect(await sheetOf(next)).toMatchObject({ added: { heads: 1 }, reduced: { heads: 1 }, current: { heads: 0 } });
    await done(next, revokeFilings, { ids, reason: '' });
    await done(old, revokeFilings, { ids: [moved], reason: '' });
    // The money came and went again: the books name the account.
    expect(await revoke(next, there.id)).toMatchObject({ refusal: 'not-revocable' });
    expect(await act(next, seal, { input: { lines: [sealLine(there)] } })).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is sealed once an account without a balance was transferred to him', async () => {
    const line = newLine({ base: '1' });
    const old = await makeUnit(owner);
    await moveToBranch(owner, old, { branch: '无下限管理部', floor: 1n });
    const former = atLeastOne(await openAccounts(old, [line]));
    await closeMonth(old);
    await file(old, 'seal', [sealLine(former)]);
    const next = await makeUnit(owner);
    const account = atLeastOne(await openAccounts(next, [{ ...line, base: '9000' }]));
    const transfer = transferLine(former, { toUnit: await numberOf(owner, next) });
    const { ids } = await file(old, 'transfer', [transfer]);
    expect(await revoke(next, account.id)).toMatchObject({ refusal: 'not-revocable' });
    expect(await shown(next, account)).toBeUndefined();
    const sealed = await file(next, 'seal', [sealLine(account)]);
    await done(next, revokeFilings, { ids: sealed.ids, reason: '' });
    await done(old, revokeFilings, { ids, reason: '' });
    expect(await refusedToSeal(next, account)).toEqual(['opened-this-month']);
  });
});
