import { expect, test } from 'vitest';
import { lastQuestion } from '@/app/last-question';

test('of two questions only the answer to the last counts, in whichever order they come', () => {
  const last = lastQuestion();
  const [first, second] = [last.ask(), last.ask()];
  expect([second(), first()]).toEqual([true, false]);
});

test('what was dropped is answered in vain, until it is asked anew', () => {
  const last = lastQuestion();
  const before = last.ask();
  last.drop();
  expect(before()).toBe(false);
  const anew = last.ask();
  expect([before(), anew()]).toEqual([false, true]);
});
