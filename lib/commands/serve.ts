import type { ChildProcess } from 'node:child_process';
import net from 'node:net';
import { sql } from 'drizzle-orm';
import { connect, type Connection } from '@/db/client';
import { loadDemoCertificates } from '@/db/demo/certificates';
import { loadDemo } from '@/db/demo/load';
import { clock } from '@/lib/gateways/clock';
import { commandEnv, extendEnvironment, type CommandEnv } from '@/lib/env';
import { fillInitials } from '@/lib/people/fill-initials';
import { buildIfNeeded, NEXT } from './build';
import { DEMO_ACCOUNTS } from './demo-accounts';
import { openDatabase, prepareApplication, ROOT } from './open-database';
import { refuseDemoPasswords, refuseExposedDemo } from './refuse-exposure';
import { endAll, hasEnded, inCare, startNode, superviseUntilSignal } from './supervision';

const DEVELOPING = process.argv.includes('--dev');

function say(line: string): void {
  console.log(line);
}

/** The database, the demo, the pages: started in this order, ended in the other. */
async function serve(): Promise<void> {
  const env = commandEnv();
  superviseUntilSignal();
  refuseExposedDemo(env);
  await refuseTakenPort(env);
  const database = await openDatabase({ shared: false });
  const { embedded } = database;
  if (embedded) {
    inCare(() => embedded.stop());
    embedded.child.once('exit', () => void endAll(1));
  }
  await prepareApplication(database);
  extendEnvironment({ NEXT_TELEMETRY_DISABLED: '1' });
  if (env.DEMO === 'on') {
    await asOwner(database.ownerUrl, loadDemoIntoEmpty);
    await asOwner(database.ownerUrl, (owner) => loadDemoCertificates(owner, database.dataDir, clock));
  } else await asOwner(database.ownerUrl, (owner) => refuseDemoPasswords(env, owner));
  await asOwner(database.ownerUrl, fillInitials);
  if (!DEVELOPING) await buildIfNeeded(ROOT, say);
  const pages = startNode(
    ROOT,
    [NEXT, DEVELOPING ? 'dev' : 'start', '-p', String(env.PORT), '-H', env.HOST],
    'inherit',
  );
  pages.once('exit', (code) => void endAll(code ?? 1));
  if (await answers(env, pages)) announce(env, database.dataDir);
}

async function refuseTakenPort({ PORT, HOST }: CommandEnv): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const taken = `端口 ${PORT} 已被占用。  Port ${PORT} is in use: stop what uses it, or choose another, PORT=3001 npm start`;
      reject(new Error(code === 'EADDRINUSE' ? taken : message));
    });
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}

async function loadDemoIntoEmpty(owner: Connection): Promise<void> {
  const [units] = await owner.inTransaction({ actor: 'start', office: true }, (tx) =>
    tx.execute<{ any: boolean }>(sql`select exists (select from units) as any`),
  );
  if (units?.any) return;
  say('正在装入演示数据 …  Loading the demo …');
  await loadDemo(owner);
}

async function asOwner(ownerUrl: string, run: (owner: Connection) => Promise<unknown>): Promise<void> {
  const owner = connect({ url: ownerUrl });
  try {
    await run(owner);
  } finally {
    await owner.end();
  }
}

async function answers({ PORT, HOST }: CommandEnv, pages: ChildProcess): Promise<boolean> {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST.includes(':') ? '[::1]' : HOST;
  while (!hasEnded(pages)) {
    const answer = await fetch(`http://${host}:${PORT}/api/health/ready`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function announce({ NEXTAUTH_URL, PORT, DEMO }: CommandEnv, dataDir: string): void {
  const url = NEXTAUTH_URL ?? `http://localhost:${PORT}`;
  say('');
  say(`  单位网厅  The hall         ${url}`);
  say(`  中心后台  The back office  ${url}/admin`);
  say(`  数据目录  Data             ${dataDir}`);
  if (DEMO === 'on') for (const line of DEMO_ACCOUNTS) say(`  ${line}`);
  say('  Ctrl-C 停止  stops everything');
  say('');
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return endAll(1);
});
