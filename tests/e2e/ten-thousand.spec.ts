import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Locator, Page } from '@playwright/test';
import { expect, signIn, test } from './hall';

const OPENINGS = path.join(process.cwd(), 'tests', 'support', 'workbooks', 'opening-10000.xlsx');
/** Those of the workbook, and whoever of the demo's five still pays. */
let people = 0;

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ context, page }) => {
  test.setTimeout(240_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, '010046-01');
});

/** The base that each gets, none of which anybody has: with half a yuan. */
function baseOf(place: number): string {
  return `${String(2000 + (place % 20_000))}.50`;
}

/** What all of them pay a month at 5% + 5%, each share in whole yuan. */
function monthlyOf(base: (place: number) => string): number {
  const share = (place: number) => Math.round(Number(base(place)) * 0.05);
  return Array.from({ length: people }, (_, place) => 2 * share(place)).reduce((sum, each) => sum + each, 0);
}

function count(of: number): string {
  return of.toLocaleString('en-US');
}

function yuan(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2 });
}

async function importFile(page: Page, { file, rows, amount }: { file: string; rows: number; amount?: string }) {
  if (amount) await page.getByLabel('导入模板').selectOption('职工基数调整年审模板');
  await page.getByLabel('导入条数').fill(String(rows));
  if (amount) await page.getByLabel('金额合计').fill(amount);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(`已导入 ${rows.toLocaleString('en-US')} 条`)).toBeVisible({ timeout: 90_000 });
}

/** The grid with everybody in it, who are counted. */
async function openGrid(page: Page): Promise<Locator> {
  await page.goto('/base-adjustment/edit?size=all');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', /^10\d{3}$/);
  people = Number(await grid.getAttribute('aria-rowcount')) - 1;
  return grid;
}

/** Selects all drafts of the list, and opens what stands before a submission or a deletion. */
async function selectAll(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: `选择全部 ${count(people)} 条` }).click();
}

async function discardAll(page: Page): Promise<void> {
  await selectAll(page);
  await page.getByRole('button', { name: '删除', exact: true }).first().click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `删除 ${count(people)} 条` })
    .click();
  await expect(page.getByText('基数调整清册中没有未提交的数据')).toBeVisible({ timeout: 60_000 });
}

test('10,000 people in one workbook: read with progress, submitted with progress', async ({ page }) => {
  await page.goto('/change-roster/import');
  await importFile(page, { file: OPENINGS, rows: 10_000 });
  await expect(page.getByText('10,000 条通过校验，可以提交；0 条有误')).toBeVisible();
  await page.getByRole('link', { name: '查看并提交' }).click();
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '选择全部 10,000 条' }).click();
  await page.getByRole('button', { name: '提交 10,000 条' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '提交 10,000 条' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('10,000 条已办结')).toBeVisible({ timeout: 90_000 });
  await page.screenshot({ path: 'tests/.results/import-10000-submitted.png' });
  await page.goto('/queries/employees');
  await expect(page.getByText('共 10,005 条')).toBeVisible();
});

test('the bases of 10,000 people by paste: saved whole, with what they come to', async ({ page }) => {
  const grid = await openGrid(page);
  const column = Array.from({ length: people }, (_, place) => baseOf(place)).join('\r\n');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), column);
  await grid.getByRole('row').nth(1).locator('[data-cell="8"]').click();
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('status').filter({ hasText: `粘贴 ${count(people)} 行` })).toBeVisible();
  const entered = (term: string) => page.locator('.totals-line div', { hasText: term }).locator('dd');
  await expect(entered('当前录入人数')).toHaveText(count(people));
  await expect(entered('当前录入金额')).toHaveText(yuan(monthlyOf(baseOf)));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('数据保存成功，请核对后提交')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`共 ${count(people)} 条`)).toBeVisible();
  await selectAll(page);
  await page.getByRole('button', { name: `提交 ${count(people)} 条` }).click();
  await expect(page.getByRole('alertdialog').getByRole('row', { name: /基数调整/ })).toContainText(count(people));
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `提交 ${count(people)} 条` })
    .click();
  await expect(page.getByText(`${count(people)} 条已办结`)).toBeVisible({ timeout: 90_000 });
  await page.screenshot({ path: 'tests/.results/adjust-10000-submitted.png' });
  await page.goto('/remittance/confirm');
  await expect(page.getByRole('row', { name: /本月正常汇缴/ })).toContainText(yuan(monthlyOf(baseOf)));
  await expect(page.getByRole('row', { name: /本月调整基数/ })).toContainText(count(people));
});

test('the bases of 10,000 people in the grid: one filled down to all, all raised by percent', async ({ page }) => {
  const grid = await openGrid(page);
  const first = grid.getByRole('row').nth(1);
  await first.locator('[data-cell="8"]').click();
  await page.keyboard.type('9000.25');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  const entered = page.locator('.totals-line div', { hasText: '当前录入人数' }).locator('dd');
  await expect(entered).toHaveText(count(people));
  await page.keyboard.press('Control+z');
  await expect(entered).toHaveText('1');
  await page.keyboard.press('Control+a');
  await page.getByLabel('调整幅度(%)').fill('+3');
  await page.getByRole('button', { name: `应用到所选 ${count(people)} 人` }).click();
  await expect(entered).toHaveText(count(people));
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('数据保存成功，请核对后提交')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`共 ${count(people)} 条`)).toBeVisible();
  // A second change in the year is the centre's to decide.
  await expect(page.getByText('本公积金年度内第二次调整基数').first()).toBeVisible();
  await discardAll(page);
});

test('the bases of 10,000 people by workbook, with either template', async ({ page }, info) => {
  await openGrid(page);
  await page.goto('/base-adjustment/import');
  await page.getByLabel('导入模板').selectOption('职工基数调整年审模板');
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('link', { name: '模板下载' }).click(),
  ]);
  const [annual, lines] = [info.outputPath('annual.xlsx'), info.outputPath('lines.xlsx')];
  await download.saveAs(annual);
  const everybody = await answered(annual);
  expect(everybody).toHaveLength(people);
  await importFile(page, { file: annual, rows: people, amount: String(monthlyOf(raised)) });
  await expect(page.getByText(`${count(people)} 条通过校验，可以提交；0 条有误`)).toBeVisible();

  await writeLines(lines, everybody);
  await page.goto('/base-adjustment/import');
  // The same people once more: these lines take the place of those.
  await importFile(page, { file: lines, rows: people });
  await expect(page.getByText(`${count(people)} 条通过校验，可以提交；0 条有误`)).toBeVisible();
  await page.goto('/base-adjustment');
  await expect(page.getByText(`共 ${count(people)} 条`)).toBeVisible();
  await discardAll(page);
});

function raised(place: number): string {
  return `${String(2001 + (place % 20_000))}.75`;
}

/** Answers for everybody in the yearly template, and gives who they are. */
async function answered(file: string): Promise<{ number: string; name: string }[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('the template has a sheet');
  const found: { number: string; name: string }[] = [];
  const titles = new Map<string, number>();
  sheet.eachRow((row) => {
    if (!titles.has('职工账号')) {
      row.eachCell((cell, column) => titles.set(cell.text.replace(/\(.*|（.*|\*/g, '').trim(), column));
      return;
    }
    const text = (title: string) => row.getCell(titles.get(title) ?? 0).text;
    if (!/^\d+$/.test(text('职工账号'))) return;
    row.getCell(titles.get('调整后工资基数') ?? 0).value = Number(raised(found.length));
    found.push({ number: text('职工账号'), name: text('职工姓名') });
  });
  await book.xlsx.writeFile(file);
  return found;
}

async function writeLines(file: string, everybody: readonly { number: string; name: string }[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('基数调整');
  sheet.addRow(['职工账号', '职工姓名', '工资基数']);
  everybody.forEach(({ number, name }, place) => sheet.addRow([number, name, Number(raised(place + 1))]));
  await book.xlsx.writeFile(file);
}
