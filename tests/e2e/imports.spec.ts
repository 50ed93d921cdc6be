import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, importWorkbook, signIn, test } from './hall';

const WORKBOOKS = path.join(process.cwd(), 'tests', 'support', 'workbooks');

test('a workbook from a real desk: each row says what is wrong, and the marked file comes back', async ({ page }) => {
  await signIn(page, '010045-01');
  await importWorkbook(page, { file: path.join(WORKBOOKS, 'opening-messy.xlsx'), rows: 36 });
  await expect(page.getByText('文件没有导入').first()).toBeVisible();
  const refusal = await page.getByText(/填写的导入条数是 36 条，文件中有 [0-9]+ 条/).innerText();
  const rows = Number(/文件中有 ([0-9]+) 条/.exec(refusal)?.[1]);
  await importWorkbook(page, { file: path.join(WORKBOOKS, 'opening-messy.xlsx'), rows });
  await page.getByRole('link', { name: '查看有误数据' }).click();
  await expect(page.getByText('证件号码在 Excel 中被存为数字，末位已丢失').first()).toBeVisible();
  await expect(page.getByText(/文件内证件号码重复/).first()).toBeVisible();
  await page.screenshot({ path: 'tests/.results/import-messy.png', fullPage: true });
  await page.getByRole('search').getByRole('combobox').last().selectOption('');
  await page.getByRole('search').getByRole('button', { name: '查询' }).click();
  await expect(page).not.toHaveURL(/faulty=/);
  await expect(page).toHaveURL(/[?&]import=[0-9a-f-]{36}/);
  await page.goBack();
  await page.goBack();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载错误标记文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('新增开户错误数据.xlsx');
  await page.getByRole('button', { name: '删除有误数据' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '删除有误数据' }).click();
  await expect(page).toHaveURL(/change-roster$/);
  await expect(page.getByText('低于缴存基数下限').first()).toBeVisible();
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '删除', exact: true }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: /删除/ }).click();
  await expect(page.getByText('变更清册中没有未提交的数据')).toBeVisible();
});

test('a CSV as a Chinese Excel saves it', async ({ page }) => {
  await signIn(page, '010045-01');
  await importWorkbook(page, { file: path.join(WORKBOOKS, 'opening-gb18030.csv'), rows: 40 });
  await expect(page.getByText('已导入 40 条')).toBeVisible();
});

test('a file that is no workbook is refused with what to do next', async ({ page }, info) => {
  await signIn(page, '010044-01');
  const file = info.outputPath('花名册.xlsx');
  writeFileSync(file, 'PK 这不是工作簿');
  await importWorkbook(page, { file, rows: 3 });
  await expect(page.getByText('文件没有导入').first()).toBeVisible();
  await expect(page.getByRole('link', { name: '重新上传' })).toBeVisible();
});

test('the template opens with the columns of the import', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/change-roster/import');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '模板下载' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('新增开户批量导入模板');
});
