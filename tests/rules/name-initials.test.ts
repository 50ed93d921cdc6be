import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskCard } from '@/lib/values/bank-card';
import { initialsOf, typedInitials } from '@/lib/values/name-initials';

describe('the initials of a name', () => {
  test.each([
    ['王伟', 'ww'],
    ['曾国藩', 'zgf'],
    ['单田芳', 'stf'],
    ['单于明', 'cym'],
    ['尉迟恭', 'ycg'],
    ['欧阳娜娜', 'oynn'],
    ['扎西·次仁', 'zxcr'],
    ['买买提', 'mmt'],
    ['吕布', 'lb'],
    ['Zhaxi', 'zhaxi'],
    ["O'Neil Éa", 'oneilea'],
    ['བཀྲ་ཤིས', ''],
    ['', ''],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('are small letters, whatever the name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => /^[a-z]*$/.test(initialsOf(name))));
  });

  test('are looked up by letters only', () => {
    expect([typedInitials('ZXCR'), typedInitials('zhaxi'), typedInitials("O'Neil")]).toEqual([
      'zxcr',
      'zhaxi',
      'oneil',
    ]);
    expect([typedInitials(''), typedInitials('扎西'), typedInitials('扎x'), typedInitials('བཀ')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

test('a bank card shows its first two digits and its last four', () => {
  expect(maskCard('6200540000100001')).toBe('62**********0001');
});
