import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SheetRow } from '@/lib/sheets/cell';
import { WITHDRAWAL_COLUMNS, type WithdrawalColumn } from '@/lib/text/withdrawals';
import { withdrawalRows } from '@/lib/withdrawals/withdrawal-rows';

const KEYS = Object.keys(WITHDRAWAL_COLUMNS) as WithdrawalColumn[];
const WORDS = { 'purchase-withdrawal': '购买自住房提取', 'repayment-withdrawal': '偿还购房贷款本息' } as const;

const line = fc.record({
  serial: fc.stringMatching(/^[A-Z0-9-]{1,12}$/),
  accountNumber: fc.stringMatching(/^[1-9]\d{9}$/),
  name: fc.constantFrom('扎西', '王小明', '买买提·吐尔逊'),
  withdrawnOn: fc.constantFrom('2019-07-01', '2019-08-20'),
  kind: fc.constantFrom('purchase-withdrawal' as const, 'repayment-withdrawal' as const),
  amount: fc
    .integer({ min: 1, max: 99_999_999 })
    .map((fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`),
});

/** A sheet with its columns in this order, below a title of its own. */
function sheet(lines: Record<WithdrawalColumn, string>[], order: readonly WithdrawalColumn[]): SheetRow[] {
  const texts = [
    ['提取业务'],
    order.map((key) => WITHDRAWAL_COLUMNS[key].title),
    ...lines.map((one) => order.map((key) => one[key])),
  ];
  return texts.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((text) => ({ kind: 'text' as const, text })),
  }));
}

const order = fc.shuffledSubarray(KEYS, { minLength: KEYS.length });

test('whatever the order of the columns, every line is read as it was written, and only repeated numbers are faults', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), order, (lines, columns) => {
      const read = withdrawalRows(
        sheet(
          lines.map((one) => ({ ...one, kind: WORDS[one.kind] })),
          columns,
        ),
      );
      if (!read.ok) throw new Error(read.code);
      const first = new Map<string, number>();
      for (const [place, { serial }] of lines.entries()) if (!first.has(serial)) first.set(serial, place);
      const isFirst = (place: number) => first.get(lines[place]?.serial ?? '') === place;
      const rows = lines.map((one, place) => ({ row: place + 3, ...one }));
      expect(read.lines).toEqual(rows.filter((_, place) => isFirst(place)));
      expect(read.faults).toEqual(
        rows
          .filter((_, place) => !isFirst(place))
          .map(({ row, serial }) => ({ row, serial, column: 'serial', code: 'serial-twice' })),
      );
    }),
  );
});

test('the same person’s name and number are the same however they are typed', () => {
  const typed = {
    serial: ' tq-1 ',
    accountNumber: '１０００ ０００１',
    name: '买买提 • 吐尔逊',
    withdrawnOn: '2019年8月1日',
    kind: ' 购买自住房提取',
    amount: '￥1,200.5',
  };
  expect(withdrawalRows(sheet([typed], KEYS))).toEqual({
    ok: true,
    faults: [],
    lines: [
      {
        row: 3,
        serial: 'TQ-1',
        accountNumber: '10000001',
        name: '买买提·吐尔逊',
        withdrawnOn: '2019-08-01',
        kind: 'purchase-withdrawal',
        amount: '1200.50',
      },
    ],
  });
});
