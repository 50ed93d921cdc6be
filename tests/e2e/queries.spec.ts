import { sql } from 'drizzle-orm';
import { cellsOf, expect, signIn, test } from './hall';
import { hallDatabase, rowOf, rowsOf, unitId } from './hall-database';

test.describe.configure({ timeout: 240_000 });

test('each query under 查询打印 opens and answers', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/queries/unit');
  for (const figure of ['1,362,431.83', '326,984.00', '12,391,628.46']) {
    await expect(page.getByText(figure, { exact: true })).toBeVisible();
  }
  await page.goto('/queries/ledger?from=20190201&to=20190731');
  await expect(page.getByRole('table', { name: '流水账列表' })).toContainText('公积金汇缴201907至201907');
  await page.goto('/queries/ledger?from=20170101');
  await expect(page.getByText('导出单位流水账', { exact: false }).last()).toBeVisible();
  await page.goto('/queries/rosters?roster=change&kind=open');
  await expect(page.getByRole('table', { name: '清册变更列表' })).toContainText('新增开户');
  await page.getByRole('button', { name: '返回上一页' }).click();
  await expect(page).toHaveURL(/\/queries\/ledger/);
  await page.goto('/queries/transfers');
  await expect(page.getByRole('table', { name: '职工转移列表' })).toBeVisible();
});

test('an employee is found by initials, with the bank card and the loan behind him', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/queries/employees?size=200');
  const list = page.getByRole('table', { name: '职工信息列表' });
  await expect(list).toContainText(/中国建设银行 62\*{10}\d{4}/);
  await page.goto('/queries/employees?name=zzzz');
  await expect(page.getByText('没有符合条件的职工')).toBeVisible();
  await page.goto('/queries/employees?size=20');
  await list.locator('tbody tr').nth(3).getByRole('link').first().click();
  await expect(page.getByText('是否贷款')).toBeVisible();
  await page.getByRole('link', { name: '还款信息' }).click();
  await expect(page.getByRole('table', { name: '贷款列表' })).toBeVisible();
});

test('职工明细查询 has the manual’s six lines, and 付款记录查询 what the log has', async ({ page }) => {
  const owner = hallDatabase();
  const { number } = await rowOf<{ number: string }>(
    owner,
    sql`select number from accounts where unit_id = ${unitId('010044')} and base = 1240000 and status = 'sealed'`,
  );
  const { logged } = await rowOf<{ logged: number }>(
    owner,
    sql`select count(*)::integer as logged from operation_log
      where unit_id = ${unitId('010044')} and operation = 'payment.register' and outcome = 'done'`,
  );
  await owner.end();
  await signIn(page, '010044-01');
  await page.goto(`/queries/employees/${number}/ledger`);
  const lines = await page.getByRole('table', { name: '职工明细' }).locator('tbody tr').allInnerTexts();
  expect(lines.slice(0, 6).map((line) => line.split(/\s+/).join(' '))).toEqual([
    '1 — 2019-06-30 783.05 0.00 37,644.97 个人公积金结息',
    '2 201906 2019-05-31 2,976.00 0.00 36,861.92 公积金汇缴201906至201906',
    '3 201905 2019-05-31 2,976.00 0.00 33,885.92 公积金汇缴201905至201905',
    '4 201904 2019-04-30 2,976.00 0.00 30,909.92 公积金汇缴201904至201904',
    '5 201903 2019-03-14 2,976.00 0.00 27,933.92 公积金汇缴201903至201903',
    '6 201902 2019-02-26 2,976.00 0.00 24,957.92 公积金汇缴201902至201902',
  ]);
  await page.goto('/queries/logs/payments?operation=payment.register');
  await expect(page.getByText(`共 ${logged} 条`, { exact: true })).toBeVisible();
  expect(await page.getByRole('table', { name: '付款记录列表' }).locator('tbody tr').count()).toBe(logged);
});

test('提交数据查询 has every line of a month that the unit submitted, as the database has it', async ({ page }) => {
  const owner = hallDatabase();
  const known = await rowsOf<{ cells: string }>(
    owner,
    sql`select concat_ws(' ', to_char(l.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), s.number, a.number, f.name, replace(f.month, '-', ''), l.actor_name) as cells
      from operation_log l join submissions s on s.id = (l.result ->> 'id')::uuid join filings f on f.submission_id = s.id
        join accounts a on a.id = f.account_id
      where l.unit_id = ${unitId('010044')} and l.operation = 'filings.submit' and l.outcome = 'done' and s.month = '2019-07'
      order by l.id desc, f.id`,
  );
  await owner.end();
  expect(known.length).toBeGreaterThan(5);
  await signIn(page, '010044-01');
  await page.goto('/queries/logs/submitted?month=201907');
  const lines = page.getByRole('table', { name: '提交数据列表' }).locator('tbody tr');
  await expect(lines).toHaveCount(known.length);
  const shown = await cellsOf(lines, [1, 2, 4, 5, 6, 11]);
  expect(shown.map((cells) => cells.join(' '))).toEqual(known.map(({ cells }) => cells));
});
