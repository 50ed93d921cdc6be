import type { Page } from '@playwright/test';
import { expect } from '../hall';
import { discard, draftBase, draftChanges, draftRatio, draftTransfer } from './drafts';

/** Goes to a place, from wherever the page is. */
type Opening = (page: Page, login: string) => Promise<unknown>;

const [FIRST, OTHER] = ['583926', '740285'];

/** The password of who goes through the places, once it has been reset. */
export const PASSWORD = OTHER;

/**
 * How the places are reached that an address alone does not lead to: states of a page, and what has an id of its own. They follow each
 * other as the places do: what one needs, those before it have made.
 */
export const OPENINGS: Record<string, Opening> = {
  'reset-account': beginReset,
  'reset-code': goOnWithReset,
  'reset-done': finishReset,
  'password-changed': changePassword,
  // 性别 is asked for where the document does not say it.
  open: async (page) => {
    await page.goto('/change-roster/open');
    await page.getByLabel('证件类型').selectOption({ index: 2 });
  },
  roster: draftChanges,
  'roster-submitted': (page) => discard(page, 'change-roster'),
  base: draftBase,
  'base-submitted': (page) => discard(page, 'base-adjustment'),
  'ratio-documents': draftRatio,
  rosters: async (page) => {
    await discard(page, 'ratio-adjustment');
    await page.goto('/remittance');
  },
  'confirm-saved': (page) => page.getByRole('button', { name: '保存', exact: true }).click(),
  register: (page) => page.getByRole('alertdialog').getByRole('button', { name: '确定' }).click(),
  notice: async (page) => {
    await page.getByRole('radio', { name: /银行转账/ }).check();
    await page.getByRole('button', { name: '缴存' }).click();
  },
  payment: (page) => page.getByRole('link', { name: '在线付款查询' }).first().click(),
  transfers: async (page) => {
    await revokePayment(page);
    await draftTransfer(page);
  },
  'transfer-submitted': (page) => discard(page, 'transfers'),
  'employee-edit': (page) => page.getByRole('link', { name: /^修改/ }).first().click(),
  'operator-edit': (page) =>
    page.getByRole('row').filter({ hasText: '010044-01' }).getByRole('link', { name: /^修改/ }).click(),
  'employees-paged': (page) => page.goto('/queries/employees?size=20&page=2'),
  employees: (page) => page.goto('/queries/employees?status=normal'),
  employee: (page) => page.locator('tbody a[href^="/queries/employees/"]').first().click(),
  'employee-ledger': (page) => page.getByRole('link', { name: '职工明细查询' }).first().click(),
  'employee-loans': (page) => page.getByRole('link', { name: '还款信息' }).first().click(),
};

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

async function revokePayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('撤销原因').fill('核对完毕');
  await dialog.getByRole('button', { name: '撤销汇缴' }).click();
  await expect(dialog).toHaveCount(0);
}
