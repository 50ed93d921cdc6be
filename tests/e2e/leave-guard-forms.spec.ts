import type { Page } from '@playwright/test';
import { expect, signIn, test } from './hall';

function question(page: Page) {
  return page.getByRole('alertdialog', { name: '离开本页？' });
}

/** Presses a link of the menu: asked, stays; what was typed is there. */
async function isAskedAndStays(page: Page): Promise<void> {
  await page.getByRole('link', { name: '缴款确认' }).first().click();
  await expect(question(page)).toBeVisible();
  await question(page).getByRole('button', { name: '继续填写' }).click();
  await expect(question(page)).toHaveCount(0);
}

async function leavesUnasked(page: Page): Promise<void> {
  await page.getByRole('link', { name: '缴款确认' }).first().click();
  await expect(page).toHaveURL(/\/payments$/);
}

async function findFirst(page: Page): Promise<void> {
  await page.getByRole('search', { name: '职工查询' }).getByRole('button', { name: '查询' }).click();
  await page
    .getByRole('button', { name: /^选择 / })
    .first()
    .click();
  await expect(page.getByText('缴至年月')).toBeVisible();
}

test('启封 and 封存 ask once a row says something else than the page proposed', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/change-roster/unseal');
  const base = page
    .getByRole('table')
    .getByLabel(/^工资基数 /)
    .first();
  const proposed = await base.inputValue();
  await base.fill('16000');
  await isAskedAndStays(page);
  await base.fill(proposed);
  await base.blur();
  await leavesUnasked(page);

  await page.goto('/change-roster/seal');
  const reason = page
    .getByRole('table')
    .getByLabel(/^封存原因 /)
    .first();
  await reason.selectOption({ index: 1 });
  await isAskedAndStays(page);
  await expect(reason).not.toHaveValue('');
  await reason.selectOption('');
  await leavesUnasked(page);
});

test('补缴 asks while it is filled in, and not after it was saved', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, '010044-01');
  await page.goto('/back-payment/edit');
  await findFirst(page);
  await isAskedAndStays(page);
  await page.getByLabel('起始年月').fill('201907');
  await page.getByLabel('终止年月').fill('201907');
  await page.getByLabel('补缴类型').selectOption('free');
  await page.getByLabel('单位补缴额').fill('100');
  await page.getByLabel('个人补缴额').fill('50');
  await page.getByLabel('补缴原因').selectOption('02');
  await page.getByRole('button', { name: '保存并继续新增' }).click();
  await expect(page.getByText(/数据保存成功：.* 1 条/)).toBeVisible();
  await leavesUnasked(page);

  await page.goto('/back-payment');
  await page.getByRole('link', { name: '修改', exact: true }).first().click();
  const note = page.getByLabel('说明', { exact: true });
  await note.fill('测试离页');
  await isAskedAndStays(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('请上传资料后再提交')).toBeVisible();
  await leavesUnasked(page);

  await page.goto('/back-payment');
  await page.getByRole('checkbox', { name: '选择本页全部' }).first().check();
  await page.getByRole('button', { name: '删除', exact: true }).first().click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^删除 \d+ 条$/ })
    .click();
  await expect(page.getByText('补缴清册中没有未提交的数据')).toBeVisible();
});

test('职工转移 and 比例调整 ask as well', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/transfers/edit');
  const units = page.getByRole('search', { name: '转入单位查询' });
  await units.getByLabel('单位账号/名称').fill('010045');
  await units.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('区直管理部')).toBeVisible();
  await isAskedAndStays(page);
  await units.getByLabel('单位账号/名称').fill('');
  await leavesUnasked(page);

  await page.goto('/ratio-adjustment/edit');
  const note = page.getByLabel('说明', { exact: true });
  await note.fill('测试离页');
  await isAskedAndStays(page);
  await note.fill('');
  await leavesUnasked(page);
});

test('后退 of the browser asks, and leads back once the answer is yes', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.getByRole('link', { name: '变更清册' }).first().click();
  await page.waitForURL(/\/change-roster$/);
  await page.getByRole('link', { name: '开户' }).first().click();
  await page.waitForURL(/\/change-roster\/open$/);
  const name = page.getByLabel('职工姓名');
  await expect(page.getByLabel('工资基数')).toBeEditable();
  await name.click();
  await name.pressSequentially('测试后退');
  await page.evaluate(() => history.back());
  await expect(question(page)).toBeVisible();
  await page.screenshot({ path: 'tests/.results/leave-guard-back.png' });
  await question(page).getByRole('button', { name: '继续填写' }).click();
  await expect(page).toHaveURL(/\/change-roster\/open$/);
  await expect(name).toHaveValue('测试后退');
  await page.evaluate(() => history.back());
  await question(page).getByRole('button', { name: '离开' }).click();
  await expect(page).toHaveURL(/\/change-roster$/);
  await expect(page.getByRole('heading', { name: '变更清册' })).toBeVisible();
});
