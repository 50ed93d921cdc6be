import { describe, expect, test } from 'vitest';
import { passwordProblem } from '@/lib/auth/password-policy';

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
