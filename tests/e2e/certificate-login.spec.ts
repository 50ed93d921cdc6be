import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { piecesOf, recordRequests, requestsWith } from './sent-requests';

const PASSWORD = '583926';

/** Downloads a certificate file of the demo, chooses it on the login page and types its password. */
async function chooseFile(page: Page, name: string, password: string): Promise<Buffer> {
  await page.goto('/login?kind=ca');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'provident-hall-certificate-')), name);
  await (await waiting).saveAs(file);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '浏览...' }).click();
  await (await chooser).setFiles(file);
  await page.getByLabel('密码', { exact: true }).fill(password);
  return readFile(file);
}

for (const name of ['010044-rsa.p12', '010044-sm2.p12']) {
  test(`logs in with ${name}, and neither the file nor its password leaves the page`, async ({ page }) => {
    const sent = recordRequests(page);
    const file = await chooseFile(page, name, PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page).toHaveURL(/\/$/, { timeout: 60_000 });
    await expect(page.getByText('雪域科技有限公司').first()).toBeVisible();
    expect(sent.some(({ url }) => url.includes('/api/auth/callback/ca'))).toBe(true);
    expect(requestsWith(sent, [PASSWORD, ...piecesOf(file)])).toEqual([]);
  });
}

test('a wrong password stays in the page, a revoked certificate is told why', async ({ page }) => {
  const sent = recordRequests(page);
  await chooseFile(page, '010044-revoked.p12', '000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert').getByText('证书密码不正确')).toBeVisible();
  expect(sent.filter(({ url }) => url.includes('/api/certificate-challenge'))).toEqual([]);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('证书已被吊销', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/login\?kind=ca$/);
});
