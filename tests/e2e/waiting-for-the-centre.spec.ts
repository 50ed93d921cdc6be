import type { Browser, Page } from '@playwright/test';
import { expect, signIn, signInStaff, test } from './hall';

// It comes last: ratios and suspense are others afterwards.

const PDF = { name: '工会决议.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

async function staffPage(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signInStaff(page, login);
  return page;
}

test('a lowered ratio: taken back within ten minutes, returned for correction, approved by two', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await signIn(page, '010044-01');

  await test.step('is saved with its document and submitted', async () => {
    await page.goto('/ratio-adjustment/edit');
    await page.getByLabel('调整后比例').selectOption('11');
    await page.getByRole('button', { name: '保存' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '浏览...' }).click(),
    ]);
    await chooser.setFiles(PDF);
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByRole('link', { name: PDF.name })).toBeVisible();
    await page.getByRole('link', { name: '完成上传' }).click();
    await submit(page);
  });

  await test.step('within ten minutes the whole submission is taken back, and submitted anew', async () => {
    await page.getByRole('button', { name: '撤回本次提交' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤回 1 条' }).click();
    await expect(page.getByText('已撤回本次提交：撤销 0 条，退回清册 1 条')).toBeVisible();
    await page.goto('/ratio-adjustment');
    await submit(page);
  });

  const first = await staffPage(browser, 'reviewer');
  await test.step('the reviewer returns it with what is missing; the unit submits it again', async () => {
    await decide(first, '退回修改', '请补充职工代表大会决议');
    await page.goto('/ratio-adjustment');
    await expect(page.getByText('请补充职工代表大会决议').first()).toBeVisible();
    await submit(page);
  });

  await test.step('the first approval is noted, the second makes it effective', async () => {
    await decide(first, '通过', '资料齐全');
    await expect(first.getByText('第一次审核已通过，还需第二人审核')).toBeVisible();
    await page.goto('/ratio-adjustment/submitted');
    await expect(page.getByRole('row', { name: /待审核/ })).toBeVisible();
    const second = await staffPage(browser, 'reviewer2');
    await decide(second, '通过', '同意');
    await second.screenshot({ path: 'tests/.results/centre-second.png', fullPage: true });
    await second.context().close();
    await page.reload();
    await expect(page.getByRole('row', { name: /已办结/ })).toContainText('同意');
    await page.goto('/queries/unit');
    await expect(page.locator('.descriptions div', { hasText: '单位缴存比例' }).locator('dd')).toHaveText('11');
  });
  await first.context().close();
});

test('money that nobody knows goes back by two of the funds desk', async ({ browser }) => {
  test.setTimeout(180_000);
  const funds = await staffPage(browser, 'funds');
  const serial = `E2E-${crypto.randomUUID().toUpperCase()}`;
  await funds.goto('/admin/receipts');
  await funds.getByLabel('银行流水号').first().fill(serial);
  await funds.getByLabel('付款户名').first().fill('某某商贸有限公司');
  await funds.getByLabel('付款账号').first().fill('6222000011112222333');
  await funds.getByLabel('到账金额').first().fill('123.45');
  await funds
    .getByRole('button', { name: /登记|保存/ })
    .first()
    .click();
  await expect(funds.getByText(new RegExp(serial)).first()).toBeVisible();

  await openHeld(funds, serial);
  const refund = funds.locator('form', { has: funds.getByLabel('退款理由') });
  await refund.getByLabel('退款理由').fill('付款单位来函，付错账户');
  await refund.getByRole('button', { name: '提出退款' }).click();
  await proveByPassword(funds);
  await expect(funds.getByText('已提出退款，等待另一位资金岗复核')).toBeVisible();
  await openHeld(funds, serial);
  await expect(funds.getByText('由您提出，须由另一位资金岗复核')).toBeVisible();
  await expect(funds.getByRole('button', { name: '确认退款' })).toHaveCount(0);

  const other = await staffPage(browser, 'funds2');
  await openHeld(other, serial);
  await expect(other.getByText(/同意后，123.45 元从暂收挂账退回 某某商贸有限公司/)).toBeVisible();
  await other.getByRole('button', { name: '确认退款' }).click();
  await proveByPassword(other);
  await expect(other.getByText('已退款，款项退回付款账户')).toBeVisible();
  await other.screenshot({ path: 'tests/.results/centre-refund.png', fullPage: true });
  await expect(other.getByRole('row', { name: new RegExp(serial) })).toHaveCount(0);
  await Promise.all([funds.context().close(), other.context().close()]);
});

/** Staff prove again who they are by their password. */
async function proveByPassword(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '验证密码' });
  await dialog.getByLabel('登录密码').fill('Demo-2019-08-20');
  await dialog.getByRole('button', { name: '确定' }).click();
}

async function openHeld(page: Page, serial: string): Promise<void> {
  await page.goto('/admin/suspense');
  await page
    .getByRole('row', { name: new RegExp(serial) })
    .getByRole('link')
    .last()
    .click();
  await expect(page.getByRole('heading', { name: '挂账处理' })).toBeVisible();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '提交 1 条' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '提交 1 条' }).click();
  await expect(page.getByText('1 条送中心审核')).toBeVisible();
}

/** Decides what the unit's ratio is, in the queue of the centre. */
async function decide(desk: Page, decision: string, opinion: string): Promise<void> {
  await desk.goto('/admin/reviews');
  await desk
    .getByRole('row', { name: /比例调整/ })
    .getByRole('link')
    .first()
    .click();
  await desk.getByLabel('审批意见').fill(opinion);
  await desk.getByRole('link', { name: '业务审核' }).first().click();
  await desk.getByRole('alertdialog', { name: '离开本页？' }).getByRole('button', { name: '继续填写' }).click();
  await desk.getByRole('button', { name: decision, exact: true }).click();
  await expect(desk).toHaveURL(/admin\/reviews\?decided=/);
}
