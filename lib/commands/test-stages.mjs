import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './install.mjs';

const RESULTS = path.join(ROOT, 'tests', '.results');
const VITEST = path.join('node_modules', 'vitest', 'vitest.mjs');
const PLAYWRIGHT = path.join('node_modules', '@playwright', 'test', 'cli.js');
const SERVER_LOG = 'server.log';
const START_MILLISECONDS = 600_000;

/** The stages, in order; each answers how many tests passed and failed. One without tests of its own counts as one. */
const STAGES = {
  types: () => script('types'),
  lint: () => script('lint'),
  format: () => script('format'),
  'dead-code': () => script('dead-code'),
  build: () => script('build'),
  rules: () => vitest('rules'),
  conventions: () => vitest('conventions'),
  operations: () => vitest('operations'),
  faults: () => vitest('faults'),
  e2e: browserTests,
};

const GROUPS = {
  check: ['types', 'lint', 'format', 'dead-code'],
  database: ['conventions', 'operations', 'faults'],
};

/** What runs at the same time, each lane in its order: a compiler takes one core, and a test waits for its database half of the time. */
const LANES = [
  ['types', 'lint', 'format', 'dead-code', 'build'],
  ['rules', 'conventions', 'operations', 'faults'],
];

/** Runs the named stages, or all, and answers the exit code. The last line it prints is `N passed, N failed`. */
export async function runStages(named) {
  const chosen = named.flatMap((name) => GROUPS[name] ?? [name]);
  const unknown = chosen.filter((name) => !(name in STAGES));
  if (unknown.length > 0) {
    console.error(
      `No such stage: ${unknown.join(', ')}. There are ${[...Object.keys(STAGES), ...Object.keys(GROUPS)].join(', ')}.`,
    );
    return 1;
  }
  fs.mkdirSync(RESULTS, { recursive: true });
  const counts = {};
  async function runInTurn(names) {
    for (const name of names) if (chosen.length === 0 || chosen.includes(name)) counts[name] = await timed(name);
  }
  await Promise.all(LANES.map(runInTurn));
  await runInTurn(['e2e']);
  const total = { passed: 0, failed: 0 };
  for (const name of Object.keys(STAGES).filter((each) => counts[each])) {
    const { passed, failed, seconds } = counts[name];
    total.passed += passed;
    total.failed += failed;
    console.log(
      `${name.padEnd(12)} ${columns(passed, 5)} passed ${columns(failed, 4)} failed ${columns(seconds, 5)} s`,
    );
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** Runs one stage and answers what it counted and how long it took. */
async function timed(name) {
  console.log(`=== ${name}`);
  const started = performance.now();
  const { passed, failed } = await STAGES[name]();
  return { passed, failed, seconds: Math.round((performance.now() - started) / 1000) };
}

function columns(number, width) {
  return String(number).padStart(width);
}

/** Runs a program to its end and answers its exit code. What it says in one piece at its end does not mix with the other lane's. */
function run(command, parameters, { environment = {}, atEnd = false } = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const out = atEnd ? 'pipe' : 'inherit';
    const child = spawn(command, parameters, { cwd: ROOT, stdio: ['ignore', out, out], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      if (said) console.log(`--- ${parameters.join(' ')}\n${said.trimEnd()}`);
      if (signal) console.error(`${path.basename(parameters[0])} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}

async function script(name) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...first, 'run', '--silent', name], { atEnd: true });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(folder) {
  const report = freshReport(folder);
  const parameters = ['run', `tests/${folder}/`, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const code = await run(process.execPath, [VITEST, ...parameters, `--outputFile.json=${report}`]);
  return counted(code, report, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    // A file that does not load has no failed test, but it has not passed either.
    failed:
      numFailedTests +
      testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  }));
}

/** What is walked in the first of two halls; all other files in the second. Both take about as long. */
const FIRST_HALL =
  /^(canary|certificate-login|counter|every-door|every-page|headers|inventory|key-login|leave-guard|maker-checker|passwords|queries|staff|unusual-months|workbooks)\./;

/**
 * Serves the demo in two halls, each from a data folder of its own on a free port, and lets a browser at each with its half of the files. What one
 * journey does to its demo, those of the other hall do not see.
 */
async function browserTests() {
  const journeys = fs.readdirSync(path.join(ROOT, 'tests', 'e2e')).filter((file) => file.endsWith('.spec.ts'));
  const halves = [true, false].map((first) => journeys.filter((file) => FIRST_HALL.test(file) === first));
  const halls = [];
  try {
    // One after the other: alone, this stage builds the pages with the first.
    for (const files of halves) {
      const hall = await openHall();
      halls.push({ ...hall, files });
      if (!(await answers(`${hall.url}/api/health/ready`, hall.server))) {
        console.error(fs.readFileSync(path.join(hall.dataDir, SERVER_LOG), 'utf8'));
        return { passed: 0, failed: 1 };
      }
    }
    const counts = await Promise.all(halls.map((hall, place) => walk(hall, place + 1)));
    const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
    return { passed: sum('passed'), failed: sum('failed') };
  } finally {
    await Promise.all(halls.map(closeHall));
  }
}

async function openHall() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-e2e-'));
  fs.chmodSync(dataDir, 0o711);
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  // Nothing of what the caller has set for a hall of his own: this one is the demo's.
  const settings = {
    PORT: port,
    HOST: '',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    APP_DATABASE_URL: '',
    NEXTAUTH_URL: url,
    DEMO: 'on',
    DEMO_DATE: '',
  };
  // A file, not the screen: a test looks into it for what may not stand there.
  const said = fs.openSync(path.join(dataDir, SERVER_LOG), 'w');
  const server = spawn(process.execPath, ['lib/commands/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', said, said],
    env: { ...process.env, ...settings },
  });
  fs.closeSync(said);
  return { dataDir, url, server };
}

async function walk({ dataDir, url, files }, number) {
  const report = freshReport(`e2e-${number}`);
  const output = path.join(RESULTS, `browser-${number}`);
  const parameters = ['test', ...files, `--output=${output}`];
  const environment = { BASE_URL: url, DATA_DIR: dataDir, E2E_REPORT: report };
  const code = await run(process.execPath, [PLAYWRIGHT, ...parameters], { environment });
  return counted(code, report, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
  }));
}

async function closeHall({ dataDir, server }, place) {
  server.kill('SIGTERM');
  await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(undefined)));
  fs.copyFileSync(path.join(dataDir, SERVER_LOG), path.join(RESULTS, `server-${place + 1}.log`));
  fs.rmSync(dataDir, { recursive: true, force: true });
}

function freshReport(name) {
  const report = path.join(RESULTS, `${name}.json`);
  fs.rmSync(report, { force: true });
  return report;
}

/** A run that failed has at least one failure, whatever its report says; so has one without a report. */
function counted(code, report, read) {
  if (!fs.existsSync(report)) return { passed: 0, failed: code === 0 ? 0 : 1 };
  const { passed, failed } = read(JSON.parse(fs.readFileSync(report, 'utf8')));
  return { passed, failed: Math.max(failed, code === 0 ? 0 : 1) };
}

async function answers(url, server) {
  for (const end = performance.now() + START_MILLISECONDS; performance.now() < end && server.exitCode === null;) {
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
