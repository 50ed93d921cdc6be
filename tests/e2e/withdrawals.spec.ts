import { writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import type { Locator, Page } from '@playwright/test';
import { WITHDRAWAL_COLUMNS } from '@/lib/text/withdrawals';
import { expect, signIn, signInStaff, test } from './hall';
import { hallDatabase, rowsOf, unitId } from './hall-database';

interface Person extends Record<string, unknown> {
  number: string;
  name: string;
}

const HEADER = Object.values(WITHDRAWAL_COLUMNS).map(({ title }) => title);

test('提取: faults at their rows, imported by one, booked by another, seen by the unit', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(180_000);
  const shot = (on: Page, name: string) =>
    on.screenshot({ path: `tests/.results/withdrawal-${name}.png`, fullPage: true });
  const owner = hallDatabase();
  const [one, two] = await rowsOf<Person>(
    owner,
    sql`select a.number, a.name from accounts a join ledger_accounts l on l.id = a.id
      where a.unit_id = ${unitId('010046')} and a.status in ('normal', 'sealed') and l.balance > 200000 order by a.number desc limit 2`,
  );
  await owner.end();
  if (!one || !two) throw new Error('two people of the kindergarten are wanted');
  const serial = `E2E-${crypto.randomUUID()}`.toUpperCase();
  const path = info.outputPath('提取.csv');

  async function send(on: Page, lines: string[][]): Promise<void> {
    writeFileSync(path, `\uFEFF${[HEADER, ...lines].map((cells) => cells.join(',')).join('\n')}`);
    await choose(on, path);
  }

  await signInStaff(page, 'funds');
  await page.goto('/admin/withdrawals');
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '模板下载' }).click(),
  ]);
  const good = [`${serial}-1`, one.number, one.name, '2019-08-19', '购买自住房提取', '1000.10'];
  await send(page, [good, [`${serial}-2`, two.number, '别人', '2019-08-21', '租房提取', '9999999']]);
  const faults = page.getByRole('table', { name: '不正确的行' });
  await expect(faults).toContainText('不认识的业务类型');
  await expect(page.getByText('有 1 行不正确，没有导入')).toBeVisible();
  await send(page, [good, [`${serial}-2`, two.number, '别人', '2019-08-21', '偿还购房贷款本息', '9999999']]);
  for (const words of ['与该账号登记的姓名不一致', '不能晚于今天', '超过账户余额'])
    await expect(faults).toContainText(words);
  await shot(page, '1-faults');
  const right = [good, [`${serial}-2`, two.number, two.name, '2019-08-20', '偿还购房贷款本息', '99.90']];
  await choose(page, await filledIn(await template.path(), { rows: right, path: info.outputPath('提取.xlsx') }));
  await expect(page.getByText('已导入 2 笔，共 1,100.00 元，等待另一位资金岗复核')).toBeVisible();
  await expect(rowWith(page.getByRole('table', { name: '提取文件列表' }), '1,100.00')).toContainText('待复核');
  await shot(page, '2-imported');
  await page.getByRole('link', { name: '查看' }).first().click();
  await expect(page.getByText('由您导入，须由另一位资金岗复核')).toBeVisible();
  await expect(page.getByRole('button', { name: '同意入账' })).toHaveCount(0);
  const address = page.url();

  const context = await browser.newContext();
  const second = await context.newPage();
  await signInStaff(second, 'funds2');
  await second.goto(address);
  await expect(second.getByText('同意后，2 笔提取共 1,100.00 元')).toBeVisible();
  await shot(second, '3-decide');
  await second.getByRole('button', { name: '同意入账' }).click();
  const dialog = second.getByRole('dialog', { name: '验证密码' });
  await dialog.getByLabel('登录密码').fill('Demo-2019-08-20');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(second.getByText('已复核入账')).toBeVisible();
  await shot(second, '4-booked');
  await context.close();

  await page.context().clearCookies();
  await signIn(page, '010046-01');
  await page.goto('/queries/ledger?kind=purchase-withdrawal&from=20190801&to=20190831');
  const flow = page.getByRole('table', { name: '流水账列表' });
  await expect(rowWith(flow, '1,000.10')).toContainText(/2019-08-20\s*购买自住房提取.*柜面/s);
  await shot(page, '5-unit');
  await page.getByLabel('业务类型').selectOption({ label: '偿还购房贷款本息' });
  await page.getByRole('button', { name: '查询' }).click();
  await expect(rowWith(flow, '99.90')).toBeVisible();
  await page.goto(`/queries/employees/${one.number}/ledger`);
  await expect(page.getByRole('table', { name: '职工明细' }).locator('tbody tr').first()).toContainText(
    /1,000.10.*购买自住房提取/s,
  );
  await shot(page, '6-employee');
});

async function choose(on: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    on.waitForEvent('filechooser'),
    on.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(path);
  await on.getByRole('button', { name: '导入', exact: true }).click();
}

/** The template with these rows under its header, as somebody fills it in. */
async function filledIn(template: string, { rows, path }: { rows: string[][]; path: string }): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(template);
  const [sheet] = workbook.worksheets;
  expect(sheet?.getRow(1).values).toEqual([undefined, ...HEADER]);
  if (!sheet) throw new Error('a template has a sheet');
  for (const [place, cells] of rows.entries()) sheet.getRow(place + 2).values = cells;
  await workbook.xlsx.writeFile(path);
  return path;
}

function rowWith(table: Locator, words: string): Locator {
  return table.locator('tbody tr').filter({ hasText: words }).first();
}
