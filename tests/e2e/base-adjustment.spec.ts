import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults } from './accessibility';
import { expect, signIn, test } from './hall';

/** Places of the columns, from 序号 on. */
const COLUMNS = { number: 1, name: 2, formerMonthly: 6, base: 8, monthly: 9, difference: 10, note: 11 };

function cell(page: Page, row: number, column: keyof typeof COLUMNS): Locator {
  return page
    .getByRole('grid')
    .getByRole('row')
    .nth(row)
    .locator(`[data-cell="${String(COLUMNS[column])}"]`);
}

function entered(page: Page, term: string): Locator {
  return page.locator('.totals-line div', { hasText: term }).locator('dd');
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('bases in a grid: typed, pasted, filled, saved, submitted, on the sheet, and taken back', async ({ page }) => {
  test.setTimeout(180_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/base-${name}.png` });
  await signIn(page, '010045-01');

  await test.step('all 正常 employees stand in the grid', async () => {
    await page.getByRole('link', { name: '基数调整清册' }).first().click();
    await page.getByRole('link', { name: '基数调整', exact: true }).click();
    await expect(page.getByRole('heading', { name: '基数调整受理', exact: true })).toBeVisible();
    // Forty and the header, and whoever was unsealed before.
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^4\d$/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  await test.step('what is typed fills the other amount while it is typed', async () => {
    await cell(page, 1, 'monthly').click();
    await page.keyboard.type('2400');
    await expect(cell(page, 1, 'base')).toHaveText('15,000.00');
    await expect(entered(page, '当前录入人数')).toHaveText('1');
    await expect(entered(page, '当前录入金额(元)')).toHaveText('2,400.00');
    await page.keyboard.press('Enter');
    await expect(cell(page, 1, 'note')).toHaveText('提交后自动办结');
  });

  await test.step('an input method loses no key, in full-width digits or not', async () => {
    const devtools = await page.context().newCDPSession(page);
    for (const text of ['１', '１２', '１２０']) {
      await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await devtools.send('Input.insertText', { text: '１２０００' });
    await expect(cell(page, 2, 'base')).toHaveText('75,000.00');
    await page.keyboard.press('Escape');
    await expect(cell(page, 2, 'base')).toHaveText('');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('12000');
    await page.keyboard.press('Tab');
    await expect(cell(page, 2, 'monthly')).toHaveText('1,920.00');
  });

  await test.step('a column from Excel goes downwards; its faults are found by F8 and mended', async () => {
    await cell(page, 3, 'monthly').click();
    await paste(page, '1,920.00\r\n2001\r\n￥1600元\r\n');
    await expect(page.getByRole('status').filter({ hasText: '粘贴 3 行' })).toContainText('其中 1 行有误');
    await expect(cell(page, 5, 'base')).toHaveText('10,000.00');
    await page.keyboard.press('F8');
    await expect(cell(page, 4, 'monthly')).toHaveAttribute('aria-invalid', 'true');
    await shot('1-fault');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('heading', { name: '有 1 处需要修改' })).toBeVisible();
    await expect(page.locator('.error-summary')).toBeFocused();
    await page.getByRole('button', { name: /没有基数能算出这个月缴存额/ }).click();
    await page.keyboard.type('2000');
    await page.keyboard.press('Enter');
    await expect(cell(page, 4, 'base')).toHaveText('12,500.00');
    await expect(page.getByRole('heading', { name: '都已修改，请再次提交' })).toBeVisible();
  });

  await test.step('account number and amount go to whom they name', async () => {
    const number = await cell(page, 9, 'number').innerText();
    await paste(page, `职工账号\t金额\r\n${number}\t1760\r\n540000999999\t1760\r\n`);
    await expect(cell(page, 9, 'monthly')).toHaveText('1,760.00');
    await expect(page.getByRole('status').filter({ hasText: '540000999999' })).toContainText('1 个账号不在本页');
  });

  await test.step('fills down, undoes and does again', async () => {
    await cell(page, 5, 'monthly').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect(cell(page, 7, 'monthly')).toHaveText('1,600.00');
    await page.keyboard.press('Control+z');
    await expect(cell(page, 7, 'monthly')).toHaveText('');
    await page.keyboard.press('Control+y');
    await expect(cell(page, 7, 'monthly')).toHaveText('1,600.00');
    await page.getByRole('button', { name: '撤销录入' }).click();
    await expect(cell(page, 6, 'monthly')).toHaveText('');
  });

  await test.step('raises whole rows by percent, over the cap too', async () => {
    await cell(page, 10, 'name').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByLabel('调整幅度(%)').fill('+900');
    await page.getByRole('button', { name: '应用到所选 2 人' }).click();
    await expect(cell(page, 10, 'note')).toHaveText('将送审：工资基数高于缴存基数上限');
    await page.keyboard.press('Control+z');
    await expect(cell(page, 10, 'note')).toHaveText('');
  });

  await test.step('what is typed survives another page and a reload', async () => {
    await expect(entered(page, '当前录入人数')).toHaveText('6');
    await page.getByLabel('每页条数').selectOption('20');
    await page.getByRole('link', { name: '第 2 页' }).click();
    await expect(cell(page, 1, 'monthly')).toHaveText('');
    await expect(entered(page, '当前录入人数')).toHaveText('6');
    await page.reload();
    await expect(page.getByText('已恢复上次没有保存的录入，共 6 名职工。')).toBeVisible();
    await page.getByLabel('每页条数').selectOption('all');
    await expect(cell(page, 2, 'base')).toHaveText('12,000.00');
    await shot('2-typed');
  });

  const change = await test.step('saves only who changes', async () => {
    const difference = await entered(page, '月缴存额增减(元)').innerText();
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page).toHaveURL(/\/base-adjustment$/);
    await expect(page.getByText('数据保存成功，请核对后提交')).toBeVisible();
    await expect(page.getByText('共 6 条')).toBeVisible();
    return difference.replace(/^[+−]/, '');
  });

  await test.step('edits one draft', async () => {
    await page.getByRole('main').getByRole('link', { name: '修改' }).first().click();
    await expect(page.getByLabel('公积金月缴存额')).toHaveValue('2,400.00');
    await expect(page.getByLabel('调整前月缴存额')).toHaveAttribute('readonly');
    await page.getByLabel('公积金月缴存额').fill('2400.5');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('heading', { name: '有 1 处需要修改' })).toBeVisible();
    await page.getByLabel('公积金月缴存额').fill('2400');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('数据保存成功')).toBeVisible();
  });

  await test.step('looks before it submits', async () => {
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '提交 6 条' }).click();
    await expect(page.getByRole('alertdialog').getByRole('row', { name: /基数调整/ })).toContainText(change);
    await shot('3-preview');
    await page.getByRole('alertdialog').getByRole('button', { name: '提交 6 条' }).click();
    await expect(page.getByText('6 条已办结')).toBeVisible();
  });

  await test.step('the sheet shows 本月调整基数', async () => {
    await page.goto('/remittance/confirm');
    const row = page.getByRole('row', { name: /本月调整基数/ });
    await expect(row.getByRole('cell').first()).toHaveText('6');
    await expect(row).toContainText(change);
  });

  await test.step('takes all of them back, and the sheet is as it was', async () => {
    await page.goto('/base-adjustment/submitted');
    const effective = page.getByRole('row').filter({ hasText: '已办结' });
    await expect(effective).toHaveCount(6);
    await expect(entered(page, '当前录入人数')).toHaveText('6');
    for (const row of await effective.all()) await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销 6 条' }).click();
    await expect(effective).toHaveCount(0);
    await expect(entered(page, '当前录入金额(元)')).toHaveText('0.00');
    await page.goto('/remittance/confirm');
    await expect(page.getByRole('row', { name: /本月调整基数/ })).toContainText('0.00');
  });
});

test('the grid by keyboard alone: one stop for Tab, and a way out', async ({ page }) => {
  await signIn(page, '010045-01');
  await page.goto('/base-adjustment/edit');
  const input = page.getByRole('combobox', { name: '表格录入' });
  await page.getByRole('button', { name: '下一处错误' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  const active = await input.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active ?? ''}"]`)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('每页条数')).toBeFocused();
});

test('what was typed is still there after a new login; narrow, the grid begins where it is typed', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, '010045-01');
  await page.goto('/base-adjustment/edit');
  await expect(cell(page, 3, 'monthly')).toBeInViewport();
  await expect(cell(page, 3, 'name')).toBeInViewport();
  await cell(page, 3, 'monthly').click();
  await page.keyboard.type('2400');
  await page.keyboard.press('Enter');
  await page.screenshot({ path: 'tests/.results/base-narrow.png' });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/login\?from=/);
  await page.locator('input[name=identifier]').fill('010045-01');
  await page.locator('input[name=password]').fill('583926');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('已恢复上次没有保存的录入，共 1 名职工。')).toBeVisible();
  await expect(cell(page, 3, 'base')).toHaveText('15,000.00');
  await page.getByRole('button', { name: '清除录入' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '清除录入' }).click();
  await expect(entered(page, '当前录入人数')).toHaveText('0');
});

test('职工基数调整年审模板: filled with the unit’s people, refused as a whole while nobody is answered for', async ({
  page,
}, info) => {
  await signIn(page, '010046-01');
  await page.goto('/base-adjustment/import');
  await page.getByLabel('导入模板').selectOption('职工基数调整年审模板');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '模板下载' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('职工基数调整年审模板.xlsx');
  const template = info.outputPath('annual.xlsx');
  await download.saveAs(template);

  await page.goto('/base-adjustment/edit');
  const people = Number((await page.getByRole('grid').getAttribute('aria-rowcount')) ?? 1) - 1;
  expect(people).toBeGreaterThan(0);
  await page.goto('/base-adjustment/import');
  await page.getByLabel('导入模板').selectOption('职工基数调整年审模板');
  await page.getByLabel('导入条数').fill(String(people));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(template);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText('请填写金额合计').first()).toBeVisible();
  await page.getByLabel('金额合计').fill('1000');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText('文件没有导入').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/没有填写调整后的金额，也没有选“不变”/)).toBeVisible();
});
