import { expect, signIn, signInStaff, test } from './hall';

test.setTimeout(180_000);

test('the tour, the palette and the keys, the help of a page, the logs', async ({ page }) => {
  await signIn(page, '010046-01');

  await test.step('the tour comes once, goes on by itself and can be put away', async () => {
    const tour = page.getByRole('region', { name: '操作引导' });
    await page.goto('/settings');
    await page.getByRole('button', { name: '重新开始操作引导' }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(tour.getByText('第 1 步，共 5 步')).toBeVisible();
    await tour.getByRole('button', { name: '下一步' }).click();
    await expect(tour.getByText('第 2 步，共 5 步')).toBeVisible();
    const ended = page.waitForResponse((response) => response.request().method() === 'POST');
    await tour.getByRole('button', { name: '跳过' }).click();
    await ended;
    await expect(tour).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(tour).toHaveCount(0);
  });

  await test.step('home shows two years, their pictures and the tables beside them', async () => {
    await expect(page.getByRole('list', { name: '近两年汇缴情况' }).getByRole('listitem').first()).toBeVisible();
    await expect(page.getByRole('img', { name: /各月汇缴金额和人数/ })).toBeVisible();
    await page.getByText('数据表', { exact: true }).first().click();
    await expect(page.getByRole('table', { name: '各月汇缴人数和金额' })).toBeVisible();
  });

  await test.step('Ctrl+K finds a menu entry and a month by keyboard alone', async () => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: '查找' });
    await expect(palette).toBeVisible();
    await page.keyboard.type('撤销');
    await expect(palette.getByText('没有找到')).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('201907');
    const submitted = palette.getByRole('option', { name: /2019年7月提交的数据/ });
    await expect(submitted).toBeVisible();
    await page.screenshot({ path: 'tests/.results/glance-palette.png' });
    while ((await submitted.getAttribute('data-focused')) === null) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/queries\/logs\/submitted\?month=201907/);
  });

  await test.step('? shows the keys, unless something is being typed', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('the logs have their columns, their query and the way back', async () => {
    for (const name of ['付款记录查询', '撤销数据查询', '提交数据查询']) {
      await page.getByRole('navigation', { name: '日志种类' }).getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    }
    await page.getByRole('button', { name: '返回上一页' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '撤销数据查询' })).toBeVisible();
  });

  await test.step('the help opens at the page that asked', async () => {
    await page.getByRole('link', { name: '本页怎么办' }).click();
    await expect(page).toHaveURL(/help#logs$/);
    await expect(page.getByRole('heading', { name: '操作日志' })).toBeInViewport();
    await expect(page.getByRole('list', { name: '操作日志的功能导向图' })).toBeVisible();
  });
});

test('the centre announces, and the unit reads it on its home page', async ({ page }) => {
  const title = `系统维护通知 ${crypto.randomUUID().slice(0, 8)}`;
  await signInStaff(page, 'counter');
  await page.goto('/admin/announcements');
  await page.getByRole('button', { name: '发布' }).click();
  await expect(page.getByRole('link', { name: '没有填写通知标题' })).toBeVisible();
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('单位账号').fill('010046');
  await page.getByLabel('内容').fill('本周六暂停入账。');
  await page.getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('通知已发布给 1 个单位')).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, '010046-01');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('本周六暂停入账。')).toBeVisible();
});
