import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, proveAgain, signIn, test } from './hall';
import { checkDigitOf } from '@/lib/values/id-number';

const UNIT = '010046';

test('two persons: one submits, the other returns it once and then approves', async ({ page: maker, browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext();
  const checker = await context.newPage();
  await signIn(maker, `${UNIT}-01`);
  await choose(maker, '启用双人复核');
  await proveAgain(maker);
  await expect(maker.getByRole('button', { name: '停用双人复核' })).toBeVisible();
  await saveOpening(maker);
  await submitAll(maker);
  await expect(maker.getByText('这笔业务由您提交')).toBeVisible();
  await expect(maker.getByRole('button', { name: '复核通过' })).toHaveCount(0);

  await signIn(checker, `${UNIT}-02`);
  await checker.getByRole('link', { name: /提交变更（次旦卓玛提交）/ }).click();
  await expect(checker.getByRole('cell', { name: '测试双人' })).toBeVisible();
  await checker.getByRole('button', { name: '退回' }).click();
  await checker.getByRole('alertdialog').getByLabel('复核意见').fill('基数有误，请核对');
  await checker.screenshot({ path: 'tests/.results/approval-return.png' });
  await checker.setViewportSize({ width: 360, height: 740 });
  await checker.screenshot({ path: 'tests/.results/approval-return-360.png' });
  await checker.setViewportSize({ width: 1440, height: 900 });
  await checker.getByRole('alertdialog').getByRole('button', { name: '退回' }).click();
  await expect(checker.getByText('已退回', { exact: true })).toBeVisible();

  await maker.goto('/notices');
  await expect(maker.getByText(/被格桑平措复核退回（审批意见：基数有误，请核对）/).first()).toBeVisible();
  await submitAll(maker);
  await checker.goto('/approvals');
  await checker
    .getByRole('row', { name: /提交变更.*待复核/ })
    .getByRole('link', { name: '查看' })
    .click();
  await checker.getByRole('button', { name: '复核通过' }).click();
  await expect(checker.getByRole('link', { name: '查看办理结果' })).toBeVisible();
  await checker.getByRole('link', { name: '查看办理结果' }).click();
  await expect(checker.getByText('1 条已办结')).toBeVisible();

  await maker.goto('/change-roster/submitted');
  const done = maker.getByRole('row', { name: /测试双人/ }).first();
  await done.getByRole('checkbox').check();
  await maker.getByRole('button', { name: '删除', exact: true }).click();
  await maker.getByRole('alertdialog').getByRole('button', { name: '撤销 1 条' }).click();
  await expect(done).toContainText('已撤销');
  // One alone does not end it.
  await choose(maker, '停用双人复核');
  await maker.waitForURL(/\/approvals\/[0-9a-f-]{36}$/);
  await expect(maker.getByText('这笔业务由您提交')).toBeVisible();
  await checker.goto(maker.url());
  await checker.getByRole('button', { name: '复核通过' }).click();
  await expect(checker.getByRole('button', { name: '复核通过' })).toHaveCount(0);
  await maker.goto('/maintenance/operators');
  await expect(maker.getByRole('button', { name: '启用双人复核' })).toBeVisible();
  await context.close();
});

/** Presses the switch of 双人复核 and its question. */
async function choose(page: Page, label: '启用双人复核' | '停用双人复核'): Promise<void> {
  await page.goto('/maintenance/operators');
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: label }).click();
}

async function saveOpening(page: Page): Promise<void> {
  const first17 = `54019919920404${randomInt(100, 1000)}`;
  await page.goto('/change-roster/open');
  await page.getByLabel('职工姓名').fill('测试双人');
  await page.getByLabel('证件号码').fill(first17 + checkDigitOf(first17));
  await page.getByLabel('工资基数').fill('8000');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/change-roster$/);
}

/** Submits all drafts of 变更清册, which then wait. */
async function submitAll(page: Page): Promise<void> {
  await page.goto('/change-roster');
  await page
    .getByRole('row', { name: /测试双人/ })
    .getByRole('checkbox')
    .check();
  await page.getByRole('button', { name: /^提交/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: /^提交/ }).click();
  await page.waitForURL(/\/approvals\/[0-9a-f-]{36}$/);
}
