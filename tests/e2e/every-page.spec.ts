import { randomInt } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults } from './accessibility';
import { expect, signIn, signInStaff, test } from './hall';
import { checkDigitOf } from '@/lib/values/id-number';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 740 };

const PUBLIC_PAGES = [
  '/login',
  '/login?kind=ca',
  '/forgot-password',
  '/set-password',
  '/downloads',
  '/help',
  '/verify',
  '/verify/AAAA-AAAA-AAAA',
  '/admin/login',
];
const HALL_PAGES = [
  '/',
  '/change-roster',
  '/change-roster/open',
  '/change-roster/seal',
  '/change-roster/import',
  '/change-roster/submitted',
  '/change-roster/unseal',
  '/base-adjustment',
  '/base-adjustment/edit',
  '/base-adjustment/import',
  '/base-adjustment/submitted',
  '/ratio-adjustment',
  '/ratio-adjustment/edit',
  '/ratio-adjustment/submitted',
  '/back-payment',
  '/back-payment/edit',
  '/back-payment/import',
  '/back-payment/submitted',
  '/corrections',
  '/corrections/new',
  '/transfers',
  '/transfers/edit',
  '/transfers/import',
  '/transfers/submitted',
  '/remittance',
  '/remittance/confirm',
  '/remittance/unchanged',
  '/approvals',
  '/payments',
  '/queries/employees',
  '/maintenance/unit',
  '/maintenance/employees',
  '/maintenance/operators',
  '/maintenance/operators/new',
  '/maintenance/applications',
  '/maintenance/applications/new?field=name',
  '/maintenance/applications/relief?kind=deferral',
  '/maintenance/applications/relief?kind=lowRatio',
  '/queries/unit',
  '/queries/ledger',
  '/queries/transfers',
  '/queries/rosters',
  '/queries/papers',
  '/jobs',
  '/queries/arrears',
  '/queries/logs',
  '/queries/logs/submitted',
  '/queries/logs/payments',
  '/queries/logs/revoked',
  '/notices',
  '/settings',
  '/units',
];
const DARK_PAGES = ['/', '/change-roster/open', '/queries/employees'];
const FUNDS_PAGES = [
  '/admin',
  '/admin/receipts',
  '/admin/receipts/import',
  '/admin/suspense',
  '/admin/withdrawals',
  '/admin/payments',
  '/admin/collections',
  '/admin/parameters',
  '/admin/transfers',
  '/admin/applications',
  '/admin/certificates',
  '/admin/log',
  '/admin/arrears',
  '/admin/settings',
  '/admin/permissions',
  '/admin/employees',
  '/admin/units',
];

const ADMINISTRATOR_PAGES = [
  '/admin/parameters/set',
  '/admin/parameters/password',
  '/admin/certificate-authorities',
  '/admin/staff',
  '/admin/staff/new',
  '/admin/settings',
  '/admin/second-factor',
];

// One sign-in serves many pages.
test.describe.configure({ timeout: 600_000 });

test('every page that is open to all', async ({ page }) => {
  expect(await faultsOf(page, PUBLIC_PAGES)).toEqual([]);
});

test('every page of the hall, the dark ones too', async ({ page }) => {
  await signIn(page, '010044-01');
  const faults = await faultsOf(page, HALL_PAGES);
  await page.setViewportSize(WIDE);
  await page.goto('/queries/employees');
  const employee = await addressOf(page.locator('tbody a[href^="/queries/employees/"]').first());
  faults.push(...(await faultsOf(page, [employee, `${employee}/ledger`])));
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await faultsOf(page, DARK_PAGES)));
  expect(faults).toEqual([]);
});

test('every page of the back office, for funds', async ({ page }) => {
  await signInStaff(page, 'funds');
  await page.goto('/admin/withdrawals');
  const file = await addressOf(page.locator('tbody a[href^="/admin/withdrawals/"]').first());
  expect(await faultsOf(page, [...FUNDS_PAGES, file])).toEqual([]);
});

test('the reviews, for a reviewer', async ({ page }) => {
  await signInStaff(page, 'reviewer');
  expect(await faultsOf(page, ['/admin/reviews', '/admin/reviews/decided', '/admin/reviews/corrections'])).toEqual([]);
});

test('notices, papers and loans, for the counter', async ({ page }) => {
  await signInStaff(page, 'counter');
  expect(
    await faultsOf(page, [
      '/admin/announcements',
      '/admin/papers',
      '/admin/loans',
      '/admin/downloads',
      '/admin/units/new',
    ]),
  ).toEqual([]);
});

test('parameters and staff, for an administrator', async ({ page }) => {
  await signInStaff(page, 'admin');
  await page.goto('/admin/staff');
  const member = await addressOf(page.locator('tbody a[href^="/admin/staff/"]').first());
  expect(await faultsOf(page, [...ADMINISTRATOR_PAGES, member])).toEqual([]);
});

test('by keyboard alone: sign in, open an account, save the draft, delete it', async ({ page }) => {
  const first17 = `54019919930303${randomInt(100, 1000)}`;
  await page.goto('/login');
  await tabTo(page, page.locator('input[name=identifier]'));
  await page.keyboard.type('010044-01');
  await tabTo(page, page.locator('input[name=password]'));
  await page.keyboard.type('583926');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/$/);

  await tabTo(page, page.getByRole('link', { name: '变更清册' }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/change-roster$/);
  await tabTo(page, page.getByRole('link', { name: '开户', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '职工新开户受理' })).toBeVisible();
  await tabTo(page, page.getByLabel('职工姓名'));
  await page.keyboard.type('键盘测试');
  await tabTo(page, page.getByLabel('证件号码'));
  await page.keyboard.type(first17 + checkDigitOf(first17));
  await tabTo(page, page.getByLabel('工资基数'));
  await page.keyboard.type('22458');
  await tabTo(page, page.getByRole('button', { name: '保存', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/change-roster$/);

  const remove = page.getByRole('button', { name: '删除 键盘测试' });
  await tabTo(page, remove);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: '删除' }));
  await page.keyboard.press('Enter');
  await expect(remove).toHaveCount(0);
});

/** What is wrong with these pages, wide and narrow, each sentence naming its page. */
async function faultsOf(page: Page, paths: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.setViewportSize(WIDE);
    const response = await page.goto(path);
    if (!response?.ok()) faults.push(`${path}: status ${response?.status()}`);
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      faults.push(
        ...(await faultsOfView(page, { colours: size === WIDE })).map((fault) => `${path} at ${size.width}: ${fault}`),
      );
    }
    // Last, because it scrolls.
    await page.setViewportSize(WIDE);
    faults.push(...(await controlsMissedByTab(page)).map((missed) => `${path}: Tab does not reach ${missed}`));
  }
  return faults;
}

async function faultsOfView(page: Page, looking: { colours: boolean }): Promise<string[]> {
  const faults = await accessibilityFaults(page, looking);
  const view = await page.evaluate(() => ({
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
    mains: document.querySelectorAll('main').length,
    title: document.title.trim(),
  }));
  if (view.tooWide > 0) faults.push(`overflows by ${view.tooWide} px`);
  if (view.headings !== 1) faults.push(`${view.headings} h1`);
  if (view.mains !== 1) faults.push(`${view.mains} main landmarks`);
  if (view.title === '') faults.push('no title');
  return faults;
}

async function addressOf(link: Locator): Promise<string> {
  const address = await link.getAttribute('href');
  if (!address) throw new Error('the link leads nowhere');
  return address;
}

/** Presses Tab until the control has the focus; every stop on the way must show that it has it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const wanted = await control.elementHandle();
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await unseenFocus(page)).toBeNull();
    if (await page.evaluate((element) => element === document.activeElement, wanted)) return;
  }
  throw new Error(`Tab does not reach ${String(control)}`);
}

/** The focused element, where nothing shows that it has the focus. */
function unseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.matches('nextjs-portal')) return null;
    // A field's frame, its parent, wears the outline in its stead.
    const outlined = [focused, focused.parentElement ?? focused].some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
    return outlined ? null : focused.outerHTML.slice(0, 120);
  });
}

/** Walks the page round by Tab, and names the visible controls that it did not come by. */
async function controlsMissedByTab(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    // Of a group of radio buttons Tab stops at the chosen one, and the arrows lead on.
    const CONTROLS =
      'a[href], button:not(:disabled), input:not([type=hidden], [type=radio]:not(:checked), :disabled), select, textarea, summary';
    for (const control of document.querySelectorAll<HTMLElement>(CONTROLS)) {
      if (control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0)
        control.dataset.untouched = '';
    }
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement) delete target.dataset.untouched;
    });
  });
  const missed = page.locator('[data-untouched]');
  // More than once round: a field for a day stops at year, month and day, and a grid at each of its cells.
  for (let rounds = 0, left = await missed.count(); left > 0 && rounds < 15; rounds += 1, left = await missed.count())
    await holdTab(page, left + 10);
  return missed.evaluateAll((controls) => controls.map((control) => control.outerHTML.slice(0, 120)));
}

/** Holds Tab down for so many steps: to press it as often takes five times as long, for each waits for a picture. */
async function holdTab(page: Page, steps: number): Promise<void> {
  await Promise.all(Array.from({ length: steps }, () => page.keyboard.down('Tab')));
  await page.keyboard.up('Tab');
}
