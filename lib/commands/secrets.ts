import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { CommandEnv } from '@/lib/env';

const NAMES = [
  'PERSONAL_DATA_KEY',
  'PERSONAL_INDEX_KEY',
  'PASSWORD_PEPPER',
  'BANK_SECRET',
  'NEXTAUTH_SECRET',
  'APP_DATABASE_PASSWORD',
] as const;

type Secrets = Record<(typeof NAMES)[number], string>;

/** What is in the database already can be read, found and signed in by with these only. */
const OF_THE_DATA: readonly string[] = ['PERSONAL_DATA_KEY', 'PERSONAL_INDEX_KEY', 'PASSWORD_PEPPER'];

/**
 * The keys that the data is written with: from the environment, else from `secrets.json` in the data folder, made once and
 * readable by its owner only. Whoever loses them loses ID numbers, phones and passwords for good: none is made for a database that holds
 * people already, where a new one would let the same person be entered twice.
 */
export function loadSecrets(dataDir: string, given: CommandEnv, { holdsPeople }: { holdsPeople: boolean }): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const missing = NAMES.filter((name) => !given[name] && !kept[name]);
  const lost = holdsPeople ? missing.filter((name) => OF_THE_DATA.includes(name)) : [];
  if (lost.length > 0) {
    throw new Error(
      `The database holds data that was written with other keys: ${lost.join(', ')} are missing. Put back the secrets.json that belongs to it (${file}), or set them in the environment.`,
    );
  }
  if (missing.length > 0) {
    for (const name of missing) kept[name] = randomBytes(32).toString('base64');
    const partial = `${file}.${process.pid}`;
    fs.writeFileSync(partial, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    fs.renameSync(partial, file);
  }
  return Object.fromEntries(NAMES.map((name) => [name, given[name] ?? kept[name] ?? ''])) as Secrets;
}
