import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded, runningEmbedded, type Embedded } from '@/db/embedded';
import { placeDataFolder } from '@/db/embedded-folders';
import { holdsPeople, migrate, prepareApplicationLogin } from '@/db/migrate';
import { commandEnv, extendEnvironment } from '@/lib/env';
import { loadSecrets } from './secrets';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface OpenDatabase {
  /** Address for the owner. */
  ownerUrl: string;
  /** Where everything lies: the database, the secrets, the files. */
  dataDir: string;
  /** The server we have started ourselves, if we have. */
  embedded: Embedded | undefined;
}

/** The data folder, relative to the project, and moved when the database could not get to it. */
function dataFolder(): string {
  return placeDataFolder(path.resolve(ROOT, commandEnv().DATA_DIR));
}

/**
 * The database of DATABASE_URL; else the embedded one: the running one's of another process when `shared`, else started
 * here and stopped by the caller.
 */
export async function openDatabase({ shared }: { shared: boolean }): Promise<OpenDatabase> {
  const dataDir = dataFolder();
  const given = commandEnv().DATABASE_URL ?? (shared ? runningEmbedded(dataDir) : undefined);
  if (given) return { ownerUrl: given, dataDir, embedded: undefined };
  const log = fs.createWriteStream(path.join(dataDir, 'postgres.log'), { mode: 0o600 });
  const embedded = await startEmbedded({ dataDir, log: (line) => log.write(`${line}\n`) });
  return { ownerUrl: embedded.ownerUrl, dataDir, embedded };
}

/** Brings the database up to date and the application's settings into the environment, so that `env()` can be used. */
export async function prepareApplication({ ownerUrl, dataDir }: OpenDatabase): Promise<void> {
  const given = commandEnv();
  await migrate(ownerUrl);
  const { APP_DATABASE_PASSWORD, ...secrets } = loadSecrets(dataDir, given, {
    holdsPeople: await holdsPeople(ownerUrl),
  });
  extendEnvironment({
    ...secrets,
    DATA_DIR: dataDir,
    DATABASE_URL: ownerUrl,
    APP_DATABASE_URL: given.APP_DATABASE_URL ?? (await prepareApplicationLogin(ownerUrl, APP_DATABASE_PASSWORD)),
    NEXTAUTH_URL: given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`,
  });
}
