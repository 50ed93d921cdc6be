import { expect, signIn, test } from './hall';

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
