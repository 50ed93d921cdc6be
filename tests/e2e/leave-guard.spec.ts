import { expect, signIn, signInStaff, test } from './hall';

test('who leaves a form half filled is asked first, by the menu, by the palette and by 返回', async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page, '010044-01');
  await page.goto('/change-roster/open');
  const dialog = page.getByRole('alertdialog', { name: '离开本页？' });
  const name = page.getByLabel('职工姓名');

  await test.step('nothing typed: nobody is asked', async () => {
    await expect(page.getByLabel('工资基数')).toBeEditable();
    await page.getByRole('link', { name: '返回', exact: true }).click();
    await expect(page).toHaveURL(/\/change-roster$/);
    await page.getByRole('link', { name: '开户' }).first().click();
    await page.waitForURL(/\/change-roster\/open$/);
  });

  await test.step('typed, and stayed: all of it is still there', async () => {
    await name.fill('测试离页');
    await page.getByLabel('工资基数').fill('10000');
    await page.getByRole('link', { name: '缴款确认' }).first().click();
    await expect(dialog).toBeVisible();
    await page.screenshot({ path: 'tests/.results/leave-guard.png' });
    await dialog.getByRole('button', { name: '继续填写' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(name).toHaveValue('测试离页');
    await expect(page).toHaveURL(/\/change-roster\/open$/);
  });

  await test.step('the palette asks too', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').fill('职工转移');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: '继续填写' }).click();
    await expect(name).toHaveValue('测试离页');
  });

  await test.step('left: the page is where the link leads, and the form is empty again', async () => {
    await page.getByRole('link', { name: '返回', exact: true }).click();
    await dialog.getByRole('button', { name: '离开' }).click();
    await expect(page).toHaveURL(/\/change-roster$/);
    await page.goto('/change-roster/open');
    await expect(name).toHaveValue('');
  });
});

test('a form of the shared hook asks as well', async ({ page }) => {
  await signInStaff(page, 'funds');
  await page.goto('/admin/receipts');
  await page.getByLabel('付款户名').first().fill('测试离页有限公司');
  await page.getByRole('link', { name: '暂收挂账' }).first().click();
  const dialog = page.getByRole('alertdialog', { name: '离开本页？' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: '离开' }).click();
  await expect(page).toHaveURL(/\/admin\/suspense/);
});
