import { expect, signInStaff, test } from './hall';
import { beginUnit } from './own-unit';

const RESOLUTION = { name: '工会决议.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

test('缓缴 is applied for, granted by two, and closes a month without money', async ({ page, browser }) => {
  test.setTimeout(300_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/hardship-${name}.png`, fullPage: true });
  const number = await beginUnit(page);

  await test.step('the unit applies, with its resolution', async () => {
    await page.goto('/ratio-adjustment');
    await page.getByRole('link', { name: '申请缓缴' }).click();
    await page.getByLabel('终止年月').fill('201808');
    await page.getByLabel('申请原因').fill('连续两年亏损');
    await page.getByRole('button', { name: '保存并上传资料' }).click();
    await expect(page.getByRole('link', { name: /终止年月应在/ })).toBeVisible();
    await expect(page.getByLabel('申请原因')).toHaveValue('连续两年亏损');
    await page.getByLabel('终止年月').fill('201909');
    await page.getByRole('button', { name: '保存并上传资料' }).click();
    await page.waitForURL(/\/maintenance\/applications\/[0-9a-f-]{36}$/);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '浏览...' }).click(),
    ]);
    await chooser.setFiles(RESOLUTION);
    await expect(page.getByText(RESOLUTION.name).last()).toBeVisible();
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByRole('link', { name: RESOLUTION.name })).toBeVisible();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('提交成功，等待中心审批')).toBeVisible();
    await shot('1-applied');
  });

  const application = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  for (const login of ['reviewer', 'reviewer2']) {
    await test.step(`${login} approves`, async () => {
      const context = await browser.newContext();
      const staff = await context.newPage();
      await signInStaff(staff, login);
      await staff.goto(`/admin/applications/${application}`);
      await expect(staff.getByText(number).first()).toBeVisible();
      await staff.getByLabel('审批意见').fill('决议有效，同意');
      const answered = staff.waitForResponse((response) => response.request().method() === 'POST');
      await staff.getByRole('button', { name: '通过', exact: true }).click();
      await answered;
      await context.close();
    });
  }

  await test.step('the month closes as deferred, and the next one is open', async () => {
    await page.goto('/');
    await expect(page.getByText('本单位缓缴至2019年9月').first()).toBeVisible();
    await shot('2-granted');
    await page.goto('/remittance/confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '保存并按缓缴关闭' }).click();
    await expect(page.getByRole('alertdialog', { name: '本月已关闭' })).toContainText('期满后在补缴清册中补缴');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '2019年9月汇缴' })).toBeVisible();
    await page.goto('/remittance');
    await expect(page.getByRole('row', { name: /201908.*缓缴/ })).toBeVisible();
    await shot('3-closed');
  });
});
