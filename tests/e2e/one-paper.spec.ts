import type { Page } from '@playwright/test';
import { expect, signIn, test } from './hall';

const PAPER = { name: '裁决书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') };

async function upload(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(PAPER);
  await page.getByRole('button', { name: '上传', exact: true }).click();
}

test('one paper goes past a draft that is gone, and is there once', async ({ page, context }) => {
  test.setTimeout(120_000);
  await signIn(page, '010046-01');
  await page.goto('/back-payment/edit');
  await page.getByRole('search', { name: '职工查询' }).getByRole('button', { name: '查询' }).click();
  await page
    .getByRole('button', { name: /^选择 / })
    .first()
    .click();
  await page.getByLabel('起始年月').fill('201905');
  await page.getByLabel('终止年月').fill('201907');
  await page.getByLabel('补缴类型').selectOption('free');
  await page.getByLabel('单位补缴额').fill('100');
  await page.getByLabel('个人补缴额').fill('50');
  await page.getByLabel('补缴原因').selectOption('02');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByLabel('同时作为该职工其他 2 条补缴的资料')).toBeChecked();

  const other = await context.newPage();
  await other.goto('/back-payment');
  await other
    .getByRole('row', { name: /201906/ })
    .getByRole('checkbox')
    .check();
  await other.getByRole('button', { name: '删除', exact: true }).first().click();
  await other.getByRole('alertdialog').getByRole('button', { name: '删除 1 条' }).click();
  await expect(other.getByRole('row', { name: /201906/ })).toHaveCount(0);

  await upload(page);
  await expect(page.getByText('上传成功：裁决书.pdf')).toBeVisible();
  await expect(page.getByText(/另有 1 条没有收下这份资料/).first()).toBeVisible();
  await page.screenshot({ path: 'tests/.results/one-paper.png', fullPage: true });
  await upload(page);
  await expect(page.getByText('上传成功：裁决书.pdf')).toBeVisible();
  await expect(page.getByText(/没有收下/)).toHaveCount(0);
  await expect(page.getByRole('link', { name: '裁决书.pdf' })).toHaveCount(1);

  await other.reload();
  await expect(other.getByText('请先上传证明资料')).toHaveCount(0);
  await other
    .getByRole('row', { name: /201907/ })
    .getByRole('link', { name: '修改' })
    .click();
  await expect(other.getByRole('link', { name: '裁决书.pdf' })).toHaveCount(1);
  await other.goto('/back-payment');
  await other.getByRole('checkbox', { name: '选择本页全部' }).first().check();
  await other.getByRole('button', { name: '删除', exact: true }).first().click();
  await other.getByRole('alertdialog').getByRole('button', { name: '删除 2 条' }).click();
  await expect(other.getByText('补缴清册中没有未提交的数据')).toBeVisible();
});
