import { randomInt } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { BUTTONS } from '../rules/inventory/buttons';
import { FIELDS } from '../rules/inventory/fields';
import { FIELDS_OF_QUERIES } from '../rules/inventory/fields-of-queries';
import { PLACES } from '../rules/inventory/places';
import type { Row } from '../rules/inventory/row';
import { SCREENS } from '../rules/inventory/screens';
import { copyOperator } from '../support/attack/callers';
import { expect, signIn, signInStaff, test } from './hall';
import { hallDatabase, rowsOf } from './hall-database';
import { OPENINGS, PASSWORD } from './inventory/openings';

const ROWS = [...SCREENS, ...BUTTONS, ...FIELDS, ...FIELDS_OF_QUERIES];

test('each place of the manual is opened, and its words stand on it', async ({ page }) => {
  test.setTimeout(240_000);
  const owner = hallDatabase();
  const login = `010044-i${randomInt(1000, 10_000)}`;
  await copyOperator(owner, login, { name: '清单测试员' });
  // Nothing is offered in the demo; what is asked of the page is its words.
  await rowsOf(
    owner,
    sql`insert into downloads (id, kind, name, version, file_name, size, hash, published_by, published_at)
      select gen_random_uuid(), 'driver', 'UKey', '1.0', 'driver.zip', 1, '\\x00'::bytea, id, now() from staff where login = 'admin'`,
  );
  await owner.end();
  const missing: string[] = [];
  let who = 'nobody';
  for (const [at, place] of Object.entries(PLACES)) {
    if (place.who !== who) await become(page, place.who, login);
    who = place.who;
    await test.step(at, async () => {
      await (OPENINGS[at]?.(page, login) ?? page.goto(place.path));
      await expect.poll(() => new URL(page.url()).pathname, { message: at }).toMatch(addressOf(place.path));
      for (const row of ROWS.filter((one) => one.at === at)) {
        if (!(await isSeen(shown(page, row))))
          missing.push(`${row.id} ${row.words}: no ${row.shape} ${row.shown} at ${at}`);
      }
    });
  }
  expect(missing).toEqual([]);
});

async function become(page: Page, who: string, login: string): Promise<void> {
  await page.context().clearCookies();
  if (who === 'unit') await signIn(page, login, PASSWORD);
  if (who === 'reviewer') await signInStaff(page, 'reviewer');
}

/** The addresses of a page: /payments/[id] has one for each payment. */
function addressOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\[\w+\]/g, '[^/]+')}$`);
}

async function isSeen(place: Locator): Promise<boolean> {
  return place
    .filter({ visible: true })
    .first()
    .waitFor({ state: 'visible', timeout: 3_000 })
    .then(
      () => true,
      () => false,
    );
}

/** The words as somebody meets them: whole, or with the name of their row behind them. */
function shown(page: Page, { shape, shown: words }: Row): Locator {
  const literal = words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const whole = new RegExp(`^${literal}( |$)`);
  const titled = new RegExp(`^${literal}(\\(元\\))?$`);
  switch (shape) {
    case 'heading':
      return page.getByRole('heading', { name: whole });
    case 'button':
      return page.getByRole('button', { name: whole }).or(page.getByRole('link', { name: whole }));
    case 'field':
      return page.getByLabel(words, { exact: true });
    case 'column':
      return page.locator('th, [role=columnheader]').filter({ hasText: titled });
    case 'row':
      return page.getByRole('row', { name: words });
    case 'list':
      return page.getByRole('list', { name: words });
    case 'term':
      return page.getByRole('term').filter({ hasText: titled });
    case 'choice':
      return page.getByRole('combobox').filter({ hasText: words });
    case 'text':
      return page.getByText(words);
  }
}
