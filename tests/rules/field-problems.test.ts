import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorsByField, problemsOf } from '@/app/door-problems';
import { fieldCodes } from '@/lib/operations/field-codes';
import { receiptInput } from '@/lib/receipts/enter-receipt.input';
import { doorText } from '@/lib/text/doors';
import { FIELD_PROBLEMS } from '@/lib/text/fields';

const line = z.strictObject({ name: z.string().max(4), note: z.string().max(4) });
const input = z.strictObject({
  id: z.uuid(),
  reason: z.string().trim().min(1, 'reason-missing').max(4),
  lines: z.array(line),
});
const GOOD = { id: '0198b2a4-0000-7000-8000-000000000001', reason: '错', lines: [{ name: '张三', note: '' }] };

function problemsIn(sent: unknown) {
  const parsed = input.safeParse(sent);
  return problemsOf(parsed.success ? null : { ok: false, kind: 'invalid', fields: fieldCodes(parsed.error) });
}

test('a fault of what was typed stands at its field, in words', () => {
  expect(problemsIn(GOOD)).toEqual([]);
  expect(problemsIn({ ...GOOD, reason: ' ' })).toEqual([
    { field: 'reason', message: FIELD_PROBLEMS['reason-missing'] },
  ]);
  const problems = problemsIn({ ...GOOD, reason: '太长了太长了', lines: [{ name: '张三', note: '12345' }] });
  expect(errorsByField(problems)).toEqual({
    reason: FIELD_PROBLEMS['text-too-long'],
    note: FIELD_PROBLEMS['text-too-long'],
  });
});

test('the same fault of two lines is said once', () => {
  const long = { name: '张三', note: '12345' };
  expect(problemsIn({ ...GOOD, lines: [long, long] })).toEqual([
    { field: 'note', message: FIELD_PROBLEMS['text-too-long'] },
  ]);
});

test('what no form lets anybody send is one sentence of no field', () => {
  expect(problemsIn({ ...GOOD, id: 'x', more: 1 })).toEqual([{ message: doorText.invalid }]);
  expect(problemsIn(null)).toEqual([{ message: doorText.invalid }]);
});

test('every fault of a receipt has its words', () => {
  const nothing = {
    bankSerial: '',
    payerName: '',
    payerAccount: '',
    amount: '',
    memo: '',
    arrivedOn: '',
    source: 'entered',
  };
  const { error } = receiptInput.safeParse(nothing);
  const codes = error ? fieldCodes(error) : {};
  expect(Object.keys(codes)).toEqual(['bankSerial', 'payerName', 'amount', 'arrivedOn']);
  expect(Object.values(codes).filter((code) => !(code in FIELD_PROBLEMS))).toEqual([]);
});
