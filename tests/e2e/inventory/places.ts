import type { Page } from '@playwright/test';
import { expect } from '../hall';
import { discard, draftBase, draftChanges, draftRatio, draftTransfer } from './drafts';

export type Who = 'nobody' | 'unit' | 'reviewer';

interface Place {
  who: Who;
  /** Goes there, from wherever the page is. */
  open: (page: Page, login: string) => Promise<unknown>;
}

function at(path: string, who: Who = 'unit'): Place {
  return { who, open: (page) => page.goto(path) };
}

function within(open: Place['open'], who: Who = 'unit'): Place {
  return { who, open };
}

/** Where the rows are, in the order in which somebody goes through them: what a place needs, the ones before it have made. */
export const PLACES: Record<string, Place> = {
  login: at('/login', 'nobody'),
  downloads: at('/downloads', 'nobody'),
  help: at('/help', 'nobody'),
  'reset-kind': at('/forgot-password', 'nobody'),
  'reset-account': within(beginReset, 'nobody'),
  'reset-code': within(goOnWithReset, 'nobody'),
  'reset-done': within(finishReset, 'nobody'),
  reviews: at('/admin/reviews', 'reviewer'),
  home: at('/'),
  settings: at('/settings'),
  'password-changed': within(changePassword),
  // 性别 is asked for where the document does not say it.
  open: within(async (page) => {
    await page.goto('/change-roster/open');
    await page.getByLabel('证件类型').selectOption({ index: 2 });
  }),
  unseal: at('/change-roster/unseal'),
  seal: at('/change-roster/seal'),
  roster: within(draftChanges),
  'roster-import': at('/change-roster/import'),
  'roster-submitted': within((page) => discard(page, 'change-roster')),
  'base-edit': at('/base-adjustment/edit'),
  base: within(draftBase),
  'base-import': at('/base-adjustment/import'),
  'base-submitted': within((page) => discard(page, 'base-adjustment')),
  'ratio-edit': at('/ratio-adjustment/edit'),
  'ratio-documents': within(draftRatio),
  ratio: at('/ratio-adjustment'),
  rosters: within(async (page) => {
    await discard(page, 'ratio-adjustment');
    await page.goto('/remittance');
  }),
  confirm: at('/remittance/confirm'),
  'confirm-saved': within((page) => page.getByRole('button', { name: '保存', exact: true }).click()),
  register: within((page) => page.getByRole('alertdialog').getByRole('button', { name: '确定' }).click()),
  notice: within(async (page) => {
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
  }),
  payments: at('/payments'),
  payment: within((page) => page.getByRole('link', { name: '在线付款查询' }).first().click()),
  transfers: within(async (page) => {
    await revokePayment(page);
    await draftTransfer(page);
  }),
  'transfer-new': at('/transfers/edit'),
  'transfer-import': at('/transfers/import'),
  'transfer-submitted': within((page) => discard(page, 'transfers')),
  'unit-edit': at('/maintenance/unit'),
  'employees-edit': at('/maintenance/employees'),
  'employee-edit': within((page) => page.getByRole('link', { name: /^修改/ }).first().click()),
  operators: at('/maintenance/operators'),
  'operator-edit': within((page) =>
    page.getByRole('row').filter({ hasText: '010044-01' }).getByRole('link', { name: /^修改/ }).click(),
  ),
  'operator-new': at('/maintenance/operators/new'),
  'employees-paged': at('/queries/employees?size=20&page=2'),
  employees: at('/queries/employees?status=normal'),
  employee: within((page) => page.locator('tbody a[href^="/queries/employees/"]').first().click()),
  'employee-ledger': within((page) => page.getByRole('link', { name: '职工明细查询' }).first().click()),
  'employee-loans': within((page) => page.getByRole('link', { name: '还款信息' }).first().click()),
  unit: at('/queries/unit'),
  flow: at('/queries/ledger'),
  'transfer-query': at('/queries/transfers'),
  'roster-query': at('/queries/rosters'),
  'log-submitted': at('/queries/logs/submitted'),
  'log-payments': at('/queries/logs/payments'),
  'log-revoked': at('/queries/logs/revoked'),
};

const [FIRST, OTHER] = ['583926', '740285'];

async function beginReset(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: '立即重置' }).click();
  await page.getByLabel('单位账号').fill(login);
  await expect(page.getByText('验证已通过')).toBeVisible({ timeout: 30_000 });
}

async function goOnWithReset(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('button', { name: '获取动态验证码' })).toBeVisible();
}

async function finishReset(page: Page): Promise<void> {
  await page.getByRole('button', { name: '获取动态验证码' }).click();
  const message = page.getByText(/验证码 \d{6}/);
  await expect(message).toBeVisible();
  const code = /验证码 (\d{6})/.exec((await message.textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('textbox', { name: '动态验证码' }).fill(code);
  for (const name of ['登录密码', '确认密码']) await page.getByRole('textbox', { name }).fill(OTHER);
  await page.getByRole('button', { name: '确定' }).click();
}

async function changePassword(page: Page): Promise<void> {
  await page.getByLabel('原密码').fill(OTHER);
  for (const name of ['新密码', '确认密码']) await page.getByLabel(name, { exact: true }).fill(FIRST);
  await page.getByRole('button', { name: '修改', exact: true }).click();
}

/** The password of who goes through the places, once he has reset it. */
export const PASSWORD = OTHER;

async function revokePayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('撤销原因').fill('核对完毕');
  await dialog.getByRole('button', { name: '撤销汇缴' }).click();
  await expect(dialog).toHaveCount(0);
}
