import { expect, test } from 'vitest';
import { newId } from '@/lib/values/ids';
import { isId } from '@/lib/values/is-id';

test('an id is one, and nothing that only looks long enough', () => {
  expect(isId(newId(1_566_230_400_000))).toBe(true);
  const others = [
    '',
    '-'.repeat(36),
    newId(0).toUpperCase(),
    `${newId(0)} `,
    newId(0).replaceAll('-', ''),
    '01-'.repeat(12),
    'confirm',
  ];
  expect(others.filter(isId)).toEqual([]);
});
