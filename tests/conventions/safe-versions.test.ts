import fs from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  version?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  resolved?: string;
  integrity?: string;
}

const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const asked = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

/** Below these somebody gets in or data goes lost. A floor is raised in the commit that brings the fix; it is never lowered. */
const FLOORS: Record<string, { floor: string; why: string }> = {
  next: { floor: '16.4.2', why: 'the oldest release with every published fix for server actions, proxy and RSC' },
  react: { floor: '19.3.1', why: 'decodes what a browser sends to a door; same release as next tests with' },
  'react-dom': { floor: '19.3.1', why: 'writes the pages; must be the release of react' },
  'next-auth': { floor: '4.24.15', why: 'carries the session cookie; 5 is a beta that failed open' },
  postgres: { floor: '3.4.9', why: 'the release whose lost connections db/guarded-connection.ts was tested with' },
  'drizzle-orm': { floor: '0.45.4', why: 'quotes identifiers and parameters of every statement' },
  zod: { floor: '4.6.7', why: 'reads whatever comes from outside' },
  exceljs: { floor: '4.4.0', why: 'writes workbooks; older ones bring an unsafe unzipper' },
  '@node-rs/argon2': { floor: '2.2.1', why: 'hashes passwords' },
  pino: { floor: '10.4.0', why: 'leaves personal data out of the log; older redaction runs text as code' },
};

function numbers(version: string): number[] {
  return version.split(/[.-]/).map(Number);
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  const place = need.findIndex((number, index) => number !== have[index]);
  return place === -1 || (have[place] ?? 0) > (need[place] ?? 0);
}

/** All versions of a package that are installed, wherever in the tree. */
function versionsOf(name: string): string[] {
  return Object.entries(lock.packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version = '' }]) => version);
}

test('versions compare by their numbers', () => {
  expect(isAtLeast('16.10.0', '16.4.2')).toBe(true);
  expect(isAtLeast('16.4.2', '16.4.2')).toBe(true);
  expect(isAtLeast('16.4.1', '16.4.2')).toBe(false);
  expect(isAtLeast('15.9.9', '16.4.2')).toBe(false);
});

test.each(Object.entries(FLOORS))('%s is not older than its floor', (name, { floor }) => {
  const versions = versionsOf(name);
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test('what runs in production is pinned to one version', () => {
  const loose = Object.entries({ ...asked.dependencies, ...asked.devDependencies, ...asked.optionalDependencies });
  expect(loose.filter(([, version]) => !/^[0-9]+\.[0-9]+\.[0-9]+(?:-[a-z0-9.]+)?$/.test(version))).toEqual([]);
});

test('no package runs a script when it is installed but those that were looked at', () => {
  const scripted = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.split('node_modules/').at(-1) ?? '');
  expect(scripted.length).toBeGreaterThan(0);
  // fsevents is built for macOS by whoever watches files there; it is optional and never installed elsewhere.
  expect([...new Set(scripted)].filter((name) => !(name in asked.allowScripts) && name !== 'fsevents')).toEqual([]);
});

test('every package comes from the registry and is checked by its hash', () => {
  const odd = Object.entries(lock.packages).filter(
    ([place, { integrity, resolved, link }]) =>
      place !== '' &&
      (link ||
        !integrity?.startsWith('sha512-') ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))),
  );
  expect(odd.map(([place]) => place)).toEqual([]);
});
