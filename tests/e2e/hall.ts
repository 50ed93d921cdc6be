import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { KEY_MIDDLEWARE_ADDRESS } from '@/lib/signers/key-signer';

/** A test fails on any error in the browser's console or in a page's script. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        // What the driver of a USB key says no to is told by the page, and by the browser besides.
        if (message.location().url.startsWith(KEY_MIDDLEWARE_ADDRESS)) return;
        // A page that is meant to be missing answers 404, a refused login 401, and the browser says so by itself.
        if (message.type() === 'error' && !/\b(404|401)\b/.test(message.text())) errors.push(message.text());
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in at the hall as somebody would, by any of the names that are known for the account. */
export async function signIn(page: Page, identifier: string, password = '583926'): Promise<void> {
  await page.goto('/login');
  await page.locator('input[name=identifier]').fill(identifier);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/$/);
}

/** Signs in at the back office. */
export async function signInStaff(page: Page, login: string): Promise<void> {
  await page.goto('/admin/login');
  await page.locator('input[name=identifier]').fill(login);
  await page.locator('input[name=password]').fill('Demo-2019-08-20');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/admin$/);
}

/** What stands in some cells of each row, by their places. */
export function cellsOf(rows: Locator, places: readonly number[]): Promise<(string | undefined)[][]> {
  return rows.evaluateAll(
    (all, wanted) =>
      all.map((row) => {
        const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim());
        return wanted.map((place) => cells[place]);
      }),
    places,
  );
}

/** Uploads a workbook under 批量导入 and waits for what becomes of it. */
export async function importWorkbook(
  page: Page,
  { file, rows, kind }: { file: string; rows: number; kind?: string },
): Promise<void> {
  await page.goto('/change-roster/import');
  if (kind) await page.getByLabel('业务类型').selectOption(kind);
  await page.getByLabel('导入条数').fill(String(rows));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '浏览...' }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.waitForURL(/change-roster\/import\/[0-9a-f-]{36}/);
  await expect(page.getByText(/已导入 [0-9,]+ 条|文件没有导入/).first()).toBeVisible({ timeout: 60_000 });
}

/** Proves oneself again by the code that the demo shows, where that is asked. */
export async function proveAgain(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '短信验证' });
  const message = dialog.getByText(/验证码 \d{6}/);
  await expect(message).toBeVisible();
  const code = /验证码 (\d{6})/.exec((await message.textContent()) ?? '')?.[1] ?? '';
  await dialog.getByLabel('动态验证码').fill(code);
  await dialog.getByRole('button', { name: '确定' }).click();
}
