import { describe, expect, it } from 'vitest';
import { maskMobile, readMobile } from '@/lib/values/mobile';

describe('readMobile (N-5)', () => {
  it.each([
    '13889019863',
    '１３８８９０１９８６３',
    '138 8901 9863',
    '138-8901-9863',
    '+8613889019863',
    '+86 138-8901-9863',
    '008613889019863',
    '86 13889019863',
    '（+86）13889019863',
    '\u202d13889019863\u202c',
  ])('reads %j', (text) => {
    expect(readMobile(text)).toEqual({ ok: true, mobile: '13889019863' });
  });

  it.each([
    ['', 'empty'],
    ['\u3000-', 'empty'],
    ['1388901986', 'not-mobile'],
    ['138890198630', 'not-mobile'],
    ['23889019863', 'not-mobile'],
    ['0891-6328888', 'not-mobile'],
    ['+85213889019863', 'not-mobile'],
    ['1.3889E+10', 'not-mobile'],
    ['1388901986a', 'not-mobile'],
    ['13889019863/13889019864', 'not-mobile'],
  ])('refuses %j as %s', (text, problem) => {
    expect(readMobile(text)).toEqual({ ok: false, problem });
  });

  it('masks the middle', () => {
    expect(maskMobile('10012349863')).toBe('100****9863');
  });
});
