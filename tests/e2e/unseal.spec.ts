import { accessibilityFaults } from './accessibility';
import { expect, signIn, test } from './hall';

test('unseals two on bases that are confirmed anew, one from an earlier month, and takes both back', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, '010044-01');
  await page.goto('/change-roster');
  await page.getByRole('link', { name: '启封', exact: true }).click();
  await expect(page.getByRole('heading', { name: '职工启封' })).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  const first = rows.nth(1);
  const name = await first.locator('[data-primary]').innerText();
  const second = rows.nth(2);
  const secondName = await second.locator('[data-primary]').innerText();
  const openMonth = await first.getByLabel(`生效年月 ${name}`).inputValue();

  await test.step('passes axe, wide and narrow', async () => {
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('a typed amount fills the base, and one that no base yields names the nearest', async () => {
    await first.getByLabel(`公积金月缴存额 ${name}`).fill('3600');
    await expect(first.getByLabel(`工资基数 ${name}`)).toHaveValue('15,000.00');
    await first.getByLabel(`公积金月缴存额 ${name}`).fill('3601');
    await first.getByRole('button', { name: '改为 3,600.00 元' }).click();
    await expect(first.getByLabel(`工资基数 ${name}`)).toHaveValue('15,000.00');
  });

  await test.step('an earlier month says what is to be paid back; one that is paid is at fault', async () => {
    const month = second.getByLabel(`生效年月 ${secondName}`);
    await month.fill('200901');
    await expect(second.getByText(/应大于个人的缴至年月/)).toBeVisible();
    await month.fill('201907');
    await expect(second.getByText(/办结后须补缴 201907/)).toBeVisible();
    await second.getByLabel(`工资基数 ${secondName}`).fill('一万');
    await second.getByRole('checkbox').check();
    await first.getByRole('checkbox').check();
    await page.getByRole('button', { name: '启封 2 人' }).click();
    await expect(page.getByRole('heading', { name: '有 1 处需要修改' })).toBeVisible();
    await expect(second.getByText('工资基数不是有效的金额')).toBeVisible();
    await expect(first.getByLabel(`公积金月缴存额 ${name}`)).toHaveValue('3,600.00');
    await page.screenshot({ path: 'tests/.results/unseal-fault.png' });
    await page.getByRole('link', { name: new RegExp(secondName) }).click();
    await expect(second.getByLabel(`工资基数 ${secondName}`)).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('17283');
  });

  await test.step('both are drafts of 变更清册', async () => {
    await page.getByRole('button', { name: '启封 2 人' }).click();
    await expect(page).toHaveURL(/\/change-roster$/);
    await expect(page.getByText('启封业务保存成功')).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('3,600.00');
    await expect(page.getByRole('row', { name: new RegExp(secondName) })).toContainText('需要补缴');
    await page.goto('/change-roster/unseal');
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('变更清册中已有');
    await page.goto('/change-roster?kind=unseal');
  });

  await test.step('are submitted, and taken back again', async () => {
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '提交 2 条' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '提交 2 条' }).click();
    await expect(page.getByText('2 条已办结')).toBeVisible();
    await page.goto('/change-roster/submitted');
    for (const who of [name, secondName]) {
      const row = page
        .getByRole('row', { name: new RegExp(who) })
        .filter({ hasText: '启封' })
        .filter({ hasText: '已办结' });
      await expect(row).toContainText(openMonth);
      await row.getByRole('checkbox').check();
    }
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销 2 条' }).click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await page.goto('/change-roster/unseal');
    await expect(page.getByRole('checkbox', { name: `选择 ${name}` })).toBeVisible();
  });
});

test('what was typed is still there after a new login', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/change-roster/unseal');
  const row = page.getByRole('table').getByRole('row').nth(1);
  const name = await row.locator('[data-primary]').innerText();
  await row.getByLabel(`工资基数 ${name}`).fill('16000');
  await row.getByRole('checkbox').check();
  await page.context().clearCookies();
  await page.getByRole('button', { name: '启封 1 人' }).click();
  await expect(page).toHaveURL(/\/login\?from=/);
  await page.locator('input[name=identifier]').fill('010044-01');
  await page.locator('input[name=password]').fill('583926');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/change-roster\/unseal$/);
  await expect(row.getByLabel(`工资基数 ${name}`)).toHaveValue('16,000.00');
});
