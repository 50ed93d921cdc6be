import { expect, test } from 'vitest';
import { isDecided } from '@/lib/operations/answer';

test('a result, a refusal and faults of what was typed end a request: the next press is another one', () => {
  expect(isDecided({ ok: true })).toBe(true);
  expect(isDecided({ ok: false, kind: 'refused' })).toBe(true);
  expect(isDecided({ ok: false, kind: 'invalid' })).toBe(true);
});

test('a bug and a lost answer do not: the work may have been done, and pressing again is the same request', () => {
  expect(isDecided({ ok: false, kind: 'failed' })).toBe(false);
  expect(isDecided({ ok: false, kind: 'unreachable' })).toBe(false);
});
