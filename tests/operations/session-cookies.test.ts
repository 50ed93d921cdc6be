import { afterEach, expect, test } from 'vitest';
import { authOptions } from '@/lib/auth/next-auth';
import { extendEnvironment } from '@/lib/env';
import { useDatabase } from '../support/database';

useDatabase();
const LOCAL = 'http://localhost:3000';

afterEach(() => extendEnvironment({ NEXTAUTH_URL: LOCAL }));

function cookiesBy(scheme: 'http' | 'https') {
  extendEnvironment({ NEXTAUTH_URL: `${scheme}://hall.invalid` });
  return Object.values(authOptions().cookies ?? {});
}

test('by https every cookie is bound to this host, hidden from scripts and from other sites', () => {
  const cookies = cookiesBy('https');
  expect(cookies).toHaveLength(3);
  for (const cookie of cookies) {
    expect(cookie.name).toMatch(/^__Host-/);
    expect(cookie.options).toMatchObject({ secure: true, httpOnly: true, path: '/' });
    expect(cookie.options).not.toHaveProperty('domain');
    expect(cookie.options).toHaveProperty('sameSite', expect.stringMatching(/^(lax|strict)$/));
  }
});

test('by plain http they carry no name that a browser would refuse', () => {
  for (const cookie of cookiesBy('http')) {
    expect(cookie.name).not.toMatch(/^__/);
    expect(cookie.options).toMatchObject({ secure: false, httpOnly: true });
  }
});
