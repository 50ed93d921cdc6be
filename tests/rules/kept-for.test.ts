import { expect, test } from 'vitest';
import { givenTo, keptFor } from '@/app/kept-for';

const TYPED = { name: '张三', months: ['201907'] };

test.each<[string, string | undefined, string | undefined]>([
  ['whom it was typed for', 'A', 'A'],
  ['a page that is drawn for nobody', 'A', undefined],
  ['anybody, where it was typed for nobody', undefined, 'A'],
])('what was typed is given to %s', (_, who, here) => {
  expect(givenTo(here, keptFor(who, TYPED))).toEqual(TYPED);
});

test('another unit is given nothing of it', () => {
  expect(givenTo('B', keptFor('A', TYPED))).toBeNull();
});
