import { expect, test } from 'vitest';
import { filesMatching, read, topLevel } from './source-files';

const FOLDERS = ['app', 'components', 'db', 'lib', 'public', 'tests'];
const FILES = ['README.md', 'README.zh-CN.md', 'package.json', 'package-lock.json', 'tsconfig.json', 'knip.json'];
// Next looks for these two at the top and nowhere else.
const OF_NEXT = ['instrumentation.ts', 'proxy.ts'];

const CODE = /^(app|components|db|lib|tests)\/.*\.(ts|tsx|mjs|css)$/;

test('the top level holds the six folders, the readme and configuration', () => {
  const strangers = topLevel().filter(
    (name) =>
      ![...FOLDERS, ...FILES, ...OF_NEXT].includes(name) &&
      !name.startsWith('.') &&
      !/^[a-z]+\.config\.(ts|mjs)$/.test(name),
  );
  expect(strangers).toEqual([]);
  expect(topLevel()).toEqual(expect.arrayContaining([...FOLDERS, ...FILES, 'next.config.ts', 'drizzle.config.ts']));
});

test('a name says what is in it', () => {
  const empty = /(^|\/)(src|utils?|helpers?|services?|types?|index|common|shared|misc|lib\/lib)(\.[a-z.]+)?(\/|$)/;
  expect(filesMatching(/^(app|components|db|lib|tests)\//).filter((file) => empty.test(file))).toEqual([]);
});

test('names are written in kebab case, folders of routes as Next wants them', () => {
  const part = String.raw`(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*|\([a-z-]+\)|\[(?:\.\.\.)?[a-z]+\])`;
  const proper = new RegExp(`^${part}(/${part})*$`);
  expect(filesMatching(CODE).filter((file) => !proper.test(file))).toEqual([]);
});

test('inside a module of lib everything lies flat', () => {
  expect(filesMatching(/^lib\/[^/]+\/[^/]+\//)).toEqual([]);
});

test('tests lie in tests only', () => {
  expect(filesMatching(/\.(test|spec)\.[a-z]+$/).filter((file) => !file.startsWith('tests/'))).toEqual([]);
});

test('no file is longer than 300 lines, no test than 400', () => {
  const long = filesMatching(CODE).flatMap((file) => {
    const lines = read(file).trimEnd().split('\n').length;
    return lines > (file.startsWith('tests/') ? 400 : 300) ? [`${file}: ${lines}`] : [];
  });
  expect(long).toEqual([]);
});

test('nothing speaks of the machines it was written on', () => {
  // Put together here so that this file itself says none of them.
  const words = [
    ['', 'work', ''],
    ['..', 'shared'],
    ['', 'tmp', 'bash'],
  ].map((parts) => parts.join('/'));
  words.push(['.', 'library'].join(''));
  const texts = filesMatching(/\.(ts|tsx|mjs|css|json|md|sql|svg|yml|yaml)$|^\.[^/]+(\/|$)/);
  const found = texts.flatMap((file) =>
    words.filter((word) => read(file).includes(word)).map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});
