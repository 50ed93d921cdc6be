import { expect, test } from 'vitest';
import { filesMatching, read } from './source-files';

test('no statement compares each row with each element of an array that is read anew for every row', () => {
  const sources = filesMatching(/^(db|lib)\/.*\.ts$/);
  expect(sources.some((file) => read(file).includes('in ${anyOf('))).toBe(true);
  expect(sources.filter((file) => /any\(\s*\$\{\s*pgArray/.test(read(file)))).toEqual(['db/arrays.ts']);
});
