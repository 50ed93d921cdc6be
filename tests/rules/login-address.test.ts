import { expect, test } from 'vitest';
import { loginAddress } from '@/lib/auth/login-address';
import { sameSitePath } from '@/lib/values/same-site-path';

test('a login leads back to the page that was asked for, with its query', () => {
  const address = loginAddress('/login', '/change-roster?faulty=yes&page=2');
  expect(address).toBe('/login?from=%2Fchange-roster%3Ffaulty%3Dyes%26page%3D2');
  const from = new URL(address, 'http://hall').searchParams.get('from') ?? '';
  expect(sameSitePath(from)).toBe('/change-roster?faulty=yes&page=2');
});

test('from the home page, and where nobody knows what was asked for, it is the bare login', () => {
  expect(loginAddress('/login', '/')).toBe('/login');
  expect(loginAddress('/login', '')).toBe('/login');
  expect(loginAddress('/admin/login', '/admin')).toBe('/admin/login');
  expect(loginAddress('/admin/login', '/admin/reviews')).toBe('/admin/login?from=%2Fadmin%2Freviews');
});

test.each(['//evil.example/x', '/\\evil.example', 'https://evil.example'])('and never leads elsewhere: %s', (path) => {
  expect(loginAddress('/login', path)).toBe('/login');
});
