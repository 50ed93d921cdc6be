import { randomInt } from 'node:crypto';
import { expect, proveAgain, signIn, test } from './hall';
import { checkDigitOf } from '@/lib/values/id-number';

test('a new operator sets his password by the link, works, and is shown out when he is disabled', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const first17 = `54019919940606${randomInt(100, 1000)}`;
  const ending = `t${randomInt(1000, 10_000)}`;
  await signIn(page, '010046-01');
  await page.goto('/maintenance/operators');
  await page.getByRole('link', { name: '新增' }).click();
  await page.getByLabel('用户姓名').fill('测试专员');
  await page.getByLabel('身份证号码').fill(first17 + checkDigitOf(first17));
  await page.getByLabel('登录帐号').fill(ending);
  await page.getByLabel('联系电话').fill('10046460000');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await proveAgain(page);
  await expect(page.getByText('已新增经办用户 测试专员')).toBeVisible();
  const message = page.getByText(/设置密码：http/);
  await expect(message).toBeVisible();
  const link = /http\S+#[\w-]+/.exec((await message.textContent()) ?? '')?.[0] ?? '';

  const context = await browser.newContext();
  const his = await context.newPage();
  await his.goto(link);
  await his.getByLabel('新密码', { exact: true }).fill('740285');
  await his.getByLabel('确认新密码').fill('740285');
  await his.getByRole('button', { name: '确定' }).click();
  await expect(his.getByText('设置成功')).toBeVisible();
  await signIn(his, `010046-${ending}`, '740285');
  await his.goto('/change-roster');
  await expect(his.getByRole('heading', { name: '变更清册' })).toBeVisible();

  await page.goto('/maintenance/operators');
  await page
    .getByRole('row', { name: new RegExp(`010046-${ending}`) })
    .getByRole('link', { name: /修改/ })
    .click();
  await page.getByRole('radio', { name: '停用' }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已保存经办用户 测试专员')).toBeVisible();
  await his.goto('/change-roster');
  await expect(his).toHaveURL(/\/login/);
  await context.close();
});
