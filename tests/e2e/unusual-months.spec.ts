import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { accessibilityFaults } from './accessibility';
import { cellsOf, expect, signIn, test } from './hall';
import { hallDatabase, rowsOf, unitId } from './hall-database';

test('a change that stands in a registered month is taken back together with it, for a reason', async ({ page }) => {
  test.setTimeout(180_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/with-month-${name}.png`, fullPage: true });
  await signIn(page, '010046-01');

  await test.step('what was just submitted can be taken back in the list too', async () => {
    await sealFirst(page);
    await page.goto('/change-roster/submitted');
    const recent = page.getByRole('list', { name: '刚刚提交的数据' });
    await expect(recent).toContainText('提交 1 条');
    await shot('0-recent');
    expect(await accessibilityFaults(page)).toEqual([]);
    await recent.getByRole('button', { name: /^撤回本次提交/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤回 1 条' }).click();
    await expect(page.getByText('已撤回本次提交：撤销 1 条')).toBeVisible();
    await expect(recent).toHaveCount(0);
  });

  await test.step('somebody is sealed, and the month registered without him', async () => {
    await sealFirst(page);
    await page.goto('/remittance/confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
    await expect(page.getByRole('heading', { name: /缴款通知书/ }).first()).toBeVisible();
  });

  const dialog = page.getByRole('alertdialog', { name: '撤销汇缴并撤销变更' });
  const confirm = dialog.getByRole('button', { name: '撤销汇缴和 1 条变更' });

  await test.step('the list offers both together, says what becomes void, and wants a reason', async () => {
    await page.goto('/change-roster/submitted');
    await expect(page.getByRole('status').filter({ hasText: '连同清册一并撤销' })).toBeVisible();
    await page
      .getByRole('table')
      .getByRole('row', { name: /已办结/ })
      .first()
      .getByRole('checkbox')
      .check();
    await expect(page.getByRole('button', { name: /^删除/ })).toBeDisabled();
    await page.getByRole('button', { name: '撤销汇缴并撤销变更' }).click();
    await expect(dialog).toContainText('清册作废');
    await expect(dialog).toContainText('缴款码同时作废');
    await shot('1-asked');
    await confirm.click();
    await expect(dialog.getByText('请填写撤销原因')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  await test.step('the reason is there again after a new login, and both are taken back', async () => {
    await dialog.getByLabel('撤销原因').fill('误报离职');
    await page.context().clearCookies();
    await confirm.click();
    await expect(page).toHaveURL(/\/login\?from=/);
    await page.locator('input[name=identifier]').fill('010046-01');
    await page.locator('input[name=password]').fill('583926');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(dialog.getByLabel('撤销原因')).toHaveValue('误报离职');
    await confirm.click();
    await expect(page.getByText('已撤销汇缴和 1 条变更，本月重新开放。')).toBeVisible();
    await expect(page.getByRole('table').getByRole('row', { name: /已办结/ })).toHaveCount(0);
    await shot('2-taken-back');
    await page.goto('/remittance');
    await expect(page.getByRole('table').locator('tbody tr').first()).toContainText('已撤销');
  });
});

/** Seals the first of the unit's people, who left in the month, and submits it. */
async function sealFirst(page: Page): Promise<void> {
  await page.goto('/change-roster/seal');
  await page.getByRole('table').locator('tbody tr').first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '封存', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('所选职工的封存原因').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: '封存 1 人' }).click();
  await expect(page).toHaveURL(/change-roster$/);
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '提交 1 条' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '提交 1 条' }).click();
  await expect(page.getByText('1 条已办结')).toBeVisible();
}

test('two months in one order, taken back; then a month in which nobody pays, closed at once', async ({ page }) => {
  test.setTimeout(180_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/months-${name}.png`, fullPage: true });
  await signIn(page, '010046-01');

  await test.step('two months are saved and registered as one', async () => {
    await page.goto('/remittance/confirm?to=201909');
    await expect(page.getByText(/一次汇缴 2 个月，应缴合计/)).toBeVisible();
    const due = /应缴合计 ([0-9,.]+) 元/.exec(await page.locator('main').innerText())?.[1] ?? 'no amount';
    await shot('1-several');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
    await expect(page.getByRole('heading', { name: /缴款通知书/ }).first()).toBeVisible();
    await expect(page.locator('article')).toContainText(due);
    await expect(page.locator('article')).toContainText('201908至201909');
  });

  await test.step('both are taken back as one', async () => {
    await page.goto('/payments');
    await page
      .getByRole('link', { name: /在线付款查询/ })
      .first()
      .click();
    await page.getByRole('button', { name: '撤销', exact: true }).first().click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.getByLabel('撤销原因').fill('先办一个月');
    await dialog
      .getByRole('button', { name: /撤销|确定/ })
      .last()
      .click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('everybody is sealed, with the day they left', async () => {
    await page.goto('/change-roster/seal');
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '封存', exact: true }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('所选职工的封存原因').selectOption({ index: 1 });
    await dialog.getByLabel('所选职工的离职日期').fill('2019-07-01');
    await shot('2-seal');
    await dialog.getByRole('button', { name: '封存 5 人' }).click();
    await expect(page).toHaveURL(/change-roster$/);
    await expect(page.getByText('入职或离职已超过 30 日').first()).toBeVisible();
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '提交 5 条' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '提交 5 条' }).click();
    await expect(page.getByText('5 条已办结')).toBeVisible();
  });

  await test.step('the month has nothing to pay: it closes at once, and the next one is open', async () => {
    await page.goto('/remittance/confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('alertdialog')).toContainText('没有应缴金额，保存后本月直接关闭');
    await page.getByRole('alertdialog').getByRole('button', { name: '保存并关闭本月' }).click();
    await expect(page.getByText('本月已关闭')).toBeVisible();
    await shot('3-zero');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '2019年9月汇缴' })).toBeVisible();
  });
});

test('撤销数据查询 has every month that the unit took back, with who did it when and why, as the database has it', async ({
  page,
}) => {
  const owner = hallDatabase();
  const known = await rowsOf<{ cells: string }>(
    owner,
    sql`select concat_ws('|', '汇缴撤销', replace(r.month, '-', ''), trim(to_char(r.due_amount / 100.0, 'FM999,999,990.00')), r.revoke_reason,
        to_char(l.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), l.actor_name) as cells
      from operation_log l join remittances r on r.id = (l.result ->> 'id')::uuid
      where l.unit_id = ${unitId('010046')} and l.operation in ('remittance.revoke', 'remittance.revoke-with-changes') and l.outcome = 'done' order by l.id desc, r.id`,
  );
  await owner.end();
  expect(known.length).toBeGreaterThan(0);
  await signIn(page, '010046-01');
  await page.goto('/queries/logs/revoked?type=business');
  const lines = page.getByRole('table', { name: '撤销数据列表' }).locator('tbody tr');
  await expect(lines).toHaveCount(known.length);
  const shown = await cellsOf(lines, [1, 4, 6, 13, 14, 15]);
  expect(shown.map((cells) => cells.join('|'))).toEqual(known.map(({ cells }) => cells));
});
