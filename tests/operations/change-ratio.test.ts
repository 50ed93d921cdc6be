import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { RatioLine } from '@/lib/filings/ratio.input';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { refusalSentence } from '@/lib/text/refusals';
import {
  accountsOf,
  change,
  closeMonth,
  faultsIn,
  logOf,
  openAccounts,
  saveOpenings,
  sealLine,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, brokenInvariants, file, linesOf, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { newLine, payingUnit, unitWithSealed, wholeAccount, type PayingUnit } from '../support/paying-units';
import { payMonth, registerMonth, rowsOf, sheetOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
const ratio = saveFilings('ratio');
const ALL_RATIOS = { list: 'ratio-adjustment', select: 'all' } as const;
let funds: StaffPrincipal;
/** At 10% + 10%, for lines that are refused and so leave it as it is. */
let refusing: PayingUnit;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  refusing = await unitAtTen();
});

function to(both: string, changed: Partial<RatioLine> = {}): RatioLine {
  return { unitRatio: both, ownRatio: both, note: '', ...changed };
}

/** A unit at 10% + 10% that has paid 201908 for people on these bases. */
function unitAtTen(bases = ['10000']): Promise<PayingUnit> {
  return payingUnit(
    owner,
    funds,
    bases.map((base) => newLine({ base })),
    1000,
  );
}

function ratiosOf(clerk: OperatorPrincipal) {
  return rowsOf(owner, sql`select unit_ratio, own_ratio from units where id = ${clerk.unitId}`);
}

const TEN = [{ unit_ratio: 1000, own_ratio: 1000 }];
const TWELVE = [{ unit_ratio: 1200, own_ratio: 1200 }];

describe('raising the ratio', () => {
  test('saves a draft and changes nothing yet', async () => {
    const { clerk, accounts } = await unitAtTen();
    const saved = await done(clerk, ratio, { lines: [to('12', { note: '集团统一' })] });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([
      {
        id: saved.ids[0],
        state: 'draft',
        unitRatio: 1200,
        ownRatio: 1200,
        note: '集团统一',
        problems: [],
        reviewReasons: [],
      },
    ]);
    expect(await ratiosOf(clerk)).toEqual(TEN);
    expect(await accountsOf(clerk)).toEqual(accounts);
  });

  test('is done at once and recomputes everybody, each share by itself (Q-42, Q-46)', async () => {
    const { clerk } = await unitAtTen(['10000', '12345.67', '1650']);
    await done(clerk, ratio, { lines: [to('12')] });
    expect(await done(clerk, submitFilings, ALL_RATIOS)).toMatchObject({ effective: 1, review: 0, left: 0 });
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    expect((await accountsOf(clerk)).map(({ unitShare, ownShare }) => [unitShare, ownShare])).toEqual([
      [120_000n, 120_000n],
      [148_100n, 148_100n],
      [19_800n, 19_800n],
    ]);
    expect(await linesOf(clerk, 'ratio')).toMatchObject([
      {
        state: 'effective',
        month: '2019-09',
        formerUnitRatio: 1000,
        formerOwnRatio: 1000,
        people: 3,
        formerUnitShare: 240_000n,
        unitShare: 287_900n,
        ownShare: 287_900n,
      },
    ]);
    expect(await sheetOf(clerk)).toMatchObject({
      previous: { heads: 3, amount: 480_000n },
      adjusted: { heads: 3, amount: 95_800n },
      current: { heads: 3, amount: 575_800n },
    });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of one side alone, to two that differ (Q-38)', async () => {
    const { clerk } = await unitAtTen();
    expect(await file(clerk, 'ratio', [to('10', { unitRatio: '12' })])).toMatchObject({ effective: 1 });
    expect(await ratiosOf(clerk)).toEqual([{ unit_ratio: 1200, own_ratio: 1000 }]);
    expect(await accountsOf(clerk)).toMatchObject([{ unitShare: 120_000n, ownShare: 100_000n, monthly: 220_000n }]);
  });

  test('reaches the sealed and the frozen too, but counts who pays', async () => {
    const { clerk, accounts } = await unitAtTen(['10000', '10000', '10000']);
    await change(owner, sql`update accounts set status = 'frozen' where id = ${accounts[1]?.id ?? ''}`);
    await file(
      clerk,
      'seal',
      accounts.slice(2).map((account) => sealLine(account)),
    );
    await file(clerk, 'ratio', [to('12')]);
    const rows = await rowsOf(
      owner,
      sql`select status, unit_share, own_share from accounts where unit_id = ${clerk.unitId} order by id`,
    );
    expect(rows).toEqual(
      ['normal', 'frozen', 'sealed'].map((status) => ({ status, unit_share: 120_000n, own_share: 120_000n })),
    );
    expect(await linesOf(clerk, 'ratio')).toMatchObject([
      { people: 1, unitShare: 120_000n, formerUnitShare: 100_000n },
    ]);
  });

  test('leaves other units and what is paid alone, and is what the next month is paid by', async () => {
    const { clerk } = await unitAtTen();
    const before = await wholeAccount(owner, refusing.account.id);
    await file(clerk, 'ratio', [to('12')]);
    expect(await wholeAccount(owner, refusing.account.id)).toEqual(before);
    expect(await ratiosOf(refusing.clerk)).toEqual(TEN);
    await payMonth(funds, await registerMonth(owner, clerk));
    const lines = await rowsOf(
      owner,
      sql`select r.month, l.unit_ratio, l.own_ratio, l.unit_share from roster_lines l join remittances r on r.id = l.remittance_id
        where l.unit_id = ${clerk.unitId} order by r.month`,
    );
    expect(lines).toEqual([
      { month: '2019-08', unit_ratio: 1000, own_ratio: 1000, unit_share: 100_000n },
      { month: '2019-09', unit_ratio: 1200, own_ratio: 1200, unit_share: 120_000n },
    ]);
  });

  test('of a unit without anybody', async () => {
    const { clerk } = await unitAtTen();
    await change(owner, sql`update accounts set status = 'withdrawn' where unit_id = ${clerk.unitId}`);
    expect(await file(clerk, 'ratio', [to('12')])).toMatchObject({ effective: 1 });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ people: 0, unitShare: 0n }]);
  });

  test.each(['12', '１２％', '12.00%', ' 12 % '])('takes “%s” for twelve percent', async (typed) => {
    const { clerk } = await unitAtTen();
    await done(clerk, ratio, { lines: [to(typed)] });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ unitRatio: 1200, ownRatio: 1200 }]);
  });
});

describe('taken back', () => {
  test('the ratios, everybody’s shares and the sheet are what they were', async () => {
    const { clerk, accounts } = await unitAtTen(['10000', '12345.67', '1650']);
    await file(
      clerk,
      'seal',
      accounts.slice(2).map((account) => sealLine(account)),
    );
    const whole = () => Promise.all(accounts.map(({ id }) => wholeAccount(owner, id)));
    const before = { accounts: await whole(), sheet: await sheetOf(clerk) };
    const { ids } = await file(clerk, 'ratio', [to('12', { ownRatio: '11' })]);
    expect(await whole()).not.toEqual(before.accounts);
    expect(await done(clerk, revokeFilings, { ids, reason: '办错' })).toEqual({ revoked: 1 });
    expect({ accounts: await whole(), sheet: await sheetOf(clerk) }).toEqual(before);
    expect(await ratiosOf(clerk)).toEqual(TEN);
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ state: 'revoked', unitRatio: 1200, ownRatio: 1100 }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('only after what was filed by them, whatever it was; what came before is each person’s own (Q-69)', async () => {
    const { clerk, accounts } = await unitAtTen(['10000', '10000']);
    const [one, two] = accounts;
    if (!one || !two) throw new Error('two accounts were opened');
    const sealed = await file(clerk, 'seal', [sealLine(two)]);
    const raised = await file(clerk, 'ratio', [to('12')]);
    const revoke = (ids: string[]) => act(clerk, revokeFilings, { input: { ids, reason: '' } });
    const adjusted = await file(clerk, 'base', [baseLine(one)]);
    expect(await revoke(raised.ids)).toMatchObject({ refusal: 'revoke-later-first', values: { names: '' } });
    expect(refusalSentence('revoke-later-first', { names: '' })).toMatch(/^这笔业务之后/);
    await done(clerk, revokeFilings, { ids: adjusted.ids, reason: '' });
    await openAccounts(clerk, [newLine()]);
    expect(await revoke(raised.ids)).toMatchObject({ refusal: 'revoke-later-first' });
    const opened = (await accountsOf(clerk, ['normal'])).filter(({ id }) => id !== one.id).map(({ id }) => id);
    for (const ids of [sealed.ids, opened, raised.ids]) await done(clerk, revokeFilings, { ids, reason: '' });
    expect(await accountsOf(clerk, ['normal', 'sealed'])).toEqual(accounts);
  });

  test('never once the month is paid', async () => {
    const { clerk } = await unitAtTen();
    const { ids } = await file(clerk, 'ratio', [to('12')]);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-month-over',
    });
  });
});

describe('the drafts follow', () => {
  const sharesOf = (rows: { unitShare: bigint | null; ownShare: bigint | null }[]) =>
    rows.map(({ unitShare, ownShare }) => [unitShare, ownShare]);

  test('of openings and adjustments, also in review, and back again', async () => {
    const { clerk, accounts, account } = await unitAtTen(['10000', '10000']);
    await saveOpenings(clerk, [newLine({ base: '1000' })]);
    await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    await saveOpenings(clerk, [newLine({ base: '20000' })]);
    await done(clerk, saveFilings('seal'), { lines: accounts.slice(1).map((row) => sealLine(row)) });
    await done(clerk, saveFilings('base'), { lines: [baseLine(account)] });
    const waiting = async () =>
      sharesOf([
        ...(await linesOf(clerk, 'open')).filter(({ state }) => state !== 'effective'),
        ...(await linesOf(clerk, 'seal')),
        ...(await linesOf(clerk, 'base')),
        ...(await linesOf(clerk, 'base')).map((row) => ({
          unitShare: row.formerUnitShare,
          ownShare: row.formerOwnShare,
        })),
      ]);
    const before = await waiting();
    expect(before).toEqual([
      [200_000n, 200_000n],
      [10_000n, 10_000n],
      [100_000n, 100_000n],
      [120_000n, 120_000n],
      [100_000n, 100_000n],
    ]);
    const { ids } = await file(clerk, 'ratio', [to('12', { ownRatio: '11' })]);
    expect(await waiting()).toEqual([
      [240_000n, 220_000n],
      [12_000n, 11_000n],
      [120_000n, 110_000n],
      [144_000n, 132_000n],
      [120_000n, 110_000n],
    ]);
    await done(clerk, revokeFilings, { ids, reason: '' });
    expect(await waiting()).toEqual(before);
  });

  test('of unsealings; and what is submitted then pays by the new ratio', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await change(owner, sql`update units set own_ratio = 1100 where id = ${clerk.unitId}`);
    await change(owner, sql`update accounts set own_share = 110000 where unit_id = ${clerk.unitId}`);
    await done(clerk, saveFilings('unseal'), { lines: [unsealLine(account)] });
    await file(clerk, 'ratio', [to('12')]);
    expect(sharesOf(await linesOf(clerk, 'unseal'))).toEqual([[120_000n, 120_000n]]);
    await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    expect(await accountsOf(clerk, ['normal'])).toContainEqual(
      expect.objectContaining({ id: account.id, unitShare: 120_000n, ownShare: 120_000n }),
    );
  });

  test('however large their base', async () => {
    const { clerk } = await unitAtTen();
    await saveOpenings(clerk, [newLine({ base: '9'.repeat(16) })]);
    expect(await file(clerk, 'ratio', [to('12')])).toMatchObject({ effective: 1 });
    expect(sharesOf((await linesOf(clerk, 'open')).filter(({ state }) => state === 'draft'))).toEqual([
      [120_000_000_000_000_000n, 120_000_000_000_000_000n],
    ]);
  });

  test('but those of another unit do not', async () => {
    const { clerk } = await unitAtTen();
    const other = await unitAtTen();
    await done(other.clerk, saveFilings('base'), { lines: [baseLine(other.account)] });
    const before = await linesOf(other.clerk, 'base');
    await file(clerk, 'ratio', [to('12')]);
    expect(await linesOf(other.clerk, 'base')).toEqual(before);
  });
});

describe('what is wrong with a line', () => {
  const LIMITS = { lowest: '5', highest: '12' };

  test.each<[string, RatioLine, string, string, Record<string, string> | undefined]>([
    ['nothing typed for the unit', to('12', { unitRatio: '' }), 'unitRatio', 'ratio-not-whole-percent', LIMITS],
    ['nothing typed for the employee', to('12', { ownRatio: ' ' }), 'ownRatio', 'ratio-not-whole-percent', LIMITS],
    ['a fraction (Q-39)', to('12', { unitRatio: '11.5' }), 'unitRatio', 'ratio-not-whole-percent', LIMITS],
    ['a ratio that is not in percent', to('12', { ownRatio: '0.12' }), 'ownRatio', 'ratio-not-whole-percent', LIMITS],
    ['words', to('12', { ownRatio: '百分之十二' }), 'ownRatio', 'ratio-not-whole-percent', LIMITS],
    ['below 5% (Q-45)', to('12', { unitRatio: '4' }), 'unitRatio', 'ratio-outside-limits', LIMITS],
    ['above 12%', to('12', { ownRatio: '13' }), 'ownRatio', 'ratio-outside-limits', LIMITS],
    ['the ratio of now (Q-41)', to('10'), 'unitRatio', 'ratio-unchanged', undefined],
  ])('%s', async (_, line, field, code, values) => {
    const { clerk } = refusing;
    const faults = faultsIn(await act(clerk, ratio, { input: { lines: [line] } }));
    expect(faults).toMatchObject([{ line: 0, field, code }]);
    expect(faults[0]?.values).toEqual(values);
    expect(await linesOf(clerk, 'ratio')).toEqual([]);
  });

  test('both sides at once', async () => {
    const faults = faultsIn(await act(refusing.clerk, ratio, { input: { lines: [to('', { ownRatio: '13' })] } }));
    expect(faults.map(({ field, code }) => [field, code])).toEqual([
      ['unitRatio', 'ratio-not-whole-percent'],
      ['ownRatio', 'ratio-outside-limits'],
    ]);
  });

  test('the limits are the centre’s parameters', async () => {
    const { clerk } = refusing;
    await change(owner, sql`update fund_parameters set minimum_ratio = 700, maximum_ratio = 1150`);
    const faults = faultsIn(await act(clerk, ratio, { input: { lines: [to('6', { ownRatio: '12' })] } }));
    await change(owner, sql`update fund_parameters set minimum_ratio = 500, maximum_ratio = 1200`);
    expect(faults.map(({ values }) => values)).toEqual([
      { lowest: '7', highest: '11.5' },
      { lowest: '7', highest: '11.5' },
    ]);
  });
});

describe('once per fund year (RL-21, Q-40)', () => {
  const again = [{ field: 'unitRatio', code: 'ratio-changed-this-year' }];

  test('a second one is refused, in the same month and in a later one', async () => {
    const { clerk } = await unitAtTen();
    await file(clerk, 'ratio', [to('11')]);
    expect(faultsIn(await act(clerk, ratio, { input: { lines: [to('12')] } }))).toMatchObject(again);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(faultsIn(await act(clerk, ratio, { input: { lines: [to('12')] } }))).toMatchObject(again);
    await change(owner, sql`update units set remitted_month = '2020-05' where id = ${clerk.unitId}`);
    expect((await unitOf(clerk)).openMonth).toBe('2020-06');
    expect(faultsIn(await act(clerk, ratio, { input: { lines: [to('12')] } }))).toMatchObject(again);
    await change(owner, sql`update units set remitted_month = '2020-06' where id = ${clerk.unitId}`);
    expect(await done(clerk, ratio, { lines: [to('12')] })).toMatchObject({ saved: 1 });
  });

  test('one that was taken back does not count', async () => {
    const { clerk } = await unitAtTen();
    const { ids } = await file(clerk, 'ratio', [to('11')]);
    await done(clerk, revokeFilings, { ids, reason: '' });
    expect(await file(clerk, 'ratio', [to('12')])).toMatchObject({ effective: 1 });
  });
});

describe('who may, when, and how often', () => {
  test('after the month was saved submitting is refused, saving the draft is not', async () => {
    const { clerk, accounts } = await unitAtTen();
    await closeMonth(clerk);
    await done(clerk, ratio, { lines: [to('12')] });
    expect(await act(clerk, submitFilings, { input: ALL_RATIOS })).toMatchObject({ refusal: 'month-not-open' });
    expect(await ratiosOf(clerk)).toEqual(TEN);
    expect(await accountsOf(clerk)).toEqual(accounts);
  });

  test('who may not is refused, and that is recorded', async () => {
    const { clerk } = await unitAtTen();
    const input = { lines: [to('12')] };
    expect(await act({ ...clerk, roles: ['viewer'] }, ratio, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(await makeStaff(owner, ['reviewer', 'administrator']), ratio, { input })).toMatchObject({
      refusal: 'not-permitted',
    });
    expect(await logOf(owner, clerk.id, 'ratio.save')).toEqual(['not-permitted']);
    expect(await linesOf(clerk, 'ratio')).toEqual([]);
  });

  test('under one key once, with other input refused', async () => {
    const { clerk } = await unitAtTen();
    const [key, input] = [randomUUID(), { lines: [to('12')] }];
    const [first, second] = await Promise.all([act(clerk, ratio, { input, key }), act(clerk, ratio, { input, key })]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(await act(clerk, ratio, { input: { lines: [to('11')] }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    expect(await linesOf(clerk, 'ratio')).toHaveLength(1);
  });

  test('two clerks at once: one draft, one submission, one revocation', async () => {
    const { clerk, accounts } = await unitAtTen();
    const save = (both: string) => act(clerk, ratio, { input: { lines: [to(both)] } });
    const submit = () => act(clerk, submitFilings, { input: ALL_RATIOS });
    const saved = await Promise.all([save('11'), save('12')]);
    const submitted = await Promise.all([submit(), submit()]);
    const [filed] = await linesOf(clerk, 'ratio');
    const revoke = () => act(clerk, revokeFilings, { input: { ids: [filed?.id ?? ''], reason: '' } });
    const revoked = await Promise.all([revoke(), revoke()]);
    for (const pair of [saved, submitted, revoked]) expect(pair.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await ratiosOf(clerk)).toEqual(TEN);
    expect(await accountsOf(clerk)).toEqual(accounts);
  });
});
