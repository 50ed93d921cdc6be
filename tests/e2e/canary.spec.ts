import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { connect } from '@/db/client';
import { runningEmbedded } from '@/db/embedded';
import { browserTestEnv } from '@/lib/env';
import { exportText } from '@/lib/text/exports';
import { canariesIn, canariesInDatabase, type Canary } from '../support/canaries';
import { expect, signIn, signInStaff, test } from './hall';

const { DATA_DIR } = browserTestEnv();
/** Typed as passwords and as logins; whoever reads them in a log may try them elsewhere. */
const SECRETS = [
  { what: 'wrong password', value: 'Canary-typed-password-7' },
  { what: 'password typed as a login', value: 'Canary-typed-login-8' },
  { what: 'ID number that was searched for', value: '540199197502037116' },
];
const LISTS = [
  '/',
  '/queries/employees',
  '/queries/employees?name=%E6%89%8E',
  '/maintenance/employees',
  '/change-roster',
  '/change-roster/submitted',
  '/base-adjustment',
  '/queries/rosters',
  '/queries/logs',
  '/maintenance/operators',
  '/notices',
  '/settings',
];
const OFFICE_LISTS = [
  '/admin',
  '/admin/reviews',
  '/admin/applications',
  '/admin/log',
  '/admin/units',
  '/admin/certificates',
];

interface Seen {
  place: string;
  text: string;
}

/** Addresses, titles and answers of whatever goes on in this window from now on. */
function watch(page: Page): Seen[] {
  const seen: Seen[] = [];
  page.on('request', (request) => seen.push({ place: 'an address', text: decodeURIComponent(request.url()) }));
  page.on('framenavigated', (frame) => seen.push({ place: 'an address', text: decodeURIComponent(frame.url()) }));
  return seen;
}

async function look(page: Page, seen: Seen[], paths: readonly string[]): Promise<void> {
  for (const address of paths) {
    await page.goto(address);
    seen.push({ place: address, text: `${await page.title()}\n${await page.content()}` });
  }
}

/** Shows a number whole, and remembers it. */
async function revealed(page: Page, word: string, reason?: string): Promise<Canary> {
  await page
    .getByRole('button', { name: `显示完整${word}` })
    .first()
    .click();
  if (reason) {
    const dialog = page.getByRole('dialog', { name: `显示完整${word}` });
    await dialog.getByRole('button', { name: '显示', exact: true }).click();
    await expect(dialog.getByText('请填写查看原因').first()).toBeVisible();
    await dialog.getByLabel('查看原因').fill(reason);
    await dialog.getByRole('button', { name: '显示', exact: true }).click();
  }
  const hide = page.getByRole('button', { name: `隐藏${word}` });
  await expect(hide).toBeVisible();
  const value = (await hide.locator('xpath=..').getByRole('status').textContent()) ?? '';
  expect(value).toMatch(/^[0-9X]{11,19}$/);
  await hide.click();
  await expect(hide).toHaveCount(0);
  return { what: word, value };
}

/** Has a code sent to whoever is signed in, and does nothing with it. */
async function askedForCode(page: Page): Promise<Canary> {
  await page.goto('/maintenance/operators/new');
  await page.getByLabel('用户姓名').fill('金丝雀');
  await page.getByLabel('身份证号码').fill(SECRETS[2]?.value ?? '');
  await page.getByLabel('联系电话').fill('10012345678');
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '短信验证' });
  const message = await dialog.getByText(/验证码 \d{6}，用于确认/).textContent();
  await dialog.getByRole('button', { name: '取消' }).click();
  return { what: 'one-time code', value: /验证码 (\d{6})/.exec(message ?? '')?.[1] ?? 'none' };
}

test('numbers of persons and secrets are in no address, title, list, file, log or table', async ({ page }) => {
  test.setTimeout(180_000);
  const seen = watch(page);
  const canaries: Canary[] = [...SECRETS];
  await page.goto('/login');
  const [identifier, password] = [page.locator('input[name=identifier]'), page.locator('input[name=password]')];
  for (const login of ['010044-01', SECRETS[1]?.value ?? '']) {
    await identifier.fill(login);
    await password.fill(SECRETS[0]?.value ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByText(/账号或密码不正确/).first()).toBeVisible();
  }
  await signIn(page, '010044-01');

  await page.goto('/queries/employees');
  await page.locator('tbody a[href^="/queries/employees/"]').first().click();
  for (const word of ['证件号码', '手机号码', '联名卡卡号']) canaries.push(await revealed(page, word));
  const number = /employees\/(\d+)/.exec(page.url())?.[1] ?? '';
  await page.goto('/queries/employees');
  await page.getByLabel('身份证号码').fill(SECRETS[2]?.value ?? '');
  await page.getByRole('button', { name: '查询' }).first().click();
  await expect(page.getByText(/没有这个身份证号码的职工/).first()).toBeVisible();
  await look(page, seen, LISTS);
  for (const kind of ['csv', 'xlsx']) {
    await page.goto('/queries/employees');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: kind === 'csv' ? exportText.csv : exportText.excel, exact: true }).click();
    const file = await coming;
    const bytes = new Uint8Array(fs.readFileSync(await file.path()));
    const parts = kind === 'xlsx' ? Object.values(unzipSync(bytes)) : [bytes];
    seen.push({
      place: `export ${kind}`,
      text: [file.url(), file.suggestedFilename(), ...parts.map((part) => strFromU8(part))].join('\n'),
    });
  }
  for (const address of ['/queries/employees/000000000', '/nothing-here', '/api/accounts/find']) {
    const answer = await page.request.get(address);
    seen.push({ place: 'an error page', text: await answer.text() });
  }
  const sent = await askedForCode(page);
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page).toHaveURL(/\/login/);

  await signInStaff(page, 'counter');
  await page.goto(`/admin/employees?number=${number}`);
  canaries.push(await revealed(page, '证件号码', '核对来访人员身份'));
  await look(page, seen, [...OFFICE_LISTS, `/admin/employees?number=${number}`]);
  await page.goto('/admin/log');
  await expect(page.getByText(`证件号码 ${number}：核对来访人员身份`).first()).toBeVisible();

  expect(seen.length).toBeGreaterThan(50);
  const told = seen.flatMap(({ place, text }) => canariesIn(text, canaries).map((what) => `${place}: ${what}`));
  expect([...new Set(told)]).toEqual([]);
  canaries.push(sent);
  for (const log of ['server.log', 'postgres.log']) {
    const text = fs.readFileSync(path.join(DATA_DIR, log), 'utf8');
    expect(text.length).toBeGreaterThan(0);
    expect(canariesIn(text, canaries), log).toEqual([]);
    if (log === 'server.log')
      expect(text).toMatch(/"method":"unit","account":"unit:[^"]+","address":"[^"]*","outcome":"wrong"/);
  }
  const address = runningEmbedded(DATA_DIR);
  if (!address) throw new Error(`no database runs in ${DATA_DIR}`);
  const owner = connect({ url: address, max: 1 });
  expect(await canariesInDatabase(owner, canaries)).toEqual([]);
  await owner.end();
});
