import { expect, test } from 'vitest';
import { filesMatching } from '../conventions/source-files';
import { BUTTONS } from './inventory/buttons';
import { FIELDS } from './inventory/fields';
import { FIELDS_OF_QUERIES } from './inventory/fields-of-queries';
import { PLACES } from './inventory/places';
import { SCREENS } from './inventory/screens';

const ROWS = [...SCREENS, ...BUTTONS, ...FIELDS, ...FIELDS_OF_QUERIES];
/** How many screens, buttons and fields the hall's operation manual of 2019 numbers. */
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
  expect(ROWS.filter(({ words, shown }) => words === '' || shown === '')).toEqual([]);
});

test('every place is a page that there is, and has something on it', () => {
  const pages = new Set(
    filesMatching(/^app\/(.*\/)?page\.tsx$/).map(
      (file) =>
        `/${file
          .split('/')
          .slice(1, -1)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    ),
  );
  expect(Object.values(PLACES).filter(({ path }) => !pages.has(path))).toEqual([]);
  expect(Object.keys(PLACES).filter((name) => !ROWS.some(({ at }) => at === name))).toEqual([]);
});
