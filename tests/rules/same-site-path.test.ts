import { describe, expect, test } from 'vitest';
import { sameSitePath } from '@/lib/values/same-site-path';

describe('where to go after signing in', () => {
  test.each(['/', '/change-roster', '/change-roster?page=2&sort=-name', '/payments/0198#notice', '/查询?姓名=李'])(
    'keeps %s',
    (path) => {
      expect(decodeURI(sameSitePath(path))).toBe(path);
    },
  );

  test.each([
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'change-roster',
    ' /change-roster',
    '//',
  ])('refuses %j', (path) => {
    expect(sameSitePath(path)).toBe('/');
    expect(sameSitePath(path, '/admin')).toBe('/admin');
  });
});
