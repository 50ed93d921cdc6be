import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Connection } from '@/db/client';
import { fen, formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { expect, signIn, test } from './hall';
import { hallDatabase, rowOf, rowsOf, unitId } from './hall-database';

const CHECK_CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

let owner: Connection;

test.describe.configure({ timeout: 180_000 });
test.beforeAll(() => {
  owner = hallDatabase();
});
test.afterAll(() => owner.end());

interface Taken {
  name: string;
  text: string;
  pages: number;
  code: string;
}

/** Presses the button and reads the PDF that comes. */
async function take(page: Page, button: Locator): Promise<Taken> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const bytes = await readFile(await download.path());
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  const said = text.replace(/\s+/g, ' ');
  return { name: download.suggestedFilename(), text: said, pages: totalPages, code: CHECK_CODE.exec(said)?.[0] ?? '' };
}

function says(paper: Taken, ...words: (string | undefined)[]): void {
  for (const word of words) expect(paper.text).toContain(word);
}

/** The PDF has the page's own lines, each term with its detail. */
async function saysAsThePage(page: Page, paper: Taken): Promise<void> {
  const lines = await page.locator('main dl.descriptions > div').allInnerTexts();
  expect(lines.length).toBeGreaterThan(9);
  const said = paper.text.replaceAll(' ', '');
  for (const line of lines) expect(said).toContain(line.replace(/\s+/g, ''));
}

/** What the public page says about a check code, to somebody who is not signed in. */
async function proven(page: Page, code: string): Promise<string> {
  expect(code).toMatch(CHECK_CODE);
  const browser = page.context().browser();
  if (!browser) throw new Error('a page has its browser');
  const street = await browser.newContext({ locale: 'zh-CN' });
  const anybody = await street.newPage();
  await anybody.goto(`/verify/${code}`);
  await expect(anybody.getByText('单证名称')).toBeVisible();
  const said = await anybody.locator('main').innerText();
  await street.close();
  return said;
}

interface Paid extends Record<string, unknown> {
  payment: string;
  remittance: string;
  number: string;
  voucher: string;
  amount: string;
  heads: number;
}

test('缴款凭证 and 汇缴清册 of a paid month say what the books say, and the public page confirms both', async ({
  page,
}) => {
  await signIn(page, '010044-01');
  const paid = await rowOf<Paid>(
    owner,
    sql`select p.id as payment, r.id as remittance, p.number, p.voucher_number as voucher, p.amount::text, p.heads
      from remittances r join payments p on p.id = r.payment_id
      where r.unit_id = ${unitId('010044')} and r.month = '2019-07' and p.state = 'posted'`,
  );
  const amount = fen(BigInt(paid.amount));

  await test.step('缴款凭证', async () => {
    await page.goto(`/payments/${paid.payment}/voucher`);
    const voucher = await take(page, page.getByRole('button', { name: '下载 PDF' }));
    expect(voucher.name).toBe(`缴款凭证-${paid.voucher}.pdf`);
    await saysAsThePage(page, voucher);
    says(voucher, paid.number, paid.voucher, formatFen(amount), moneyInCapitals(amount), `${paid.heads} 人`, '201907');
    const said = await proven(page, voucher.code);
    for (const word of ['缴款凭证有效', paid.voucher, formatFen(amount)]) expect(said).toContain(word);
    expect(said).not.toContain('雪域科技');
  });

  await test.step('汇缴清册, with everybody on it', async () => {
    await page.goto(`/remittance/${paid.remittance}`);
    const roster = await take(page, page.getByRole('button', { name: '下载 PDF' }));
    const lines = await rowsOf<{ number: string; monthly: string }>(
      owner,
      sql`select account_number as number, (unit_share + own_share)::text as monthly from roster_lines where remittance_id = ${paid.remittance}`,
    );
    expect(lines).toHaveLength(paid.heads);
    for (const line of lines) says(roster, line.number, formatFen(fen(BigInt(line.monthly))));
    says(roster, `第 ${roster.pages} 页 共 ${roster.pages} 页`);
    expect(await proven(page, roster.code)).toContain(formatFen(amount));
  });
});

test('单位缴存证明, 职工缴存证明 and 职工对账单, made from their page; 作废 shows on the public page', async ({
  page,
}) => {
  await signIn(page, '010044-01');
  await page.goto('/queries/papers');

  const unit = await test.step('单位缴存证明', async () => {
    const paper = await take(page, page.getByRole('button', { name: '开具单位缴存证明' }));
    const books = await rowOf<{ monthly: string; balance: string; heads: number }>(
      owner,
      sql`select sum(a.monthly) filter (where a.status in ('normal', 'frozen'))::text as monthly, sum(l.balance)::text as balance,
        count(*) filter (where a.status in ('normal', 'frozen'))::integer as heads
        from accounts a join ledger_accounts l on l.id = a.id where a.unit_id = ${unitId('010044')}`,
    );
    const balance = fen(BigInt(books.balance));
    says(paper, formatFen(fen(BigInt(books.monthly))), formatFen(balance), moneyInCapitals(balance), '特此证明');
    says(paper, `${books.heads} 人`);
    expect(await proven(page, paper.code)).toContain('单位缴存证明有效');
    return paper;
  });

  const person = await rowOf<{ number: string; name: string; mask: string; monthly: string; balance: string }>(
    owner,
    sql`select a.number, a.name, a.id_number_mask as mask, a.monthly::text, l.balance::text
      from accounts a join ledger_accounts l on l.id = a.id
      where a.unit_id = ${unitId('010044')} and a.status = 'normal' and length(a.name) > 2 order by a.number limit 1`,
  );
  await page.getByLabel('职工账号').fill(person.number);

  await test.step('职工缴存证明 tells the public page nobody’s name', async () => {
    const paper = await take(page, page.getByRole('button', { name: '开具职工缴存证明' }));
    says(paper, person.name, person.mask, formatFen(fen(BigInt(person.balance))));
    says(paper, moneyInCapitals(fen(BigInt(person.balance))), formatFen(fen(BigInt(person.monthly))));
    const said = await proven(page, paper.code);
    expect(said).toContain('职工缴存证明有效');
    for (const secret of [person.name, person.mask, person.number]) expect(said).not.toContain(secret);
  });

  await test.step('职工对账单 of a year has every line of it', async () => {
    await page.getByLabel('公积金年度').first().selectOption('2018');
    const paper = await take(page, page.getByRole('button', { name: '开具职工对账单' }));
    const lines = await rowsOf<{ amount: string; balance: string }>(
      owner,
      sql`select abs(e.amount)::text as amount, e.balance::text from entries e join journals j on j.id = e.journal_id
        join accounts a on a.id = e.account_id
        where a.number = ${person.number} and j.posted_on between '2018-07-01' and '2019-06-30'`,
    );
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) says(paper, formatFen(fen(BigInt(line.amount))), formatFen(fen(BigInt(line.balance))));
    expect(await proven(page, paper.code)).not.toContain(person.name);
  });

  await test.step('作废', async () => {
    const row = page.getByRole('row').filter({ hasText: '单位缴存证明' }).first();
    await row.getByRole('button', { name: /^作废/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('作废原因').fill('开错抬头');
    await dialog.getByRole('button', { name: '确定作废' }).click();
    await expect(row).toContainText('已作废');
    const said = await proven(page, unit.code);
    expect(said).toContain('单位缴存证明已作废');
    expect(said).not.toContain('开错抬头');
  });
});

test('无欠缴证明, and 缴款通知书 while its money is awaited', async ({ page }) => {
  await signIn(page, '010046-01');

  await test.step('无欠缴证明 of a unit that owes nothing', async () => {
    await page.goto('/queries/papers');
    const paper = await take(page, page.getByRole('button', { name: '开具无欠缴证明' }));
    says(paper, '格桑花幼儿园', '已缴至2019年7月', '没有到期未缴');
    expect(await proven(page, paper.code)).toContain('无欠缴证明有效');
  });

  await test.step('缴款通知书; when the payment is revoked, the public page warns', async () => {
    await page.goto('/remittance/confirm');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '确定' }).click();
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
    await expect(page.getByRole('heading', { name: /缴款通知书/ }).first()).toBeVisible();
    const notice = await take(page, page.getByRole('button', { name: '下载 PDF' }));
    const due = await rowOf<{ id: string; number: string; amount: string; code: string }>(
      owner,
      sql`select id, number, amount::text, code from payments where unit_id = ${unitId('010046')} and state = 'due'`,
    );
    const amount = fen(BigInt(due.amount));
    await saysAsThePage(page, notice);
    says(notice, due.number, formatFen(amount), moneyInCapitals(amount));
    expect(notice.text.replaceAll(' ', '')).toContain(due.code);
    expect(await proven(page, notice.code)).toContain('缴款通知书有效');
    await page.goto(`/payments/${due.id}`);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.getByLabel('撤销原因').fill('金额需要核对');
    await dialog
      .getByRole('button', { name: /撤销|确定/ })
      .last()
      .click();
    await expect(dialog).toHaveCount(0);
    expect(await proven(page, notice.code)).toContain('该缴款单已撤销');
  });
});

test('everybody’s statement is printed by a job that shows how far it is', async ({ page }) => {
  await signIn(page, '010045-01');
  await page.goto('/queries/papers');
  await page.getByLabel('公积金年度').last().selectOption('2018');
  await page.getByRole('button', { name: '批量生成对账单' }).click();
  const { people } = await rowOf<{ people: number }>(
    owner,
    sql`select count(*)::integer as people from accounts where unit_id = ${unitId('010045')} and status <> 'revoked'`,
  );
  await expect(page.getByText(`共 ${people} 人，已开始生成`)).toBeVisible();
  await page.getByRole('status').getByRole('link', { name: '我的任务' }).click();
  const job = page.getByRole('row').filter({ hasText: '批量生成2018-2019公积金年度职工对账单' }).first();
  await expect(job).toContainText('已完成', { timeout: 60_000 });
  await expect(job).toContainText(`${people} / ${people}`);
  const paper = await take(page, job.getByRole('link', { name: '下载' }));
  expect(paper.name).toBe('职工对账单-2018-2019公积金年度.pdf');
  expect(paper.pages).toBeGreaterThanOrEqual(people);
  const accounts = await rowsOf<{ number: string }>(
    owner,
    sql`select number from accounts where unit_id = ${unitId('010045')} and status <> 'revoked'`,
  );
  says(paper, ...accounts.map(({ number }) => number));
});
