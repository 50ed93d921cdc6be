import { expect, test } from 'vitest';
import { lastPageAddress } from '@/components/table/address';

test('a page past the end leads to the last one, and keeps what else was asked for', () => {
  const asked = '/change-roster?faulty=yes&size=20&page=9';
  expect(lastPageAddress(asked, { page: 9, size: 20, totalRows: 84 })).toBe('/change-roster?faulty=yes&size=20&page=5');
  expect(lastPageAddress(asked, { page: 9, size: 20, totalRows: 20 })).toBe('/change-roster?faulty=yes&size=20');
});

test('a page that is there stays, the last one too', () => {
  expect(lastPageAddress('/payments?page=5', { page: 5, size: 20, totalRows: 84 })).toBeNull();
  expect(lastPageAddress('/payments', { page: 1, size: 20, totalRows: 20 })).toBeNull();
});

test('an empty list says so on whatever page: it has no other', () => {
  expect(lastPageAddress('/payments?page=5', { page: 5, size: 20, totalRows: 0 })).toBeNull();
});
