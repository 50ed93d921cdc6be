import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { clock } from '@/lib/gateways/clock';
import { codeAt } from '../support/authenticator';
import { expect, signInStaff, test } from './hall';

const PASSWORD = 'Long-2019-words';

/** Proves oneself again by the password, where it is asked for. */
async function provePassword(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '验证密码' });
  await dialog.getByLabel('登录密码').fill(password);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Leaves the back office, to sign in as somebody else. */
async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page).toHaveURL(/\/admin\/login/);
}

async function enterPassword(page: Page, login: string): Promise<void> {
  await page.goto('/admin/login');
  await page.getByLabel('登录帐号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
}

test('an administrator makes an account; its owner sets his password, uses an authenticator, and signs in by it', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const login = `e2e.${randomInt(100_000, 1_000_000)}`;
  await signInStaff(page, 'admin');
  await page.getByRole('link', { name: '人员管理' }).first().click();
  await page.getByRole('link', { name: '新增' }).click();
  await page.getByLabel('姓名').fill('次仁多吉');
  await page.getByLabel('登录帐号').fill(login);
  await page.getByLabel('手机号码').fill('10012345678');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('请至少选择一个岗位').first()).toBeVisible();
  await page.getByLabel('柜面').check();
  await page.getByRole('button', { name: '保存' }).click();
  await provePassword(page, 'Demo-2019-08-20');
  await expect(page.getByText('已新增中心人员 次仁多吉')).toBeVisible();
  const link = /https?:\/\/\S+#[\w-]+/.exec((await page.getByText(/set-password\/staff#/).textContent()) ?? '')?.[0];
  await leave(page);

  await page.goto(link ?? '');
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('确认新密码').fill(PASSWORD);
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByText(`登录帐号 ${login} 的密码已设置`)).toBeVisible();
  await enterPassword(page, login);
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByRole('link', { name: '人员管理' })).toHaveCount(0);

  await page.goto('/admin/settings');
  await page.getByRole('button', { name: '启用' }).click();
  await provePassword(page, PASSWORD);
  await expect(page.getByRole('img', { name: '供身份验证器扫描的二维码' })).toBeVisible();
  const secret = ((await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('动态口令').fill('000000');
  await page.getByRole('button', { name: '确认启用' }).click();
  await expect(page.getByText(/动态口令不正确/).first()).toBeVisible();
  await page.getByLabel('动态口令').fill(codeAt(secret, clock.milliseconds()));
  await page.getByRole('button', { name: '确认启用' }).click();
  await expect(page.getByText('两步验证已启用')).toBeVisible();
  const recovery = await page.getByText(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/).allTextContents();
  expect(recovery).toHaveLength(10);
  await page.getByRole('button', { name: '我已保存' }).click();
  await expect(page.getByText('还有 10 个恢复码没有用过。')).toBeVisible();
  await leave(page);

  await enterPassword(page, login);
  await page.getByLabel('动态口令').fill('000000');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText(/动态口令不正确/).first()).toBeVisible();
  // The code of the next step counts as well; that of this one may have been used to begin.
  await page.getByLabel('动态口令').fill(codeAt(secret, clock.milliseconds() + 30_000));
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await leave(page);

  await enterPassword(page, login);
  await page.getByLabel('动态口令').fill(recovery[0] ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await leave(page);

  await signInStaff(page, 'admin');
  await page.goto('/admin/staff');
  await page.getByRole('row', { name: login }).getByRole('link', { name: '修改 次仁多吉' }).click();
  await page.getByRole('button', { name: '移除两步验证' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '移除两步验证' }).click();
  await provePassword(page, 'Demo-2019-08-20');
  await expect(page.getByText('已移除 次仁多吉 的两步验证。')).toBeVisible();
  await page.getByRole('row', { name: login }).getByRole('link', { name: '修改 次仁多吉' }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('已停用 次仁多吉。')).toBeVisible();
  await leave(page);
  await enterPassword(page, login);
  await expect(page.getByText('账号已停用', { exact: true })).toBeVisible();
});
