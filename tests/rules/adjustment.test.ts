import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdjustableAccount, AdjustmentSettings } from '@/app/(hall)/base-adjustment/edit/adjustable';
import { adjustmentOf, raisedBase, readRise } from '@/app/(hall)/base-adjustment/edit/adjustment';
import { adjustmentViews } from '@/app/(hall)/base-adjustment/edit/adjustment-view';
import { entrySummary } from '@/app/(hall)/base-adjustment/edit/entry-summary';
import { fenFromText } from '@/lib/values/money';

const SETTINGS: AdjustmentSettings = {
  unitRatio: 1200,
  ownRatio: 1200,
  roundingUnit: '1.00',
  floor: '1650.00',
  cap: '28500.00',
  inWindow: true,
};

function account(changed: Partial<AdjustableAccount> = {}): AdjustableAccount {
  return {
    id: '540100000001',
    label: '次仁卓玛',
    idNumber: '540199********1234',
    base: '22458.00',
    monthly: '5390.00',
    adjusted: false,
    waiting: null,
    locked: false,
    ...changed,
  };
}

const SOMEBODY = account();

describe('what was typed comes to', () => {
  test.each([
    ['a base', { base: '24000' }, 2_400_000n, 576_000n],
    ['a monthly amount', { monthly: '￥５，７６０．００元' }, 2_400_000n, 576_000n],
    ['another base that pays the same', { base: '22,460.00' }, 2_246_000n, 539_000n],
  ])('%s', (_, typed, base, monthly) => {
    expect(adjustmentOf(SOMEBODY, typed, SETTINGS)).toEqual({ kind: 'changed', base, monthly, reasons: [] });
  });

  test.each([
    ['the same base', { base: '22458' }],
    ['the same monthly amount', { monthly: '5390' }],
  ])('%s is no change', (_, typed) => {
    expect(adjustmentOf(SOMEBODY, typed, SETTINGS)).toMatchObject({ kind: 'unchanged', base: 2_245_800n });
  });

  test('nothing typed is nothing, and so is all that is typed for a locked row', () => {
    expect(adjustmentOf(SOMEBODY, undefined, SETTINGS)).toEqual({ kind: 'nothing' });
    expect(adjustmentOf(SOMEBODY, { base: ' ' }, SETTINGS)).toEqual({ kind: 'nothing' });
    expect(adjustmentOf(account({ locked: true }), { base: '24000' }, SETTINGS)).toEqual({ kind: 'nothing' });
  });

  test.each([
    [{ base: '两万' }, 'base', '工资基数不是有效的金额'],
    [{ base: '1.234' }, 'base', '工资基数最多两位小数，系统不会代为四舍五入'],
    [{ monthly: '-5' }, 'monthly', '公积金月缴存额必须大于零'],
    [{ monthly: '0' }, 'monthly', '公积金月缴存额必须大于零'],
    [{ base: '99999999999999999' }, 'base', '工资基数过大，请核对单位是否为元'],
    [{ monthly: '5391' }, 'monthly', /最接近的是 5,390.00 元或 5,392.00 元/],
  ])('%j is at fault', (typed, field, message) => {
    const found = adjustmentOf(SOMEBODY, typed, SETTINGS);
    expect(found).toMatchObject({ kind: 'faulty', field, message: expect.stringMatching(message) });
  });

  test.each([
    ['under the floor', { base: '1649.99' }, {}, {}, ['base-under-floor']],
    ['over the cap', { base: '28500.01' }, {}, {}, ['base-over-cap']],
    ['at the limits', { base: '28500' }, {}, {}, []],
    ['a second time', { base: '24000' }, { adjusted: true }, {}, ['base-second-this-year']],
    ['outside the window', { base: '24000' }, {}, { inWindow: false }, ['base-outside-window']],
    ['lowered outside the window', { base: '20000' }, {}, { inWindow: false }, ['base-lowered-outside-window']],
  ])('%s', (_, typed, changed, settings, reasons) => {
    expect(adjustmentOf(account(changed), typed, { ...SETTINGS, ...settings })).toMatchObject({ reasons });
  });
});

describe('a rise in percent', () => {
  test.each([
    ['5', 500n],
    ['+5%', 500n],
    ['-3.5', -350n],
    ['−０．２５％', -25n],
    ['999.99', 99_999n],
    ['-99.99', -9999n],
    ['-100', null],
    ['1.234', null],
    ['五', null],
    ['', null],
    ['1000', null],
  ])('%j is %s hundredths', (typed, hundredths) => {
    expect(readRise(typed)).toBe(hundredths);
  });

  test('rounds half up to the centre’s unit', () => {
    const raised = (base: string, hundredths: bigint) => raisedBase(account({ base }), hundredths, SETTINGS);
    expect(raised('22458.00', 500n)).toBe(fenFromText('23581.00'));
    expect(raised('10.00', 500n)).toBe(fenFromText('11.00'));
    expect(raised('10000.00', -1250n)).toBe(fenFromText('8750.00'));
  });

  test('never lowers by a rise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }), (yuan, rise) => {
        const before = account({ base: `${String(yuan)}.00` });
        return raisedBase(before, BigInt(rise), SETTINGS) >= fenFromText(before.base);
      }),
    );
  });
});

describe('a row', () => {
  const views = () => adjustmentViews(SETTINGS, new Map());

  test('shows the other amount, the difference, and what will become of it', () => {
    const view = views().of(SOMEBODY, { monthly: '5760' });
    expect(view.cells).toMatchObject({ base: '24,000.00', monthly: '5,760.00', difference: '+370.00', ratio: '12' });
    expect(view).toMatchObject({ faults: {}, status: { tone: 'success', text: '提交后自动办结' } });
    expect(views().of(SOMEBODY, { base: '1000' }).status).toEqual({
      tone: 'waiting',
      text: '将送审：工资基数低于缴存基数下限',
    });
    expect(views().of(account({ waiting: 'in-review', locked: true }), undefined).status?.text).toMatch(/待审核/);
    const drafted = account({ waiting: 'change-roster', locked: true });
    expect(views().of(drafted, undefined).status?.text).toBe('变更清册中已有');
  });

  test('at fault shows what was typed, and the fault at its cell', () => {
    const view = views().of(SOMEBODY, { monthly: '5391' });
    expect(view.cells).toMatchObject({ monthly: '5391' });
    expect(view.cells.base).toBeUndefined();
    expect(Object.keys(view.faults)).toEqual(['monthly']);
    expect(view.status?.tone).toBe('danger');
  });

  test('is the same view for the same text, so that it is not drawn anew', () => {
    const seen = views();
    const typed = { base: '24000' };
    expect(seen.of(SOMEBODY, typed)).toBe(seen.of(SOMEBODY, typed));
    expect(seen.of(SOMEBODY, undefined)).toBe(seen.of(SOMEBODY, undefined));
    expect(seen.of(account({ base: '24000.00', monthly: '5760.00' }), typed).status?.text).toBe('与现在相同，不保存');
  });

  test('keeps what the server said until something else is typed', () => {
    const typed = { base: '24000' };
    const fault = { typed, field: 'accountNumber', message: '清册中已有' };
    const seen = adjustmentViews(SETTINGS, new Map([[SOMEBODY.id, fault]]));
    expect(seen.of(SOMEBODY, typed).faults).toEqual({ base: '清册中已有' });
    expect(seen.of(SOMEBODY, { base: '24000' }).faults).toEqual({});
  });
});

test('what was typed on all pages adds up, without what is at fault or no change', () => {
  const people = Object.fromEntries(['1', '2', '3', '4'].map((id) => [id, account({ id, label: `职工${id}` })]));
  const typed = {
    '4': { base: '20000' },
    '1': { monthly: '5760' },
    '2': { monthly: '5391' },
    '3': { monthly: '5390' },
    '9': { base: '24000' },
  };
  const summary = entrySummary(typed, people, adjustmentViews(SETTINGS, new Map()));
  expect(summary.changed.map(({ line }) => line)).toEqual([
    { accountNumber: '1', idNumber: '', name: '职工1', base: '', monthly: '5760.00' },
    { accountNumber: '4', idNumber: '', name: '职工4', base: '20000.00', monthly: '' },
  ]);
  expect(summary).toMatchObject({ amount: 1_056_000n, change: 1_056_000n - 1_078_000n });
  expect(summary.faults).toMatchObject([{ account: { id: '2' }, field: 'monthly' }]);
});
