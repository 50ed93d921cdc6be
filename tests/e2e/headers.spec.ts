// What needs no page is asked without one: opening it takes longer than all the rest.
import { test as asking, type APIResponse, type Page } from '@playwright/test';
import { expect, signIn, test } from './hall';

/** On every answer, whatever it is. */
const EVERYWHERE: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none';.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*usb=\(\)/,
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
};

const SAMPLES: { what: string; path: string; status: number; method?: string; headers?: Record<string, string> }[] = [
  { what: 'a page', path: '/login', status: 200 },
  { what: 'a redirect', path: '/change-roster', status: 307 },
  { what: 'a page that is missing', path: '/nothing-here', status: 404 },
  { what: 'a file that is missing', path: '/nothing.txt', status: 404 },
  { what: 'an address that cannot be read', path: '/%E0%A4%A', status: 404 },
  { what: 'a public file', path: '/robots.txt', status: 200 },
  { what: 'a picture', path: '/icon.svg', status: 200 },
  { what: 'a script that is missing', path: '/_next/static/nothing.js', status: 404 },
  { what: 'a route handler', path: '/api/health/live', status: 200 },
  { what: 'a route handler that refuses', path: '/api/templates/open', status: 401 },
  { what: 'a route handler that is missing', path: '/api/nothing', status: 404 },
  { what: 'a route handler asked by another site', path: '/api/session', status: 403, method: 'POST' },
  { what: 'a method that is not there', path: '/api/health/live', status: 405, method: 'DELETE' },
  { what: 'a door that is not there', path: '/login', status: 400, method: 'POST', headers: { 'Next-Action': 'none' } },
];

function expectGuarded(answer: APIResponse): void {
  const headers = answer.headers();
  for (const [name, value] of Object.entries(EVERYWHERE)) expect(headers[name], name).toMatch(value);
  expect(headers['x-powered-by']).toBeUndefined();
}

for (const { what, path, status, method = 'GET', headers = {} } of SAMPLES) {
  asking(`${what} carries the headers that guard`, async ({ request }) => {
    const answer = await request.fetch(path, { method, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(status);
    expectGuarded(answer);
  });
}

asking('a script carries them and may be kept', async ({ request }) => {
  const html = await (await request.get('/login')).text();
  const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(html)?.[1] ?? '';
  const answer = await request.get(script);
  expect(answer.status()).toBe(200);
  expectGuarded(answer);
});

asking('every page has a nonce of its own, and no script or style sheet stands in it without', async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ['/login', '/admin/login', '/help', '/verify', '/nothing-here', '/nothing.txt']) {
    const answer = await request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const nonce = /script-src 'nonce-([A-Za-z0-9+/=]{22,})' 'strict-dynamic'/.exec(policy)?.[1] ?? '';
    expect(nonce, path).not.toBe('');
    nonces.add(nonce);
    const html = await answer.text();
    const tags = html.match(/<(?:script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(1);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+="/);
    expect(html).not.toContain('javascript:');
  }
  expect(nonces.size).toBe(6);
});

test('a script that somebody got into a page does not run', async ({ page }) => {
  await page.goto('/login');
  // What the browser says of it is the point here, and no fault of the page.
  page.removeAllListeners('console');
  const ran = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      }),
    );
    document.body.insertAdjacentHTML('beforeend', '<img src="/none" onerror="window.stolen = true">');
    return { directive: await blocked, stolen: 'stolen' in window };
  });
  expect(ran).toEqual({ directive: 'script-src-attr', stolen: false });
});

async function isKeptNowhere(page: Page, path: string): Promise<void> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  expect(answer.headers()['cache-control'], path).toContain('no-store');
}

test('what is personal is kept nowhere, and is not there any more after signing out', async ({ page }) => {
  await signIn(page, '010046-01');
  for (const path of ['/', '/queries/employees', '/settings', '/api/templates/open', '/api/faulty/open']) {
    await isKeptNowhere(page, path);
  }
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.endsWith('session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  await page.goto('/queries/employees');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('职工信息查询');
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('职工信息查询');
  // A copy of the cookie opens nothing either.
  await page.context().addCookies(cookies);
  const again = await page.request.get('/queries/employees', { maxRedirects: 0 });
  expect(again.status()).toBe(307);
});

asking(
  'the addresses of next-auth that nobody needs are not there, and it takes nothing but a form of ours',
  async ({ request, baseURL }) => {
    for (const path of ['signin', 'signout', 'session', 'providers', 'error', 'callback/unit', 'verify-request']) {
      expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
    }
    const ours = { Origin: new URL(baseURL ?? '').origin };
    const address = '/api/auth/callback/unit';
    const post = async (headers: Record<string, string>, data: string, path = address) =>
      (await request.post(path, { headers, data, maxRedirects: 0 })).status();
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await post({ ...form, Origin: 'http://elsewhere.invalid' }, 'a=b')).toBe(403);
    expect(await post(form, 'a=b')).toBe(403);
    expect(await post({ ...ours, 'Content-Type': 'application/json' }, '{"identifier":{}}')).toBe(415);
    expect(await post({ ...ours, ...form }, `identifier=${'1'.repeat(70_000)}`)).toBe(413);
    expect(await post({ ...ours, ...form }, 'a=b', '/api/auth/signin/unit')).toBe(404);
  },
);
