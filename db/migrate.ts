import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { addressOf, connect, type Connection } from './client';

const APPLICATION_ROLE = 'provident_hall_app';

const OLDEST_VERSION = 15;
const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
// Any number will do, as long as every run takes the same.
const MIGRATION_LOCK = 201908;

/** Brings the database up to date, one run at a time. Refuses a PostgreSQL older than 15. */
export async function migrate(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    const [version] = await owner<{ text: string; major: number }[]>`
      select current_setting('server_version') as text, current_setting('server_version_num')::int / 10000 as major`;
    if (!version || version.major < OLDEST_VERSION) {
      throw new Error(`PostgreSQL ${OLDEST_VERSION} or newer is needed; this one is ${version?.text ?? 'unknown'}.`);
    }
    await owner`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(owner), { migrationsFolder: MIGRATIONS });
  });
}

/** Whether anybody is in the database yet. */
export async function holdsPeople(ownerUrl: string): Promise<boolean> {
  let found = false;
  await withOwner(ownerUrl, async (owner) => {
    found = (await owner`select from people limit 1`).length > 0;
  });
  return found;
}

/**
 * Lets the application's role, which owns nothing and cannot pass by row-level security, log in with this password.
 * Returns the application's address of the same database.
 */
export async function prepareApplicationLogin(ownerUrl: string, password: string): Promise<string> {
  await withOwner(ownerUrl, async (owner) => {
    const [role] = await owner<{ powerful: boolean }[]>`
      select rolsuper or rolbypassrls as powerful from pg_roles where rolname = ${APPLICATION_ROLE}`;
    if (role?.powerful)
      throw new Error(`The role ${APPLICATION_ROLE} must be neither superuser nor bypass row-level security.`);
    // CREATE and ALTER ROLE take no parameters: the server writes the statement.
    const [statement] = await owner<{ text: string }[]>`
      select format('%s role %I login password %L', ${role ? 'alter' : 'create'}::text, ${APPLICATION_ROLE}::text,
        ${password}::text) as text`;
    await owner.unsafe(statement?.text ?? '');
  });
  const url = addressOf(ownerUrl);
  url.username = APPLICATION_ROLE;
  url.password = encodeURIComponent(password);
  return url.href;
}

async function withOwner(ownerUrl: string, run: (owner: Connection['raw']) => Promise<void>): Promise<void> {
  // A single session, so that the lock holds for all that follows and goes with it.
  const connection = connect({ url: ownerUrl, max: 1 });
  try {
    await run(connection.raw);
  } finally {
    await connection.end();
  }
}
