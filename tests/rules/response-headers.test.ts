import { expect, test } from 'vitest';
import { DATA_POLICY, pagePolicy } from '@/lib/auth/content-security';
import { responseHeaders } from '@/lib/auth/response-headers';

const SERVED = { https: true, developing: false };

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

test('a page runs scripts by its nonce only', () => {
  const policy = directives(pagePolicy('abc', SERVED));
  expect(policy['default-src']).toBe("'none'");
  expect(policy['script-src']).toBe("'nonce-abc' 'strict-dynamic'");
  expect(policy['style-src']).toBe("'self' 'nonce-abc'");
  for (const shut of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy[shut], shut).toBe("'none'");
  expect(policy['form-action']).toBe("'self'");
});

test('nothing but attributes of style may stand in the page, and nothing is made of text', () => {
  const { 'style-src-attr': attributes, ...rest } = directives(pagePolicy('abc', SERVED));
  expect(attributes).toBe("'unsafe-inline'");
  expect(JSON.stringify(rest)).not.toContain('unsafe');
});

test('https is insisted on where there is https, and not where there is none', () => {
  expect(pagePolicy('abc', SERVED)).toContain('upgrade-insecure-requests');
  expect(pagePolicy('abc', { ...SERVED, https: false })).not.toContain('upgrade-insecure-requests');
  expect(responseHeaders({ https: true })['Strict-Transport-Security']).toMatch(
    /^max-age=[0-9]{8}; includeSubDomains$/,
  );
  expect(responseHeaders({ https: false })).not.toHaveProperty('Strict-Transport-Security');
});

test('what is not a page has no rights at all', () => {
  expect(responseHeaders({ https: true })['Content-Security-Policy']).toBe(DATA_POLICY);
  expect(directives(DATA_POLICY)).toMatchObject({ 'default-src': "'none'", sandbox: '' });
});
