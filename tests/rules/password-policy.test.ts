import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON_WORDS } from '@/lib/auth/common-passwords';
import { passwordProblem, unitPasswordProblem } from '@/lib/auth/password-policy';

describe('the policy of six digits', () => {
  test('takes a password that is nobody’s first guess', () => {
    for (const password of ['583926', '740381', '902746', '067942']) expect(passwordProblem(password)).toBeNull();
  });

  test.each(['', '12345', '1234567', '58392６', '58392a', ' 583926', '583926\n', '-83926'])(
    'refuses %j as no six digits',
    (password) => {
      expect(passwordProblem(password)).toBe('not-six-digits');
    },
  );

  test.each([
    ['a run', '123456'],
    ['a run backwards', '987654'],
    ['a run over nine', '789012'],
    ['a run by twos', '024680'],
    ['one digit', '000000'],
    ['two digits only', '377373'],
    ['the same half twice', '583583'],
    ['the same pair thrice', '585858'],
    ['a mirrored half', '583385'],
    ['a birthday, year first', '851231'],
    ['a birthday, day first', '311285'],
    ['a birthday, month first', '123185'],
    ['a year and month', '199012'],
    ['a year and month of this century', '201908'],
  ])('refuses %s', (_, password) => {
    expect(passwordProblem(password)).toBe('guessable');
  });

  // The number was counted a second time outside this code.
  test('leaves nine of ten: of the million exactly these many are guessable', () => {
    let guessable = 0;
    for (let number = 0; number < 1_000_000; number += 1) {
      if (passwordProblem(String(number).padStart(6, '0')) === 'guessable') guessable += 1;
    }
    expect(guessable).toBe(91_679);
  });
});

describe('the policy of long passwords', () => {
  const problem = (password: string) => unitPasswordProblem(password, { policy: 'long', login: '010044-01' });

  test.each(['kuaile-de-mao 72', '雪山下的小木屋里有一盏灯', 'correct horse battery', 'x9$Lq2!vR7@t'])(
    'takes %j',
    (password) => {
      expect(problem(password)).toBeNull();
    },
  );

  test.each([
    ['', 'too-short'],
    ['583926', 'too-short'],
    ['x9$Lq2!vR7@', 'too-short'],
    ['y'.repeat(101), 'too-long'],
    ['danzhu-010044-x', 'contains-account'],
    ['０１００４４ danzhu yu', 'contains-account'],
    ['aaaaaaaaaaaa', 'common'],
    ['abababababab', 'common'],
    ['123456789012', 'common'],
    ['password1234', 'common'],
    ['Password2019!', 'common'],
    ['qwertyuiop123', 'common'],
    ['GongJiJin2019', 'common'],
    ['woaini5201314', 'common'],
    ['admin-admin-admin', 'common'],
    ['abcdefghijkl', 'common'],
    ['1qaz2wsx1qaz2wsx', 'common'],
  ])('refuses %j: %s', (password, reason) => {
    expect(problem(password)).toBe(reason);
  });

  test('refuses whatever is put together from what everybody knows', () => {
    const known = fc.constantFrom(...COMMON_WORDS, '2019', '1998', '111', '123', '!!', '');
    fc.assert(
      fc.property(fc.array(known, { minLength: 3, maxLength: 8 }), (parts) => {
        const password = parts.join('');
        fc.pre([...password].length >= 12 && [...password].length <= 100 && !password.includes('010044'));
        expect(problem(password)).toBe('common');
      }),
    );
  });

  test('counts what is seen, and never minds what else stands beside', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20, unit: 'grapheme' }), (password) => {
        if ([...password].length < 12) expect(problem(password)).toBe('too-short');
        else expect(problem(password)).not.toBe('too-short');
      }),
    );
  });
});
