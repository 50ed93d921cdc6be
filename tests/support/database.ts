import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDatabase, connect, database, type Connection } from '@/db/client';
import { extendEnvironment } from '@/lib/env';

export interface TestDatabase {
  /** Address for the owner, who passes by row-level security. */
  readonly ownerUrl: string;
  /** Address for the application's login. */
  readonly appUrl: string;
  readonly owner: Connection;
  /** What `database()` returns: the application's own connection. */
  readonly app: Connection;
}

const SETTINGS = {
  PERSONAL_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  PERSONAL_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  PASSWORD_PEPPER: Buffer.alloc(32, 3).toString('base64'),
  BANK_SECRET: Buffer.alloc(32, 4).toString('base64'),
  NEXTAUTH_SECRET: 'a secret only for the tests',
  NEXTAUTH_URL: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
};

/**
 * Gives the test file a database of its own, freshly migrated and empty, and lets `database()` and `env()` mean it.
 * Call it once at the top of the file; what it returns can be used from the first hook or test on.
 */
export function useDatabase(): TestDatabase {
  const template = inject('template');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = withDatabase(template.ownerUrl, name);
  const appUrl = withDatabase(template.appUrl, name);
  const owner = connect({ url: ownerUrl });
  extendEnvironment({ ...SETTINGS, DATABASE_URL: ownerUrl, APP_DATABASE_URL: appUrl });

  // Work that an earlier file has left running may have opened its connection again.
  void closeDatabase();

  beforeAll(() => asOwner(template.ownerUrl, `create database ${name} template ${databaseOf(template.ownerUrl)}`));
  afterAll(async () => {
    await Promise.all([owner.end(), closeDatabase()]);
    await asOwner(template.ownerUrl, `drop database ${name} with (force)`);
  });

  return {
    ownerUrl,
    appUrl,
    owner,
    get app() {
      return database();
    },
  };
}

async function asOwner(templateUrl: string, statement: string): Promise<void> {
  const connection = connect({ url: withDatabase(templateUrl, 'postgres'), max: 1 });
  try {
    await connection.raw.unsafe(statement);
  } finally {
    await connection.end();
  }
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
