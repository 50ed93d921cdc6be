import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '@/db/embedded';
import { migrate, prepareApplicationLogin } from '@/db/migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the template database that every test file clones. */
    template: { ownerUrl: string; appUrl: string };
  }
}

/** One PostgreSQL for the whole run, in a temporary folder, not durable on purpose; migrated once. */
export default async function startDatabase(project: TestProject) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-test-'));
  fs.chmodSync(dataDir, 0o711);
  const flags = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };
  const embedded = await startEmbedded({ dataDir, flags });
  await migrate(embedded.ownerUrl);
  project.provide('template', {
    ownerUrl: embedded.ownerUrl,
    appUrl: await prepareApplicationLogin(embedded.ownerUrl, 'application'),
  });
  return async () => {
    await embedded.stop('SIGQUIT');
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
