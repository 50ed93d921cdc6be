import type { Page } from '@playwright/test';
import { expect, signIn, test } from './hall';

const PDF = { name: '工会决议.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
const NO_PDF = { ...PDF, name: '不是资料.pdf', buffer: Buffer.from('只是文字') };

test('a ratio is lowered with documents and withdrawn, then raised at once and taken back', async ({ page }) => {
  test.setTimeout(300_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/ratio-${name}.png`, fullPage: true });
  await signIn(page, '010045-01');

  await test.step('chooses a lower ratio: the page says what it comes to before anything is saved', async () => {
    await page.goto('/ratio-adjustment');
    await page.getByRole('link', { name: '比例调整', exact: true }).last().click();
    await expect(page.getByLabel('现有比例')).toHaveValue('8%');
    await page.getByLabel('调整后比例').selectOption('7');
    await expect(page.getByText('保存后须上传资料')).toBeVisible();
    const totals = page.getByRole('region', { name: '缴存总额调整前后对比' });
    await expect(totals).toBeVisible();
    const [before = 0, after = 0, change = 0] = (await totals.locator('tfoot td').allInnerTexts()).map(yuanOf);
    expect(after).toBeLessThan(before);
    expect(after - before).toBe(change);
    const people = /正常缴存职工 ([0-9]+) 人/.exec(await page.locator('main').innerText())?.[1];
    await expect(page.getByText(`共 ${people ?? ''} 条`)).toBeVisible();
    await shot('1-preview');
  });

  await test.step('two ratios, one for the unit and one for its employees', async () => {
    await page.getByLabel('单位与职工不同比例').check();
    await page.getByLabel('职工调整后比例').selectOption('9');
    await expect(page).toHaveURL(/unit=7&own=9/);
    await page.getByLabel('职工调整后比例').selectOption('7');
  });

  await test.step('saves it, and is asked for documents', async () => {
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('请上传资料，完成上传后提交')).toBeVisible();
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByRole('link', { name: '请选择要上传的资料' })).toBeVisible();
    await choose(page, NO_PDF);
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByRole('link', { name: /只能上传 PDF、JPG 或 PNG/ })).toBeVisible();
    await choose(page, PDF);
    await page.getByRole('button', { name: '上传', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '工会决议.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('工会决议.pdf');
    await shot('2-documents');
  });

  await test.step('a document is deleted and uploaded again', async () => {
    await page.getByRole('button', { name: '删除 工会决议.pdf' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click();
    await expect(page.getByText('还没有上传资料')).toBeVisible();
    await choose(page, PDF);
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByRole('link', { name: '工会决议.pdf' })).toBeVisible();
    await page.getByRole('link', { name: '完成上传' }).click();
  });

  await test.step('submits it to the centre, and withdraws and deletes it', async () => {
    await expect(page.getByRole('row', { name: /提交后送中心审核：降低缴存比例/ })).toBeVisible();
    await submitAll(page);
    await expect(page.getByText('1 条送中心审核')).toBeVisible();
    await page.getByRole('link', { name: '本月已提交数据' }).click();
    await page
      .getByRole('row', { name: /待审核/ })
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: /撤回/ }).click();
    await expect(page.getByText('业务办理成功，已撤回 1 条待审核数据')).toBeVisible();
    await expect(page.getByRole('row', { name: /待审核/ })).toHaveCount(0);
    await page.goto('/ratio-adjustment/edit');
    await expect(page.getByText('已有一笔未办结的比例调整')).toBeVisible();
    await page.getByRole('link', { name: '查看比例调整' }).click();
    await page.getByRole('button', { name: '删除 比例调整' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click();
    await expect(page.getByText('没有未提交的比例调整')).toBeVisible();
  });

  await test.step('raises it: done at once, everybody pays the new amount', async () => {
    await page.goto('/ratio-adjustment/edit');
    await page.getByLabel('调整后比例').selectOption('9');
    await expect(page.getByText('提交后自动办结')).toBeVisible();
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page).toHaveURL(/ratio-adjustment$/);
    await submitAll(page);
    await expect(page.getByText('1 条已办结')).toBeVisible();
    await page.goto('/ratio-adjustment/edit');
    await expect(page.getByText('一年只能调整一次').first()).toBeVisible();
    await expect(page.getByLabel('调整后比例')).toHaveCount(0);
    await page.goto('/queries/unit');
    await expect(page.locator('.descriptions div', { hasText: '单位缴存比例' }).locator('dd')).toHaveText('9');
  });

  await test.step('takes it back: the ratio is what it was', async () => {
    await page.goto('/ratio-adjustment/submitted');
    await page
      .getByRole('row', { name: /已办结/ })
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销 1 条' }).click();
    await expect(page.getByRole('row', { name: /已撤销/ }).first()).toBeVisible();
    await page.goto('/ratio-adjustment/edit');
    await expect(page.getByLabel('现有比例')).toHaveValue('8%');
  });
});

/** Whole yuan as 1,234.00 or −1,234.00; demo amounts have no fen. */
function yuanOf(text: string): number {
  return Number(text.replaceAll(',', '').replace('−', '-'));
}

async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(file);
  await expect(page.getByText(file.name).last()).toBeVisible();
}

async function submitAll(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '提交 1 条' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '提交 1 条' }).click();
  await expect(page.getByRole('heading', { name: '提交成功' }).first()).toBeVisible();
}
