import { expect, test } from 'vitest';
import { filingCells } from '@/app/(hall)/filings/filing-cells';
import type { FilingRow } from '@/lib/filings/list-filings';
import { month } from '@/lib/values/month';

const NOTHING_SAID = {
  ...{ base: null, monthly: null, unitShare: null, ownShare: null, movedAmount: null },
  ...{ formerBase: null, formerUnitShare: null, formerOwnShare: null, formerUnitRatio: null, formerOwnRatio: null },
  ...{ unitRatio: null, ownRatio: null, forMonth: null, backPayType: null, reason: null, note: null },
};

function cellsOf(said: Pick<FilingRow, 'kind'> & Partial<FilingRow>) {
  return filingCells({ ...NOTHING_SAID, ...said } as FilingRow);
}

test('a sealing says why, in the words of the dictionary, with what was noted', () => {
  expect(cellsOf({ kind: 'seal', reason: '01' }).sealReason).toBe('终止或解除劳动（聘用）关系');
  expect(cellsOf({ kind: 'seal', reason: '99', note: '外派' }).sealReason).toBe('其他：外派');
  expect(cellsOf({ kind: 'seal', reason: null }).sealReason).toBe('');
});

test('the reason of another business is no reason of a sealing', () => {
  for (const kind of ['open', 'unseal', 'back-pay', 'transfer'] as const) {
    expect(cellsOf({ kind, reason: '01', note: '备注' }).sealReason).toBe('');
  }
});

test('an opening and an unsealing name the month from which they count', () => {
  const forMonth = month('2019-07');
  expect(cellsOf({ kind: 'open', forMonth }).kind).toMatch(/（201907 起）$/);
  expect(cellsOf({ kind: 'unseal', forMonth }).kind).toMatch(/（201907 起）$/);
  expect(cellsOf({ kind: 'back-pay', forMonth }).kind).not.toMatch(/起/);
});
