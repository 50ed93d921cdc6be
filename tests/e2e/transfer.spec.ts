import type { Locator, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { expect, signIn, signInStaff, test } from './hall';
import { hallDatabase, rowsOf } from './hall-database';
import type { Connection } from '@/db/client';
import { peopleForTests } from '@/db/demo/people-for-tests';

const { otherSealedElsewhere: person } = peopleForTests();

test('somebody sealed here and opened there is transferred, taken back, and asked for by the new unit', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/transfer-${name}.png`, fullPage: true });
  await signIn(page, '010045-01');
  const other = await browser.newContext({ locale: 'zh-CN' });
  const there = await other.newPage();

  await test.step('finds the unit and the employee, and is told that he must be opened there first', async () => {
    await page.goto('/transfers');
    await page.getByRole('link', { name: '新增' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('link', { name: '请先查询转入单位' })).toBeVisible();
    const units = page.getByRole('search', { name: '转入单位查询' });
    await units.getByLabel('单位账号/名称').fill('没有这个单位');
    await units.getByRole('button', { name: '查询' }).click();
    await expect(page.getByText('没有找到转入单位').first()).toBeVisible();
    await units.getByLabel('单位账号/名称').fill('雪域科技有限公司');
    await units.getByRole('button', { name: '查询' }).click();
    await expect(page.getByText('010044')).toBeVisible();
    await expect(page.getByText('区直管理部')).toBeVisible();
    await findPerson(page);
    await expect(page.getByText('该职工还没有在转入单位开户')).toBeVisible();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('link', { name: /该职工还没有在转入单位开户/ })).toBeVisible();
    await shot('1-not-opened');
    await page.getByRole('button', { name: '重置' }).click();
    await expect(page.getByText('查询后显示职工信息')).toBeVisible();
  });

  await test.step('the new unit opens him', async () => {
    await signIn(there, '010044-01');
    await there.goto('/change-roster/open');
    await there.getByLabel('职工姓名').fill(person.name);
    await there.getByLabel('证件号码').fill(person.idNumber);
    await there.getByLabel('工资基数').fill('8000');
    await there.getByRole('button', { name: '保存', exact: true }).click();
    await expect(there.getByText('待转入').first()).toBeVisible();
    await there
      .getByRole('row', { name: new RegExp(person.name) })
      .getByRole('checkbox')
      .check();
    await there.getByRole('button', { name: '提交 1 条' }).click();
    await there.getByRole('alertdialog').getByRole('button', { name: '提交 1 条' }).click();
    await expect(there.getByRole('heading', { name: '提交成功' }).first()).toBeVisible();
  });

  const balance = await test.step('saves the transfer, edits its reason', async () => {
    await findPerson(page);
    const outlook = await page.getByText(/可以转移，提交后转出账户余额/).innerText();
    await page.getByRole('button', { name: '保存并继续新增' }).click();
    await expect(page.getByText(`数据保存成功：${person.name}`)).toBeVisible();
    await expect(page.getByLabel('职工账号')).toBeFocused();
    await page.getByRole('link', { name: '返回' }).click();
    await page
      .getByRole('row', { name: new RegExp(person.name) })
      .getByRole('link', { name: '修改' })
      .click();
    await expect(page.getByLabel('转移原因')).toHaveValue('工作调动');
    await page.getByLabel('转移原因').fill('集团内部调动');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('row', { name: new RegExp(person.name) })).toContainText('集团内部调动');
    return /[0-9,]+\.[0-9]{2}/.exec(outlook)?.[0] ?? 'no balance';
  });

  await test.step('submits it: the whole balance has moved', async () => {
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '提交 1 条' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '提交 1 条' }).click();
    await expect(page.getByText('1 条已办结')).toBeVisible();
    await page.getByRole('link', { name: '本月已提交数据' }).click();
    await expect(page.getByRole('row', { name: new RegExp(person.name) })).toContainText(balance);
    await shot('2-submitted');
  });

  await test.step('takes it back', async () => {
    await page
      .getByRole('row', { name: new RegExp(person.name) })
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销 1 条' }).click();
    await expect(page.getByRole('row', { name: new RegExp(person.name) })).toContainText('已撤销');
  });

  await test.step('the new unit asks for him, withdraws, and asks again', async () => {
    await there.goto('/transfers');
    const row = there.getByRole('region', { name: '可转入的职工' }).getByRole('row', { name: new RegExp(person.name) });
    await press(there, row.getByRole('button', { name: /请求转入/ }), '请求转入');
    await press(there, row.getByRole('button', { name: /撤回请求/ }), '撤回请求');
    await expect(row).toContainText('未请求');
    await press(there, row.getByRole('button', { name: /请求转入/ }), '请求转入');
    await expect(row).toContainText('待原单位答复，期限 2019-08-27');
  });

  await test.step('this unit declines with a reason, and is asked again', async () => {
    await page.goto('/transfers');
    const row = page
      .getByRole('region', { name: '收到的转入请求' })
      .getByRole('row', { name: new RegExp(person.name) });
    await expect(row).toContainText('010044 雪域科技有限公司');
    await shot('3-requests');
    await row.getByRole('button', { name: /不同意/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: '不同意' }).click();
    await expect(dialog.getByText('请填写不同意的理由')).toBeVisible();
    await dialog.getByLabel('理由').fill('离职手续没有办完');
    await dialog.getByRole('button', { name: '不同意' }).click();
    await expect(page.getByRole('region', { name: '收到的转入请求' })).toHaveCount(0);
    await there.goto('/notices');
    await expect(there.getByText(/离职手续没有办完/)).toBeVisible();
    await there.goto('/transfers');
    await press(there, there.getByRole('button', { name: `请求转入 ${person.name}` }), '请求转入');
  });

  await test.step('nobody answers in time: both pages say that it is the centre’s, and so to who may only look', async () => {
    await letExpire(person.name);
    await page.reload();
    const asked = page.getByRole('region', { name: '收到的转入请求' });
    await expect(asked.getByRole('row', { name: new RegExp(person.name) })).toContainText('已过期限，由中心裁定');
    await expect(asked.getByRole('button')).toHaveCount(0);
    await there.reload();
    const asking = there.getByRole('region', { name: '可转入的职工' });
    await expect(asking.getByRole('row', { name: new RegExp(person.name) })).toContainText('没有答复，由中心裁定');
    for (const role of ['viewer', 'reviewer']) {
      await changeRole('010045-01', role);
      await page.reload();
      await expect(page.getByText('由本单位的管理员或经办用户在答复期限前答复')).toBeVisible();
      await expect(page.getByRole('link', { name: '新增' })).toHaveCount(0);
    }
    await shot('4-overdue');
  });

  await test.step('the centre’s reviewer decides for it, with a reason that both units read', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const office = await context.newPage();
    await signInStaff(office, 'counter');
    await office.goto('/admin/transfers');
    const row = office.getByRole('row', { name: new RegExp(person.name) });
    await expect(row).toContainText('已过期限，由归集复核岗裁定');
    await office.getByRole('button', { name: '退出' }).click();
    await expect(office).toHaveURL(/login/);
    await signInStaff(office, 'reviewer');
    await office.goto('/admin/transfers');
    await office.screenshot({ path: 'tests/.results/transfer-5-office.png', fullPage: true });
    await row.getByRole('button', { name: /同意转移/ }).click();
    const dialog = office.getByRole('alertdialog');
    await dialog.getByRole('button', { name: '同意转移' }).click();
    await expect(dialog.getByText('请填写裁定的依据')).toBeVisible();
    await dialog.getByLabel('理由').fill('逾期未答复，资料齐全');
    await dialog.getByRole('button', { name: '同意转移' }).click();
    await expect(office.getByText('没有等待答复的转入请求')).toBeVisible();
    await context.close();
    await page.goto('/transfers/submitted');
    await expect(page.getByRole('row', { name: /已办结/ })).toContainText(balance);
    await page.goto('/notices');
    await expect(page.getByText(/逾期未答复，资料齐全/).first()).toBeVisible();
    await there.reload();
    await expect(there.getByRole('region', { name: '可转入的职工' }).getByText(person.name)).toHaveCount(0);
  });
  await other.close();
});

let owner: Connection;

test.beforeAll(() => {
  owner = hallDatabase();
});

test.afterAll(async () => {
  await changeRole('010045-01', 'administrator,preparer');
  await owner.end();
});

/** The hall's day stands still; so the last day to answer is moved before it. */
async function letExpire(name: string): Promise<void> {
  await rowsOf(
    owner,
    sql`update transfer_requests set due_on = '2019-08-19' where name = ${name} and state = 'waiting'`,
  );
}

/** Gives an operator other roles, as an administrator would. */
async function changeRole(login: string, roles: string): Promise<void> {
  await rowsOf(owner, sql`update operators set roles = string_to_array(${roles}, ',') where login = ${login}`);
}

/** Presses what opens a question, and answers it. */
async function press(page: Page, opener: Locator, answer: string): Promise<void> {
  await opener.click();
  await page.getByRole('alertdialog').getByRole('button', { name: answer }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
}

async function findPerson(page: Page): Promise<void> {
  const query = page.getByRole('search', { name: '职工查询' });
  await query.getByLabel('身份证号码').fill(person.idNumber);
  await query.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText(`已选择 ${person.name}`)).toBeAttached();
}
