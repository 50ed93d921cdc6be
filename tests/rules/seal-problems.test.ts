import { expect, test } from 'vitest';
import { sealProblems } from '@/app/(hall)/change-roster/seal/seal-problems';
import { problemSentence } from '@/lib/text/problems';

function faulty(faults: Record<string, unknown>[]): Parameters<typeof sealProblems>[0] {
  return { ok: false, kind: 'refused', code: 'line-faulty', values: { problems: JSON.stringify(faults) } };
}

const WRONG_DAY = { code: 'day-not-a-day', field: 'leftOn' };
const NOT_NORMAL = { code: 'account-not-normal', field: 'accountNumber', values: { status: '封存' } };

test('a fault of what is asked once is said once, at its field', () => {
  const faults = ['张三', '李四'].map((name, line) => ({ line, name, ...WRONG_DAY }));
  expect(sealProblems(faulty(faults))).toEqual([{ field: 'leftOn', message: problemSentence(WRONG_DAY) }]);
});

test("a fault of one person's account is said by name", () => {
  const sentence = problemSentence(NOT_NORMAL);
  expect(sealProblems(faulty([{ line: 1, name: '李四', ...NOT_NORMAL }]))).toEqual([{ message: `李四：${sentence}` }]);
});

test('any other answer is one sentence, and no answer is none', () => {
  expect(sealProblems({ ok: false, kind: 'refused', code: 'not-found', values: {} })).toHaveLength(1);
  expect(sealProblems(null)).toEqual([]);
});
