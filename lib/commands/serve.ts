import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { connect } from '@/db/client';
import { loadDemo } from '@/db/demo/load';
import { startEmbedded, type Embedded } from '@/db/embedded';
import { placeDataFolder } from '@/db/embedded-folders';
import { migrate, prepareApplicationLogin } from '@/db/migrate';
import { commandEnv, extendEnvironment } from '@/lib/env';
import { buildIfNeeded, NEXT } from './build';
import { loadSecrets } from './secrets';
import { DEMO_ACCOUNTS } from './demo-accounts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEVELOPING = process.argv.includes('--dev');

function say(line: string): void {
  console.log(line);
}

async function serve(): Promise<void> {
  const env = commandEnv();
  await refuseTakenPort(env.PORT, env.HOST);
  const dataDir = placeDataFolder(path.resolve(ROOT, env.DATA_DIR));
  const embedded = env.DATABASE_URL ? undefined : await startEmbedded({ dataDir });
  try {
    const ownerUrl = env.DATABASE_URL ?? embedded?.ownerUrl ?? '';
    const { APP_DATABASE_PASSWORD, ...secrets } = loadSecrets(dataDir, env);
    await migrate(ownerUrl);
    const url = env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`;
    extendEnvironment({
      ...secrets,
      DATA_DIR: dataDir,
      DATABASE_URL: ownerUrl,
      APP_DATABASE_URL: await prepareApplicationLogin(ownerUrl, APP_DATABASE_PASSWORD),
      NEXTAUTH_URL: url,
      NEXT_TELEMETRY_DISABLED: '1',
    });
    if (env.DEMO === 'on') await loadDemoIntoEmpty(ownerUrl);
    if (!DEVELOPING) buildIfNeeded(ROOT, say);
    const pages = startPages(env.PORT, env.HOST);
    stopTogether(pages, embedded);
    await untilAnswers(env.PORT, pages);
    announce(url, { demo: env.DEMO === 'on', dataDir });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function refuseTakenPort(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', () => reject(new Error(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function loadDemoIntoEmpty(ownerUrl: string): Promise<void> {
  const owner = connect({ url: ownerUrl });
  try {
    const [units] = await owner.inTransaction({ actor: 'start', office: true }, (tx) =>
      tx.execute<{ any: boolean }>(sql`select exists (select from units) as any`),
    );
    if (units?.any) return;
    say('Loading the demo …');
    await loadDemo(owner);
  } finally {
    await owner.end();
  }
}

function startPages(port: number, host: string): ChildProcess {
  const command = [NEXT, DEVELOPING ? 'dev' : 'start', '-p', String(port), '-H', host];
  return spawn(process.execPath, ['--import', './lib/commands/end-with-parent.mjs', ...command], {
    cwd: ROOT,
    stdio: ['ignore', DEVELOPING ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    detached: true,
  });
}

/** Pages first, then the database; whichever ends by itself takes the other along. */
function stopTogether(pages: ChildProcess, embedded: Embedded | undefined): void {
  let stopping = false;
  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    if (pages.exitCode === null && pages.signalCode === null) {
      const ended = new Promise((resolve) => pages.once('exit', resolve));
      pages.kill('SIGTERM');
      const late = setTimeout(() => pages.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    }
    await embedded?.stop();
    process.exit(code);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(0));
  pages.once('exit', (code) => void stop(code ?? 1));
  embedded?.child.once('exit', () => void stop(1));
}

async function untilAnswers(port: number, pages: ChildProcess): Promise<void> {
  while (pages.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function announce(url: string, { demo, dataDir }: { demo: boolean; dataDir: string }): void {
  say('');
  say(`  单位网厅  The hall         ${url}`);
  say(`  中心后台  The back office  ${url}/admin`);
  say(`  数据目录  Data             ${dataDir}`);
  if (demo) for (const line of DEMO_ACCOUNTS) say(`  ${line}`);
  say('  Ctrl-C 停止  stops everything');
  say('');
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
