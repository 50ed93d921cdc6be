import { expect, signIn, test } from './hall';

test('who works in one tab is not warned in the other', async ({ page, context }) => {
  await page.clock.install();
  await signIn(page, '010044-01');
  const warning = page.getByText('登录即将超时');
  await page.goto('/change-roster/open');
  await page.getByLabel('职工姓名').fill('测试两页');
  await page.clock.fastForward('12:00');
  const heard = await page.evaluateHandle(() => {
    const messages: unknown[] = [];
    new BroadcastChannel('session-used').onmessage = ({ data }) => messages.push(data);
    return messages;
  });
  const other = await context.newPage();
  await other.goto('/payments');
  await expect.poll(() => heard.evaluate((messages) => messages.length)).toBeGreaterThan(0);
  await page.clock.fastForward('12:00');
  await expect(page.getByLabel('职工姓名')).toHaveValue('测试两页');
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward('02:00');
  await expect(warning).toBeVisible();
  await other.getByRole('link', { name: '单位流水账' }).first().click();
  await expect(warning).toHaveCount(0);
  await other.close();
});

test('an answer that comes late chooses nobody who is not asked for any more', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/transfers/edit');
  let answer: () => void = () => undefined;
  await page.route('**/api/units/find', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.continue();
  });
  const units = page.getByRole('search', { name: '转入单位查询' });
  await units.getByLabel('单位账号/名称').fill('010045');
  await units.getByRole('button', { name: '查询' }).click();
  await expect(units.getByRole('button', { name: '查询' })).toHaveAttribute('aria-busy', 'true');
  await units.getByLabel('单位账号/名称').fill('010046');
  answer();
  await expect(units.getByRole('button', { name: '查询' })).not.toHaveAttribute('aria-busy', 'true');
  await expect(page.getByText('区直管理部')).toHaveCount(0);
});
