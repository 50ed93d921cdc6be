import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { usableBinaries } from './embedded-binaries';
import { give, postgresFolder, serverIdentity, socketFolder, socketPath, type Identity } from './embedded-folders';
import { accepts, clearLeftOvers, holderOf, lockFolder } from './embedded-lock';

export interface EmbeddedOptions {
  /** The data folder; the cluster lies in `postgres` below it. See `placeDataFolder`. */
  dataDir: string;
  /** Takes the server's log, line by line. */
  log?: (line: string) => void;
  /** More settings of the server, e.g. `{ fsync: 'off' }`. */
  flags?: Record<string, string>;
}

export interface Embedded {
  /** Address for the owner of the database. */
  ownerUrl: string;
  child: ChildProcess;
  /** How long it took to start. */
  milliseconds: number;
  /** Ends the server: SIGINT in good order, SIGQUIT at once. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

const OWNER = 'provident_hall_owner';
const DATABASE = 'provident_hall';
const STOP_MILLISECONDS = 60_000;

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  port: '5432',
  shared_buffers: '256MB',
  wal_buffers: '16MB',
  work_mem: '32MB',
  effective_cache_size: '4GB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  // Rows and parameters hold names and ID numbers: they stay out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts the PostgreSQL that comes with the packages, on a cluster in the data folder, made if there is none. Works as
 * root (it drops to another user) and as anybody else; the server ends with this process, even when that is killed.
 * Refuses a folder that another process has in use.
 */
export async function startEmbedded({
  dataDir,
  log = () => undefined,
  flags = {},
}: EmbeddedOptions): Promise<Embedded> {
  const started = performance.now();
  const folder = postgresFolder(path.resolve(dataDir));
  const identity = serverIdentity(path.resolve(dataDir));
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  give(folder, identity);
  if (!isOurs(folder)) throw new Error(`${folder} belongs to another user. Run as that user, or set DATA_DIR.`);
  const unlock = lockFolder(folder);
  process.once('exit', unlock);
  try {
    const binaries = usableBinaries(folder, identity);
    const sockets = socketFolder(folder, identity);
    const cluster = path.join(folder, 'data');
    if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) await createCluster({ folder, cluster, binaries, identity });
    await clearLeftOvers(cluster, sockets, log);
    const settings = { ...SETTINGS, unix_socket_directories: sockets, ...memorySettings(), ...flags };
    const child = await launch({ binaries, cluster, identity, settings, log });
    if (!(await accepts(socketPath(sockets)))) throw new Error(`PostgreSQL does not answer on ${socketPath(sockets)}.`);
    return {
      ownerUrl: ownerUrl(folder, sockets),
      child,
      milliseconds: performance.now() - started,
      stop: async (signal = 'SIGINT') => {
        await stopChild(child, signal);
        unlock();
        process.off('exit', unlock);
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The owner's address of the server that another process runs on this data folder, if one does. */
export function runningEmbedded(dataDir: string): string | undefined {
  const folder = postgresFolder(path.resolve(dataDir));
  if (!holderOf(folder)) return undefined;
  return ownerUrl(folder, socketFolder(folder, serverIdentity(path.resolve(dataDir))));
}

function isOurs(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function ownerUrl(folder: string, sockets: string): string {
  const password = fs.readFileSync(path.join(folder, 'password'), 'utf8').trim();
  return `postgres://${OWNER}:${password}@localhost:5432/${DATABASE}?host=${encodeURIComponent(sockets)}`;
}

interface Place {
  folder: string;
  cluster: string;
  binaries: string;
  identity: Identity | undefined;
}

/** Made beside its final name and renamed, so that a run killed meanwhile never leaves half a cluster. */
async function createCluster({ folder, cluster, binaries, identity }: Place): Promise<void> {
  for (const name of fs.readdirSync(folder).filter((name) => name.startsWith('draft-'))) {
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const draft = path.join(folder, `draft-${process.pid}`);
  const passwordFile = path.join(folder, 'password');
  fs.writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  give(passwordFile, identity);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', OWNER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  await run(path.join(binaries, 'bin/initdb'), ['-D', draft, ...access, ...locale, '--no-instructions'], { identity });
  const single = ['--single', '-D', draft, 'postgres'];
  await run(path.join(binaries, 'bin/postgres'), single, { identity, input: `create database ${DATABASE}\n` });
  fs.renameSync(draft, cluster);
}

async function run(program: string, parameters: string[], { identity, input = '' }: RunOptions): Promise<void> {
  const child = spawn(...withOurLife(program, parameters, 'KILL'), { ...surroundings(identity), stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${path.basename(program)} failed (${String(code)}):\n${output}`);
}

interface RunOptions {
  identity: Identity | undefined;
  input?: string;
}

interface Launch extends Omit<Place, 'folder'> {
  settings: Record<string, string>;
  log: (line: string) => void;
}

async function launch({ binaries, cluster, identity, settings, log }: Launch): Promise<ChildProcess> {
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached, so that a Ctrl-C in the terminal reaches only us: the application has to end before its database.
  const child = spawn(...withOurLife(path.join(binaries, 'bin/postgres'), ['-D', cluster, ...parameters], 'INT'), {
    ...surroundings(identity),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) {
        log(line);
        if (lines.push(line) > 50) lines.shift();
      }
      if (text.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended (${String(code)}):\n${lines.join('\n')}`)));
  });
  return child.removeAllListeners('exit');
}

/** On Linux the kernel sends the signal to the program when we die, however we die. */
function withOurLife(program: string, parameters: string[], signal: 'INT' | 'KILL'): [string, string[]] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => fs.existsSync(file));
  if (process.platform !== 'linux' || !setpriv) return [program, parameters];
  return [setpriv, ['--pdeathsig', signal, program, ...parameters]];
}

/** Nothing of our environment: it may hold secrets, and PG* variables would change what the server does. */
function surroundings(identity: Identity | undefined): SpawnOptions {
  return { ...identity, cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as never };
}

/** Containers often have 64 MB of shared memory, too little for what parallel queries exchange there. */
function memorySettings(): Record<string, string> {
  if (process.platform !== 'linux' || !fs.existsSync('/dev/shm')) return {};
  const { bsize, blocks } = fs.statfsSync('/dev/shm');
  return bsize * blocks < 256 * 1024 * 1024 ? { max_parallel_workers_per_gather: '0' } : {};
}

async function stopChild(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_MILLISECONDS);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill(signal);
  });
}
