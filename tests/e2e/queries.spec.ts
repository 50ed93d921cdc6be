import { randomInt } from 'node:crypto';
import { expect, signIn, signInStaff, test } from './hall';

test.describe.configure({ timeout: 240_000 });

const PDF = { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n') };

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

test('a unit changes its postcode, applies for another nature, and the centre approves', async ({ page }) => {
  await signIn(page, '010046-01');
  await page.goto('/maintenance/unit');
  const postcode = page.getByLabel('邮编');
  const next = (await postcode.inputValue()) === '850099' ? '850098' : '850099';
  await postcode.fill(next);
  await page.getByRole('button', { name: '提交' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(next);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('单位基本信息修改成功')).toBeVisible();

  const nature = `民办非企业单位（${randomInt(100_000, 1_000_000)}）`;
  await page.getByRole('link', { name: '申请变更 单位性质' }).click();
  await page.getByLabel('变更后').fill(nature);
  await page.getByLabel('变更原因').fill('登记机关已变更');
  await page.getByRole('button', { name: '保存并上传资料' }).click();
  await page.locator('input[type=file]').setInputFiles(PDF);
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await expect(page.getByRole('link', { name: PDF.name })).toBeVisible();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('提交成功，等待中心审批')).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.context().clearCookies();
  await signInStaff(page, 'counter');
  await page.goto(address.replace('/maintenance/', '/admin/'));
  await page.getByLabel('审批意见').fill('资料齐全');
  await page.getByRole('button', { name: '通过', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('已办结');

  await page.context().clearCookies();
  await signIn(page, '010046-01');
  await page.goto('/queries/unit');
  await expect(page.getByText(nature)).toBeVisible();
});
