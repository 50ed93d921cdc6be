import { describe, expect, test } from 'vitest';
import { readCheckCode } from '@/lib/values/check-code';
import { checkCode } from '@/lib/values/ids';

describe('a check code', () => {
  test.each(['7K3M-0QX9-TB2E', '7k3m0qx9tb2e', ' 7K3M 0QX9 TB2E ', '７Ｋ３Ｍ－０ＱＸ９－ＴＢ２Ｅ', '7K3M–OQX9—TB2E'])(
    'is read from %j',
    (typed) => {
      expect(readCheckCode(typed)).toBe('7K3M-0QX9-TB2E');
    },
  );

  test('takes the letters that look like digits for them', () => {
    expect(readCheckCode('OIL0-1234-5678')).toBe('0110-1234-5678');
  });

  test.each(['', '7K3M-0QX9-TB2', '7K3M-0QX9-TB2EE', '7K3M-0QX9-TB2U', '7K3M_0QX9_TB2E', "7K3M-0QX9-TB2'"])(
    'is not %j',
    (typed) => {
      expect(readCheckCode(typed)).toBeNull();
    },
  );

  test('reads every code that is made', () => {
    for (let made = 0; made < 200; made += 1) {
      const code = checkCode();
      expect(readCheckCode(code)).toBe(code);
    }
  });
});
