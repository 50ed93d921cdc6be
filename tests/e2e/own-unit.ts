import { randomInt, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { expect, signIn } from './hall';
import { hallDatabase } from './hall-database';
import { checkDigitOf } from '@/lib/values/id-number';

/** A unit that no other journey knows, with the password of the demo, whose first month, 201908, is open. Gives its number. */
async function makeUnit(): Promise<string> {
  const [number, id] = [`97${randomInt(1000, 10_000)}`, randomUUID()];
  const owner = hallDatabase();
  await owner.inTransaction({ actor: 'e2e', office: true }, async (tx) => {
    await tx.execute(sql`
      insert into units (id, number, name, branch, status, payday, unit_ratio, own_ratio, first_month, opened_on, agreement_signed_on, bank_name, bank_account)
      select ${id}::uuid, ${number}, ${`测试单位${number}有限公司`}, branch, 'opened', 10, 1200, 1200, '2019-08', '2019-08-01', '2019-08-01', bank_name, ${`540199${number}0001`}
      from units where number = '010046'`);
    await tx.execute(sql`
      insert into operators (id, unit_id, login, name, is_primary, roles, status, password_hash, phone_cipher, phone_mask)
      select ${randomUUID()}::uuid, ${id}::uuid, ${`${number}-01`}, '测试首位', true, roles, 'active', password_hash, phone_cipher, phone_mask
      from operators where login = '010046-01'`);
  });
  await owner.end();
  return number;
}

/** Signs in at a unit of its own and opens an account for one person on 10,000.00, who pays 2,400.00 a month. Gives the unit's number. */
export async function beginUnit(page: Page): Promise<string> {
  const number = await makeUnit();
  await signIn(page, `${number}-01`);
  const first17 = `540199199${randomInt(0, 10)}0808${randomInt(100, 1000)}`;
  await page.goto('/change-roster/open');
  await page.getByLabel('职工姓名').fill('测试独户');
  await page.getByLabel('证件号码').fill(first17 + checkDigitOf(first17));
  await page.getByLabel('工资基数').fill('10000');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page).toHaveURL(/change-roster$/);
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '提交 1 条' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '提交 1 条' }).click();
  await expect(page.getByRole('heading', { name: '提交成功' }).first()).toBeVisible();
  return number;
}
