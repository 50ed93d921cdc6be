import { expect, test } from 'vitest';
import { holdersOf, PERMISSIONS, SIGHTS, type OperationName } from '@/lib/auth/permissions';

/** One line for each operation: its name, and whose it is. */
function table(): string {
  const operations = (Object.keys(PERMISSIONS) as OperationName[]).sort().map((name) => {
    const { operator, staff, system } = holdersOf(name);
    const holders = [
      operator.length > 0 && `unit ${[...operator].sort().join(' ')}`,
      staff.length > 0 && `centre ${[...staff].sort().join(' ')}`,
      system && 'system',
    ];
    return `${name}: ${holders.filter(Boolean).join('; ')}`;
  });
  const sights = Object.entries(SIGHTS).map(([sight, roles]) => `see ${sight}: unit ${[...roles].sort().join(' ')}`);
  return `${[...operations, ...sights].join('\n')}\n`;
}

// Written anew by `vitest run tests/conventions/permissions.test.ts -u`: whoever changes a right changes this file, too.
test('who may do what is what was agreed', async () => {
  await expect(table()).toMatchFileSnapshot('permissions.txt');
});

test('nobody holds everything, and nothing is held by nobody', () => {
  const names = Object.keys(PERMISSIONS) as OperationName[];
  const held = names.map(holdersOf);
  expect(held.every(({ operator, staff, system }) => operator.length + staff.length > 0 || system)).toBe(true);
  for (const role of ['administrator', 'preparer', 'reviewer', 'viewer'] as const) {
    expect(held.every(({ operator }) => operator.includes(role))).toBe(false);
  }
  for (const role of ['counter', 'reviewer', 'funds', 'administrator'] as const) {
    expect(held.every(({ staff }) => staff.includes(role))).toBe(false);
  }
});
