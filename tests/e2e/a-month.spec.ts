import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, importWorkbook, signIn, signInStaff, test } from './hall';
import { checkDigitOf } from '@/lib/values/id-number';

const WORKBOOKS = path.join(process.cwd(), 'tests', 'support', 'workbooks');

function idNumber(first17: string): string {
  return first17 + checkDigitOf(first17);
}

const WIDE = { width: 1440, height: 900 };

/** What a desk and a phone show of this moment, for people to look at; neither scrolls sideways. */
async function bothWidths(page: Page, name: string): Promise<void> {
  for (const size of [{ width: 360, height: 800 }, WIDE]) {
    await page.setViewportSize(size);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `tests/.results/a-month-${name}-${String(size.width)}.png` });
  }
}

test('a month, from the workbook to the money in every ledger', async ({ page, browser }) => {
  test.setTimeout(240_000);
  const shot = (name: string) => bothWidths(page, name);

  await test.step('the unit signs in by its name and sees the month', async () => {
    await signIn(page, '雪域科技有限公司');
    await expect(page.getByRole('heading', { name: '2019年8月汇缴' })).toBeVisible();
    await expect(page.getByRole('row', { name: /上月正常汇缴/ })).toContainText('326,984.00');
    await shot('1-home');
  });

  await test.step('one employee by form: the other amounts follow, faults stand at their fields', async () => {
    await page.getByRole('link', { name: '变更清册' }).first().click();
    await page.getByRole('link', { name: '开户', exact: true }).click();
    await expect(page.getByRole('heading', { name: '职工新开户受理' })).toBeVisible();
    await page.getByLabel('职工姓名').fill('测试甲');
    await page.getByLabel('证件号码').fill('540199199001011234');
    await page.getByLabel('工资基数').fill('22458');
    await expect(page.getByLabel('公积金月缴存额')).toHaveValue('5,390.00');
    await expect(page.getByLabel('单位月缴存额')).toHaveValue('2,695.00');
    await expect(page.getByLabel('个人月缴存额')).toHaveValue('2,695.00');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('heading', { name: /有 1 处需要修改/ })).toBeVisible();
    await expect(page.getByLabel('职工姓名')).toHaveValue('测试甲');
    await shot('2-open-fault');
    await page.getByLabel('证件号码').fill(idNumber('54019919900101123'));
    await page.getByRole('button', { name: '保存并继续新增' }).click();
    await expect(page.getByText(/数据保存成功：测试甲/)).toBeVisible();
    await expect(page.getByLabel('职工姓名')).toBeFocused();
    await page.getByLabel('职工姓名').fill('测试乙');
    await page.getByLabel('证件号码').fill(idNumber('54019919910202222'));
    await page.getByLabel('公积金月缴存额').fill('4122');
    await expect(page.getByLabel('工资基数')).toHaveValue('17,175.00');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page).toHaveURL(/change-roster$/);
    await expect(page.getByRole('row', { name: /测试乙/ })).toContainText('4,122.00');
  });

  await test.step('edits one and deletes the other', async () => {
    await page
      .getByRole('row', { name: /测试乙/ })
      .getByRole('link', { name: '修改' })
      .click();
    await page.getByLabel('工资基数').fill('18233');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('row', { name: /测试乙/ })).toContainText('4,376.00');
    await page.getByRole('button', { name: '删除 测试甲' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click();
    await expect(page.getByText('业务办理成功，已删除 1 条未提交数据')).toBeVisible();
    await expect(page.getByRole('row', { name: /测试甲/ })).toHaveCount(0);
  });

  await test.step('imports 300 new employees and submits all', async () => {
    await importWorkbook(page, { file: path.join(WORKBOOKS, 'opening-300.xlsx'), rows: 300 });
    await expect(page.getByText('300 条通过校验')).toBeVisible();
    await page.getByRole('link', { name: '查看并提交' }).click();
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '选择全部 301 条' }).click();
    await shot('3-roster');
    await page.getByRole('button', { name: '提交 301 条' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '提交 301 条' }).click();
    await expect(page.getByRole('heading', { name: '提交成功' }).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('301 条已办结')).toBeVisible();
    await shot('4-submitted');
  });

  await test.step('finds them under 本月已提交数据 and revokes one', async () => {
    await page.getByRole('link', { name: '本月已提交数据' }).click();
    const newest = page.getByRole('table').getByRole('row').nth(1);
    const account = /54[0-9]{10}/.exec(await newest.innerText())?.[0] ?? 'no account';
    await newest.getByRole('checkbox').check();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销 1 条' }).click();
    await expect(page.getByText('业务办理成功，已撤销 1 条变更')).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(account) })).toContainText('已撤销');
  });

  const due = await test.step('confirms the sheet and registers payment', async () => {
    await page.goto('/remittance/confirm');
    await expect(page.getByRole('row', { name: /本月增加汇缴/ })).toContainText('300');
    await expect(page.getByRole('row', { name: /本月正常汇缴/ })).toContainText('385');
    const amount = await page
      .getByRole('row', { name: /应缴总额/ })
      .getByRole('cell')
      .last()
      .innerText();
    await shot('5-confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
    await expect(page.getByRole('heading', { name: '缴款登记' })).toBeVisible();
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
    await expect(page.getByRole('heading', { name: /缴款通知书/ }).first()).toBeVisible();
    await shot('6-notice');
    return amount.trim();
  });

  const code = await test.step('待收款; revokes, the month opens again; registers anew', async () => {
    await page.goto('/payments');
    await page
      .getByRole('link', { name: /在线付款查询/ })
      .first()
      .click();
    await expect(page.getByText('待收款').first()).toBeVisible();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.getByLabel('撤销原因').fill('金额需要核对');
    await dialog
      .getByRole('button', { name: /撤销|确定/ })
      .last()
      .click();
    await expect(dialog).toHaveCount(0);
    await page.goto('/remittance/confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
    await expect(page.getByRole('heading', { name: /缴款通知书/ }).first()).toBeVisible();
    const notice = await page.locator('article').innerText();
    return /缴款码[^0-9]*((?:[0-9]{4}\s?){4})/.exec(notice)?.[1]?.replaceAll(/\s/g, '') ?? '';
  });
  expect(code).toMatch(/^[0-9]{16}$/);

  await test.step('the centre enters the receipt: exact, it posts by itself', async () => {
    const office = await browser.newContext({ locale: 'zh-CN' });
    const desk = await office.newPage();
    await signInStaff(desk, 'funds');
    await desk.goto('/admin/receipts');
    const serial = `E2E-${crypto.randomUUID()}`;
    await desk.getByLabel('银行流水号').first().fill(serial);
    await desk.getByLabel('付款户名').first().fill('雪域科技有限公司');
    await desk.getByLabel('到账金额').first().fill(due);
    await desk.getByLabel(/附言/).first().fill(`公积金 ${code}`);
    await desk
      .getByRole('button', { name: /登记|保存/ })
      .first()
      .click();
    await expect(desk.getByText(new RegExp(`${serial}[^。]*金额相符，已入账`)).first()).toBeVisible({
      timeout: 20_000,
    });
    await bothWidths(desk, '7-receipt');
    await office.close();
  });

  await test.step('the unit prints the voucher, which the public page confirms', async () => {
    await page.goto('/payments');
    await expect(page.getByText('打印缴款凭证').first()).toBeVisible();
    await page
      .getByRole('link', { name: /打印缴款凭证/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: /缴款凭证/ }).first()).toBeVisible();
    const voucher = await page.locator('article').innerText();
    expect(voucher).toContain(due);
    await shot('8-voucher');
    const checkCode = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(voucher)?.[0] ?? '';
    await page.goto(`/verify/${checkCode}`);
    await expect(page.getByText(due)).toBeVisible();
    await shot('9-verify');
  });

  await test.step('every ledger shows the line, the open month is 201909', async () => {
    await page.goto('/queries/employees?status=normal');
    await page
      .getByRole('link', { name: /职工明细查询/ })
      .first()
      .click();
    await expect(page.getByRole('row', { name: /公积金汇缴201908至201908/ })).toContainText('5,390.00');
    await shot('10-ledger');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '2019年9月汇缴' })).toBeVisible();
  });
});
