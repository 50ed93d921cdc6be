import type { Browser, Page } from '@playwright/test';
import { expect, signIn, signInStaff, test } from './hall';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

test('a wrong payment goes back to suspense: applied for, approved by two, booked', async ({ page, browser }) => {
  test.setTimeout(180_000);
  await signIn(page, '010046-01');
  const name = await test.step('the unit finds the employee, ticks the month and says why', () => applyFor(page));
  await test.step('both kinds of documents are uploaded, then it is submitted', async () => {
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('还没有上传错缴证明材料、职工同意书，请上传后再提交。')).toBeVisible();
    await upload(page, '错缴证明材料', '离职证明.pdf');
    await upload(page, '职工同意书', '同意书.pdf');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('提交成功，等待中心审核')).toBeVisible();
    await page.screenshot({ path: 'tests/.results/correction-waiting.png', fullPage: true });
  });
  await test.step('two reviewers approve it', async () => {
    await approve(browser, { login: 'reviewer', name });
    await approve(browser, { login: 'reviewer2', name });
  });
  await test.step('the suspense has grown, and the ledger has its line', async () => {
    await page.reload();
    await expect(page.getByText('更正已入账')).toBeVisible();
    await page.goto('/queries/ledger');
    await expect(page.getByRole('row', { name: /错缴更正201907至201907/ }).first()).toBeVisible();
    await page.goto('/corrections');
    await expect(page.getByRole('row', { name: new RegExp(`${name}.*已办结`) })).toBeVisible();
    await page.goto('/queries/unit');
    await expect(page.getByText('单位暂存余额')).toBeVisible();
    await page.screenshot({ path: 'tests/.results/correction-suspense.png', fullPage: true });
  });
});

async function applyFor(page: Page): Promise<string> {
  await page.goto('/queries/employees');
  const number = (await page.locator('tbody a[href^="/queries/employees/"]').first().getAttribute('href'))?.split(
    '/',
  )[3];
  await page.goto('/corrections');
  await page.getByRole('link', { name: '新增' }).click();
  await page.getByLabel('职工账号').fill(number ?? '');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByRole('checkbox', { name: '选择 201907' }).check();
  await page.screenshot({ path: 'tests/.results/correction-new.png', fullPage: true });
  await page.getByLabel('更正原因').selectOption({ label: '离职后仍汇缴' });
  await page.getByRole('button', { name: '保存并上传资料' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^错缴更正：/ })).toBeVisible();
  return ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace('错缴更正：', '');
}

async function upload(page: Page, heading: string, file: string): Promise<void> {
  const section = page.locator('section', { has: page.getByRole('heading', { name: heading }) });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    section.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles({ name: file, mimeType: 'application/pdf', buffer: PDF });
  await section.getByRole('button', { name: '上传', exact: true }).click();
  await expect(section.getByRole('link', { name: file })).toBeVisible();
}

async function approve(browser: Browser, { login, name }: { login: string; name: string }): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signInStaff(page, login);
  await page.goto('/admin/reviews/corrections');
  await page.screenshot({ path: `tests/.results/correction-queue-${login}.png`, fullPage: true });
  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link')
    .click();
  await page.getByLabel('审批意见').fill('资料齐全');
  await page.screenshot({ path: `tests/.results/correction-review-${login}.png`, fullPage: true });
  await page.getByRole('button', { name: '通过', exact: true }).click();
  await page.waitForURL(/decided=/);
  await context.close();
}
