import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holdsPeople } from '@/db/migrate';
import { loadSecrets } from '@/lib/commands/secrets';
import { commandEnv } from '@/lib/env';
import { openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeUnit, setParameters } from '../support/hall';
import { newLine } from '../support/paying-units';

const { owner, ownerUrl } = useDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-secrets-'));
const NONE = {
  ...commandEnv(),
  PERSONAL_DATA_KEY: undefined,
  PERSONAL_INDEX_KEY: undefined,
  PASSWORD_PEPPER: undefined,
};

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('keys are made once, and never for a database that holds people already', async () => {
  expect(await holdsPeople(ownerUrl)).toBe(false);
  const made = loadSecrets(folder, NONE, { holdsPeople: false });
  expect(loadSecrets(folder, NONE, { holdsPeople: true })).toEqual(made);
  await setParameters(owner);
  await openAccounts(await makeUnit(owner), [newLine()]);
  expect(await holdsPeople(ownerUrl)).toBe(true);
  const lost = fs.mkdtempSync(path.join(folder, 'lost-'));
  expect(() => loadSecrets(lost, NONE, { holdsPeople: true })).toThrow('PERSONAL_DATA_KEY');
  expect(fs.readdirSync(lost)).toEqual([]);
  const given = { ...NONE, PERSONAL_DATA_KEY: 'a', PERSONAL_INDEX_KEY: 'b', PASSWORD_PEPPER: 'c' };
  // What opens nothing that is there may still be made: sessions, the bank's word, the application's login.
  expect(loadSecrets(lost, given, { holdsPeople: true })).toMatchObject({ PASSWORD_PEPPER: 'c' });
});
