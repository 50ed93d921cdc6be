import { expect, signInStaff, test } from './hall';
import { beginUnit } from './own-unit';

test('托收: told to the bank, which holds the month; failed, which frees it; told again and collected', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/collection-${name}.png`, fullPage: true });
  const number = await beginUnit(page);

  await test.step('the unit registers its month to be collected', async () => {
    await page.goto('/remittance/confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
    await page.waitForURL(/\/remittance\/register\//);
    await page.getByRole('radio', { name: /托收/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
    await page.waitForURL(/\/payments\/[0-9a-f-]+\/notice$/);
  });

  const payment = /\/payments\/[0-9a-f-]+/.exec(page.url())?.[0] ?? '';
  const context = await browser.newContext();
  const funds = await context.newPage();
  await signInStaff(funds, 'funds');
  const instruction = funds.getByRole('row', { name: new RegExp(number) });

  async function send(): Promise<void> {
    await funds.goto('/admin/collections');
    await funds.getByRole('button', { name: '发送托收指令' }).click();
    await funds
      .getByRole('alertdialog')
      .getByRole('button', { name: /发送托收指令|确定/ })
      .last()
      .click();
    await expect(instruction.first()).toContainText('已发送');
  }

  await test.step('the centre tells the bank: the unit may not take it back meanwhile', async () => {
    await page.goto(payment);
    await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeVisible();
    await send();
    await page.reload();
    await expect(page.getByText(/托收指令已于 2019-08-20 发送银行/)).toBeVisible();
    await expect(page.getByRole('button', { name: '撤销', exact: true })).toHaveCount(0);
    await shot('1-sent');
  });

  await test.step('the bank could not collect: the unit is told why, and is free again', async () => {
    await instruction.getByRole('button', { name: /托收失败/ }).click();
    const dialog = funds.getByRole('alertdialog');
    await dialog.getByLabel('银行退回原因').fill('账户余额不足');
    await dialog.getByRole('button', { name: '托收失败' }).click();
    await expect(instruction.first()).toContainText('扣款失败');
    await page.reload();
    await expect(page.getByText(/没有成功：账户余额不足/)).toBeVisible();
    await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeVisible();
    await shot('2-failed');
  });

  await test.step('told again, its money posts', async () => {
    await send();
    const code = /\d{4}(?: \d{4}){3}/.exec(await instruction.first().innerText())?.[0] ?? '';
    await funds.goto('/admin/receipts');
    const serial = `E2E-${crypto.randomUUID()}`;
    await funds.getByLabel('银行流水号').first().fill(serial);
    await funds.getByLabel('付款户名').first().fill(`测试单位${number}有限公司`);
    await funds.getByLabel('到账金额').first().fill('2400');
    await funds.getByLabel(/附言/).first().fill(`托收 ${code}`);
    await funds
      .getByRole('button', { name: /登记|保存/ })
      .first()
      .click();
    await expect(funds.getByText(new RegExp(`${serial}[^。]*金额相符，已入账`)).first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('link', { name: '打印缴款凭证' })).toBeVisible();
    await shot('3-collected');
  });
  await context.close();
});
