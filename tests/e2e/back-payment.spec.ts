import type { Page } from '@playwright/test';
import { expect, signIn, test } from './hall';
import { peopleForTests } from '@/db/demo/people-for-tests';

const { sealedElsewhere } = peopleForTests();

test('an unsealing from an earlier month leads to its back payments, which are paid alone', async ({ page }) => {
  test.setTimeout(300_000);
  const shot = (name: string) => page.screenshot({ path: `tests/.results/back-payment-${name}.png`, fullPage: true });
  await signIn(page, '010045-01');

  await test.step('unseals from 201906: the confirmation proposes the months that were paid without him', async () => {
    await page.goto('/change-roster/unseal');
    const row = page.getByRole('row', { name: new RegExp(sealedElsewhere.name) });
    await row.getByLabel(/生效年月/).fill('201906');
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: '启封 1 人' }).click();
    await expect(page).toHaveURL(/change-roster$/);
    await submitAll(page, 1);
    await page.getByRole('link', { name: `办理补缴：${sealedElsewhere.name} 201906 至 201907` }).click();
  });

  await test.step('everything is filled in; the server reckons every month', async () => {
    await expect(page.getByLabel('起始年月')).toHaveValue('201906');
    await expect(page.getByLabel('终止年月')).toHaveValue('201907');
    await expect(page.getByLabel('补缴类型')).toHaveValue('full');
    // Blank: each month on the base that it had (B-3), not on that of now.
    await expect(page.getByLabel('工资基数')).toHaveValue('');
    const months = page.getByRole('region', { name: '补缴明细' });
    await expect(months.getByText('通过')).toHaveCount(2);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('link', { name: '请选择补缴原因' })).toBeVisible();
    await page.getByLabel('补缴原因').selectOption('01');
    await shot('1-proposed');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page).toHaveURL(/back-payment$/);
    await expect(page.getByText('数据保存成功')).toBeVisible();
  });

  await test.step('submits them; one is paid alone, the other goes with the month', async () => {
    await submitAll(page, 2);
    await page.goto('/back-payment');
    const unpaid = page.getByRole('region', { name: '已办结、还没有缴款的补缴' });
    await expect(unpaid.getByRole('row', { name: new RegExp(sealedElsewhere.name) })).toHaveCount(2);
    await unpaid
      .getByRole('checkbox', { name: `选择 ${sealedElsewhere.name}` })
      .first()
      .check();
    await shot('2-unpaid');
    await page.getByRole('button', { name: '单独缴款 1 条' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('radio', { name: /银行转账/ })
      .check();
    await page.getByRole('alertdialog').getByRole('button', { name: '缴存' }).click();
    await expect(page).toHaveURL(/payments\/[0-9a-f-]{36}$/);
    await expect(page.getByText('待收款').first()).toBeVisible();
    await page.goto('/back-payment');
    await expect(page.getByText('已有一笔补缴正在缴款')).toBeVisible();
    await expect(page.getByRole('button', { name: /单独缴款/ })).toHaveCount(0);
  });
});

test('faults stand at their months before saving; one document serves all months of a person', async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, '010045-01');
  await page.goto('/back-payment');
  await page.getByRole('link', { name: '新增' }).click();

  await test.step('asks for an employee: several match, one is chosen', async () => {
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('link', { name: '请先查询并选择职工' })).toBeVisible();
    await page.getByRole('button', { name: '查询' }).click();
    await expect(page.getByText('只显示前 20 名')).toBeVisible();
    await page
      .getByRole('button', { name: /^选择 / })
      .first()
      .click();
    await expect(page.getByText('缴至年月')).toBeVisible();
  });

  await test.step('a month that was paid cannot be made up in full', async () => {
    await page.getByLabel('起始年月').fill('201905');
    await page.getByLabel('终止年月').fill('2019-07');
    await page.getByLabel('补缴类型').selectOption('full');
    await page.getByLabel('补缴原因').selectOption('02');
    const months = page.getByRole('region', { name: '补缴明细' });
    await expect(months.getByText('不能全额补缴')).toHaveCount(3);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(
      page.getByRole('link', { name: '该职工这个月已经缴存，不能全额补缴；少缴的请选差额补缴' }),
    ).toBeVisible();
  });

  await test.step('不定额: the amounts are typed, and go to the centre with a document', async () => {
    await page.getByLabel('补缴类型').selectOption('free');
    await page.getByLabel('单位补缴额').fill('100');
    await page.getByLabel('个人补缴额').fill('50.5');
    const months = page.getByRole('region', { name: '补缴明细' });
    await expect(months.getByText('451.50')).toBeVisible();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByText('请上传资料后再提交')).toBeVisible();
    await expect(page.getByLabel('补缴年月')).toHaveValue('201905');
    await expect(page.getByLabel('同时作为该职工其他 2 条补缴的资料')).toBeChecked();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '浏览...' }).click(),
    ]);
    await chooser.setFiles({ name: '裁决书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') });
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByRole('link', { name: '裁决书.pdf' })).toBeVisible();
    await page.screenshot({ path: 'tests/.results/back-payment-3-documents.png', fullPage: true });
    await page.getByRole('link', { name: '完成上传' }).click();
    await expect(page.getByText('提交后送中心审核：不定额补缴')).toHaveCount(3);
    await expect(page.getByText('请先上传证明资料')).toHaveCount(0);
  });

  await test.step('edits one month, and deletes all three', async () => {
    await page
      .getByRole('row', { name: /201906/ })
      .getByRole('link', { name: '修改' })
      .click();
    await page.getByLabel('单位补缴额').fill('200');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('row', { name: /201906/ })).toContainText('250.50');
    await page.getByRole('checkbox', { name: '选择本页全部' }).first().check();
    await page.getByRole('button', { name: '删除', exact: true }).first().click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除 3 条' }).click();
    await expect(page.getByText('补缴清册中没有未提交的数据')).toBeVisible();
  });
});

async function submitAll(page: Page, lines: number): Promise<void> {
  await page.getByRole('checkbox', { name: '选择本页全部' }).first().check();
  await page.getByRole('button', { name: `提交 ${lines} 条` }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: `提交 ${lines} 条` })
    .click();
  await expect(page.getByRole('heading', { name: '提交成功' }).first()).toBeVisible();
}
