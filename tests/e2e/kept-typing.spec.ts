import type { Page } from '@playwright/test';
import { expect, signIn, signInStaff, test } from './hall';

/** What this tab keeps, by the names of its forms. */
function keptBy(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('kept:')));
}

async function signInHere(page: Page, identifier: string, password = '583926'): Promise<void> {
  await expect(page).toHaveURL(/\/login\?from=/);
  await page.locator('input[name=identifier]').fill(identifier);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

test('what a clerk typed is not filled into the form of another unit', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/change-roster/open');
  await page.getByLabel('职工姓名').fill('测试换人');
  await page.getByLabel('工资基数').fill('10000');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await signInHere(page, '010045-01');
  await expect(page).toHaveURL(/\/change-roster\/open$/);
  await expect.poll(() => keptBy(page)).toEqual([]);
  await expect(page.getByLabel('职工姓名')).toHaveValue('');
  await expect(page.getByText('已恢复登录前填写的内容')).toHaveCount(0);
});

test('passwords are kept nowhere while somebody signs in again', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/settings');
  await page.getByLabel('原密码').fill('583926');
  await page.getByLabel('新密码').fill('740285');
  await page.getByLabel('确认密码').fill('740285');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expect(page).toHaveURL(/\/login\?from=/);
  expect(await keptBy(page)).toEqual([]);
});

test('a restored form is not saved yet, so leaving it is asked after', async ({ page }) => {
  await signInStaff(page, 'funds');
  await page.goto('/admin/receipts');
  await page.getByLabel('银行流水号').first().fill('TEST-KEPT-1');
  await page.getByLabel('付款户名').first().fill('测试恢复有限公司');
  await page.getByLabel('到账金额').first().fill('100');
  await page.context().clearCookies();
  await page.getByRole('button', { name: /^保存/ }).click();
  await signInHere(page, 'funds', 'Demo-2019-08-20');
  await expect(page.getByLabel('付款户名').first()).toHaveValue('测试恢复有限公司');
  await page.getByRole('link', { name: '暂收挂账' }).first().click();
  await expect(page.getByRole('alertdialog', { name: '离开本页？' })).toBeVisible();
});

test('the dialog of 封存 comes back with who was chosen and all that was typed', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/change-roster/seal');
  const rows = page.getByRole('table').getByRole('row');
  const [first, second] = [rows.nth(1), rows.nth(2)];
  await first.getByLabel(/^封存原因 /).selectOption('02');
  await first.getByRole('checkbox').check();
  await second.getByRole('checkbox').check();
  await page.getByRole('button', { name: '封存', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('所选职工的封存原因').selectOption('99');
  await dialog.getByLabel('所选职工的离职日期').fill('2019-08-01');
  await dialog.getByLabel('说明').fill('测试恢复');
  await page.context().clearCookies();
  await dialog.getByRole('button', { name: '封存 2 人' }).click();
  await signInHere(page, '010044-01');
  await expect(dialog.getByLabel('说明')).toHaveValue('测试恢复');
  await expect(dialog.getByLabel('所选职工的封存原因')).toHaveValue('99');
  await expect(dialog.getByLabel('所选职工的离职日期')).toHaveValue('2019-08-01');
  await expect(dialog.getByRole('button', { name: '封存 2 人' })).toBeVisible();
  await page.screenshot({ path: 'tests/.results/kept-sealing.png' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(first.getByLabel(/^封存原因 /)).toHaveValue('02');
  await expect(second.getByLabel(/^封存原因 /)).toHaveValue('');
  await expect(first.getByRole('checkbox')).toBeChecked();
  await expect(second.getByRole('checkbox')).toBeChecked();
});

test('the reason of a dialog comes back to that dialog', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/queries/employees');
  await page.getByRole('button', { name: '完整导出' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('radio').last().check();
  await dialog.getByRole('textbox').fill('测试核对名册');
  await page.context().clearCookies();
  await dialog.getByRole('button', { name: '完整导出' }).click();
  await signInHere(page, '010044-01');
  await expect(dialog.getByRole('textbox')).toHaveValue('测试核对名册');
  await expect(dialog.getByRole('radio').last()).toBeChecked();
});
