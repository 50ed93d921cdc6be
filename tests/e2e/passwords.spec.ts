import { expect, signIn, test } from './hall';

const [FIRST, OTHER] = ['583926', '740285'];

test('a forgotten password is reset by short message, changed back in 设置, and other sessions end', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await page.goto('/login');
  await page.getByRole('link', { name: '忘记密码' }).click();
  await page.getByRole('button', { name: '立即重置' }).click();
  await page.getByLabel('单位账号').fill('010046');
  await expect(page.getByText('验证已通过')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '换一张' }).click();
  await expect(page.getByText('验证已通过')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '下一步' }).click();

  await page.getByRole('button', { name: '获取动态验证码' }).click();
  const message = page.getByText(/验证码 \d{6}/);
  await expect(message).toBeVisible();
  const code = /验证码 (\d{6})/.exec((await message.textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('textbox', { name: '动态验证码' }).fill(code);
  await page.getByRole('textbox', { name: '登录密码' }).fill(OTHER);
  await page.getByRole('textbox', { name: '确认密码' }).fill(FIRST);
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('两次填写的密码不一致').first()).toBeVisible();
  await page.getByRole('textbox', { name: '确认密码' }).fill(OTHER);
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('密码修订成功')).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, '010046', OTHER);
  await signIn(page, '010046', OTHER);
  await page.goto('/settings');
  await expect(page.getByRole('table', { name: '登录会话' }).getByText('当前会话')).toBeVisible();
  await page.getByRole('button', { name: '结束其他会话' }).click();
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByRole('button', { name: '结束其他会话' })).toBeHidden();
  await elsewhere.goto('/settings');
  await expect(elsewhere).toHaveURL(/\/login/);

  await page.getByLabel('原密码').fill(OTHER);
  await page.getByLabel('新密码').fill(FIRST);
  await page.getByLabel('确认密码').fill(FIRST);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expect(page.getByText('密码修订成功')).toBeVisible();
});
