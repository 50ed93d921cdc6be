import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { checkDigitOf } from '@/lib/values/id-number';
import { expect } from '../hall';

const PDF = { name: '工会决议.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

/** An opening and a sealing that are saved and not submitted. */
export async function draftChanges(page: Page): Promise<void> {
  const first17 = `54019919940404${randomInt(100, 1000)}`;
  await page.goto('/change-roster/open');
  await page.getByLabel('职工姓名').fill('清单测试');
  await page.getByLabel('证件号码').fill(first17 + checkDigitOf(first17));
  await page.getByLabel('工资基数').fill('22458');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page).toHaveURL(/\/change-roster$/);
  await page.goto('/change-roster/seal');
  const row = page.getByRole('row').nth(1);
  await row.getByRole('checkbox').check();
  await row.getByRole('combobox').selectOption({ index: 1 });
  await page.getByRole('button', { name: /^封存/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: /^封存/ }).click();
  await expect(page).toHaveURL(/\/change-roster$/);
}

/** One person's base. */
export async function draftBase(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('row').nth(1).locator('[data-cell="9"]').click();
  await page.keyboard.type('2400');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/base-adjustment$/);
}

/** A lower ratio, which needs documents; one is there. */
export async function draftRatio(page: Page): Promise<void> {
  await page.getByLabel('调整后比例').selectOption('11');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '资料上传' })).toBeVisible();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(PDF);
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await expect(page.getByRole('link', { name: PDF.name })).toBeVisible();
}

/** A transfer with a fault, as only a file brings it. */
export async function draftTransfer(page: Page): Promise<void> {
  await page.goto('/queries/employees?status=sealed');
  const cells = page.getByRole('row').nth(1).getByRole('cell');
  const [number, name] = [await cells.nth(1).innerText(), await cells.nth(2).innerText()];
  await page.goto('/transfers/import');
  await page.getByLabel('导入条数').fill('1');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  const text = `职工账号,职工姓名,转入单位账号或名称\r\n${number.trim()},${name.trim()},010046\r\n`;
  await chooser.setFiles({ name: '转移.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText(/已导入 1 条/).first()).toBeVisible({ timeout: 30_000 });
  await page.goto('/transfers');
}

/** Deletes what is saved on a list, and goes to what was submitted there. */
export async function discard(page: Page, list: string): Promise<void> {
  await page.goto(`/${list}`);
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '删除', exact: true }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: /^删除/ }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.goto(`/${list}/submitted`);
}
