import { expect, test } from 'vitest';
import { methodOptions } from '@/app/(hall)/payments/method-options';
import { fen } from '@/lib/values/money';

const ALL_WAYS = { suspense: fen(100n), online: true, account: true };

function closed(amount: bigint, ways: Partial<typeof ALL_WAYS>): string[] {
  const options = methodOptions(fen(amount), { ...ALL_WAYS, ...ways });
  return options.flatMap(({ value, disabled }) => (disabled ? [value] : []));
}

test.each<[string, bigint, Partial<typeof ALL_WAYS>, string[]]>([
  ['everything is there', 100n, {}, []],
  ['the 暂存款 is too little', 101n, {}, ['suspense']],
  ['no bank answers', 100n, { online: false }, ['online']],
  ['the centre has no account of the unit', 100n, { account: false }, ['collection']],
])('what cannot be chosen where %s', (_, amount, ways, expected) => {
  expect(closed(amount, ways)).toEqual(expected);
});

test('托收 without an account says what to do instead', () => {
  const [collection] = methodOptions(fen(1n), { ...ALL_WAYS, account: false }).filter(
    ({ value }) => value === 'collection',
  );
  expect(collection?.note).toContain('中心没有本单位的银行账号');
});
