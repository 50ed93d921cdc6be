import { randomInt } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { copyOperator } from '../support/attack/callers';
import { expect, signIn, signInStaff, test } from './hall';
import { hallDatabase, rowsOf } from './hall-database';
import { BUTTONS } from './inventory/buttons';
import { FIELDS } from './inventory/fields';
import { FIELDS_OF_QUERIES } from './inventory/fields-of-queries';
import { PASSWORD, PLACES, type Who } from './inventory/places';
import type { Row } from './inventory/row';
import { SCREENS } from './inventory/screens';

const ROWS = [...SCREENS, ...BUTTONS, ...FIELDS, ...FIELDS_OF_QUERIES];
/** How many screens, buttons and fields the manual numbers. */
const COUNTS = { SC: 53, BT: 70, FD: 110 };

test('every screen, button and field of the manual has its place', () => {
  const known = new Set(ROWS.map(({ id }) => id));
  const missing = Object.entries(COUNTS).flatMap(([kind, count]) => {
    const digits = String(count).length;
    return Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(digits, '0')}`).filter(
      (id) => !known.has(id),
    );
  });
  expect(missing).toEqual([]);
  expect(ROWS.filter(({ at }) => !(at in PLACES)).map(({ id, at }) => `${id} ${at}`)).toEqual([]);
});

test('each place is opened, and its words stand on it', async ({ page }) => {
  test.setTimeout(300_000);
  const owner = hallDatabase();
  const login = `010044-i${randomInt(1000, 10_000)}`;
  await copyOperator(owner, login, { name: '清单测试员' });
  // Nothing is offered in the demo; what is asked of the page is its words.
  await rowsOf(
    owner,
    sql`insert into downloads (id, kind, name, version, file_name, size, hash, published_by, published_at)
      select gen_random_uuid(), 'driver', 'UKey 驱动', '1.0', 'driver.zip', 1, '\\x00'::bytea, id, now() from staff where login = 'admin'`,
  );
  await owner.end();
  const missing: string[] = [];
  let who: Who = 'nobody';
  for (const [at, place] of Object.entries(PLACES)) {
    if (place.who !== who) await become(page, place.who, login);
    who = place.who;
    await test.step(at, async () => {
      await place.open(page, login);
      for (const row of ROWS.filter((one) => one.at === at)) {
        const seen = await isSeen(shown(page, row));
        if (!seen) missing.push(`${row.id} ${row.words}: no ${row.shape} ${row.shown} at ${at}`);
      }
    });
  }
  expect(missing).toEqual([]);
});

async function become(page: Page, who: Who, login: string): Promise<void> {
  await page.context().clearCookies();
  if (who === 'unit') await signIn(page, login, PASSWORD);
  if (who === 'reviewer') await signInStaff(page, 'reviewer');
}

async function isSeen(place: Locator): Promise<boolean> {
  return place
    .first()
    .waitFor({ state: 'visible', timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
}

/** The words as somebody meets them: whole, or with the name of their row behind them. */
function shown(page: Page, { shape, shown: words }: Row): Locator {
  const whole = new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}( |$)`);
  switch (shape) {
    case 'heading':
      return page.getByRole('heading', { name: words });
    case 'button':
      return page.getByRole('button', { name: whole }).or(page.getByRole('link', { name: whole }));
    case 'field':
      return page.getByLabel(words);
    case 'column':
      return page.locator('th, [role=columnheader]').filter({ hasText: words });
    case 'row':
      return page.getByRole('row', { name: words });
    case 'list':
      return page.getByRole('list', { name: words });
    case 'term':
      return page.getByRole('term').filter({ hasText: words });
    case 'text':
      return page.getByText(words);
  }
}
