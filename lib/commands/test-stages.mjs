import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './install.mjs';

const RESULTS = path.join(ROOT, 'tests', '.results');

/** The stages, in order. A stage without tests of its own counts as one. */
const STAGES = {
  types: () => asOneTest('npm', ['run', '--silent', 'types']),
  lint: () => asOneTest('npm', ['run', '--silent', 'lint']),
  format: () => asOneTest('npm', ['run', '--silent', 'format']),
  'dead-code': () => asOneTest('npm', ['run', '--silent', 'dead-code']),
  rules: () => vitest('rules'),
  database: () => vitest('database'),
  e2e: () => browserTests(),
};

/** Runs the named stages, or all, and answers the exit code. The last line it prints is `N passed, N failed`. */
export async function runStages(named) {
  fs.mkdirSync(RESULTS, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const [name, run] of Object.entries(STAGES)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const started = Date.now();
    console.log(`\n=== ${name}`);
    const found = await run();
    total.passed += found.passed;
    total.failed += found.failed;
    console.log(`=== ${name}: ${found.passed} passed, ${found.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

function run(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment } });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function asOneTest(command, args) {
  return (await run(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project) {
  const report = path.join(RESULTS, `${project}.json`);
  fs.rmSync(report, { force: true });
  const args = ['vitest', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('npx', args);
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(report, 'utf8'));
  // A file that does not load has no failed test, but it has not passed either.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
}

async function browserTests() {
  const report = path.join(RESULTS, 'e2e.json');
  fs.rmSync(report, { force: true });
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-e2e-'));
  fs.chmodSync(dataDir, 0o711);
  const port = await freePort();
  const environment = { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', DEMO: 'on' };
  const server = spawn(process.execPath, ['lib/commands/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  try {
    const url = `http://localhost:${port}`;
    if (!(await answers(`${url}/api/health/ready`, server))) return { passed: 0, failed: 1 };
    const code = await run('npx', ['playwright', 'test'], { BASE_URL: url, E2E_REPORT: report });
    if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
    const { stats } = JSON.parse(fs.readFileSync(report, 'utf8'));
    return { passed: stats.expected + stats.flaky, failed: Math.max(stats.unexpected, code === 0 ? 0 : 1) };
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(undefined)));
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function answers(url, server) {
  for (const end = Date.now() + 300_000; Date.now() < end && server.exitCode === null; ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
