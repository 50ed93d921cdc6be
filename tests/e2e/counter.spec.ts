import { randomInt } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { expect, signIn, signInStaff, test } from './hall';
import { checkDigitOf } from '@/lib/values/id-number';

function idNumber(first14: string): string {
  const first17 = `${first14}${randomInt(100, 1000)}`;
  return first17 + checkDigitOf(first17);
}

test('the counter registers a unit, and the unit does its first month', async ({ page, browser }) => {
  test.setTimeout(300_000);
  await signInStaff(page, 'counter');
  await page.goto('/admin/units/new');
  await page.getByLabel('单位名称').fill(`测试开户${randomInt(1000, 10_000)}有限公司`);
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(`91540199MA6T${randomInt(10_000, 100_000)}X`);
  await page.getByRole('checkbox', { name: /已核对证照原件/ }).check();
  await page.getByLabel('管理部').selectOption({ index: 1 });
  await page.getByLabel('法定代表人（负责人）').fill('扎西');
  await page.getByLabel('缴存银行').fill('中国工商银行');
  await page.getByLabel('开户行').fill('中国工商银行示例支行');
  await page.getByLabel('银行账号').fill(`54019900${randomInt(10_000_000, 100_000_000)}`);
  await page.getByLabel('发薪日').fill('10');
  await page.getByLabel('单位缴存比例').fill('12');
  await page.getByLabel('职工缴存比例').fill('12');
  await page.getByLabel('起缴年月').fill('201908');
  await page.getByLabel('用户姓名').fill('测试首位');
  await page.getByLabel('身份证号码').fill(idNumber('54019919900707'));
  await page.getByLabel('联系电话').fill('10046469999');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/\/admin\/units\/\d+$/);
  const number = /\d+$/.exec(page.url())?.[0] ?? '';

  const scan = {
    name: '协议.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n'),
  };
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(scan);
  await page.getByRole('button', { name: '登记协议' }).click();
  const message = page.getByText(/设置密码：http/);
  await expect(message).toBeVisible();
  const link = /http\S+#[\w-]+/.exec((await message.textContent()) ?? '')?.[0] ?? '';

  const context = await browser.newContext();
  const unit = await context.newPage();
  await unit.goto(link);
  await unit.getByLabel('新密码', { exact: true }).fill('740285');
  await unit.getByLabel('确认新密码').fill('740285');
  await unit.getByRole('button', { name: '确定' }).click();
  await expect(unit.getByText('设置成功')).toBeVisible();
  await signIn(unit, number, '740285');

  await unit.goto('/change-roster/open');
  await unit.getByLabel('职工姓名').fill('测试首户');
  await unit.getByLabel('证件号码').fill(idNumber('54019919950808'));
  await unit.getByLabel('工资基数').fill('10000');
  await unit.getByRole('button', { name: '保存', exact: true }).click();
  await expect(unit).toHaveURL(/change-roster$/);
  await unit
    .getByRole('row', { name: /测试首户/ })
    .getByRole('checkbox')
    .check();
  await unit.getByRole('button', { name: /^提交/ }).click();
  await unit.getByRole('alertdialog').getByRole('button', { name: /^提交/ }).click();
  await expect(unit.getByRole('heading', { name: '提交成功' }).first()).toBeVisible();

  await unit.goto('/remittance/confirm');
  await unit.getByRole('button', { name: '保存', exact: true }).click();
  await unit.getByRole('alertdialog').or(unit.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
  await unit.waitForURL(/\/remittance\/register\//);
  await unit.getByRole('button', { name: '缴存' }).click();
  await unit.waitForURL(/\/payments\/[0-9a-f-]+\/notice$/);
  await expect(unit.getByText('2,400.00').first()).toBeVisible();

  await proposePhone(page, number);
  await confirmPhone(browser, number);
  await unit.goto('/');
  await expect(unit).toHaveURL(/\/login/);
  await context.close();
});

/** The counter is told another phone; what was typed wrong stays where it is. */
async function proposePhone(page: Page, number: string): Promise<void> {
  await page.goto(`/admin/units/${number}`);
  await page.getByRole('link', { name: '修改手机 测试首位' }).click();
  await page.getByLabel('新手机号码').fill('10046469999');
  await page.getByLabel('原因').fill('手机丢失，单位来函');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('这就是该用户现在登记的手机号码').first()).toBeVisible();
  await expect(page.getByLabel('原因')).toHaveValue('手机丢失，单位来函');
  await page.getByLabel('新手机号码').fill('10046468888');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已登记测试首位的新手机')).toBeVisible();
  await expect(page.getByText('待另一人复核')).toBeVisible();
}

/** A second person of the centre confirms it, from the list of the units: by the number, which is typed again. */
async function confirmPhone(browser: Browser, number: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInStaff(page, 'reviewer');
  await page.goto('/admin/units');
  const row = page.getByRole('row', { name: new RegExp(`${number}-01`) });
  await row.getByRole('button', { name: '复核通过' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('再次输入新手机号码').fill('10046488888');
  await dialog.getByRole('button', { name: '复核通过' }).click();
  const proof = page.getByRole('dialog', { name: '验证密码' });
  await proof.getByLabel('登录密码').fill('Demo-2019-08-20');
  await proof.getByRole('button', { name: '确定' }).click();
  await expect(dialog.getByText('输入的号码与登记的新手机号码不一致')).toBeVisible();
  await expect(dialog.getByLabel('再次输入新手机号码')).toHaveValue('10046488888');
  await dialog.getByLabel('再次输入新手机号码').fill('10046468888');
  await dialog.getByRole('button', { name: '复核通过' }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/admin/units/${number}`);
  await expect(page.getByText('100****8888').first()).toBeVisible();
  await expect(page.getByText(/发往 100\*{4}8888：.*设置密码：http/)).toBeVisible();
  await context.close();
}
