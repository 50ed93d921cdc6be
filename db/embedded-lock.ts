import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { socketPath } from './embedded-folders';

const LOCK_NAME = 'supervisor.lock';

/**
 * Takes the folder for this process and returns what gives it back. Refuses when a living process holds it. A lock
 * names process and start time, so that one left by a killed run is never believed, even when its number is used again.
 */
export function lockFolder(folder: string): () => void {
  const lock = path.join(folder, LOCK_NAME);
  const draft = `${lock}.${process.pid}`;
  fs.writeFileSync(draft, `${process.pid} ${startTime(process.pid) ?? ''}`);
  try {
    // A hard link appears with its content or not at all, and only if nobody else's is there.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(draft, lock)) return () => fs.rmSync(lock, { force: true });
      const holder = holderOf(folder);
      if (holder) throw new Error(`The data folder ${folder} is in use by process ${holder}.`);
      fs.rmSync(lock, { force: true });
    }
    throw new Error(`The data folder ${folder} could not be locked.`);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** The living process that holds the folder's lock. */
export function holderOf(folder: string): number | undefined {
  let held: string;
  try {
    held = fs.readFileSync(path.join(folder, LOCK_NAME), 'utf8');
  } catch {
    return undefined;
  }
  const [pid = '', start] = held.split(' ');
  const holder = Number.parseInt(pid, 10);
  return startTime(holder) !== undefined && startTime(holder) === start ? holder : undefined;
}

/**
 * Clears what a killed run has left of a server on this cluster: its processes, its pid file, its socket. Every process
 * of PostgreSQL works in the cluster's folder, so /proc tells the truth, where a pid file may name a process that is a
 * stranger or a zombie by now. Elsewhere than on Linux PostgreSQL's own check has to do.
 */
export async function clearLeftOvers(cluster: string, sockets: string, log: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux') return;
  const pidFile = path.join(cluster, 'postmaster.pid');
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 10],
  ] as const) {
    const left = processesIn(cluster);
    if (left.length === 0) break;
    log(`stopping ${left.length} processes of an earlier run with ${signal}`);
    const postmaster = left.find((pid) => pid === firstNumber(pidFile));
    // Without their postmaster the others understand only SIGQUIT.
    if (postmaster) kill(postmaster, signal);
    else for (const pid of left) kill(pid, signal === 'SIGINT' ? 'SIGQUIT' : signal);
    for (let wait = 0; wait < seconds * 20 && processesIn(cluster).length > 0; wait += 1) await sleep(50);
  }
  const left = processesIn(cluster);
  if (left.length > 0) throw new Error(`Processes ${left.join(', ')} still use ${cluster}.`);
  if (await accepts(socketPath(sockets))) {
    throw new Error(`Another PostgreSQL serves ${cluster}, perhaps in a container that shares the folder.`);
  }
  for (const file of [pidFile, socketPath(sockets), `${socketPath(sockets)}.lock`]) fs.rmSync(file, { force: true });
}

/** The processes of PostgreSQL that work in a folder; zombies have none. Whoever else stands there, a shell or a backup, is none of ours. */
export function processesIn(folder: string): number[] {
  const real = fs.realpathSync(folder);
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .filter((pid) => {
      try {
        const isPostgres = fs.readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
        return isPostgres && fs.readlinkSync(`/proc/${pid}/cwd`) === real;
      } catch {
        return false;
      }
    });
}

/** Whether somebody answers on a Unix socket. */
export function accepts(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socket, () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });
}

/** When a process started, as text to compare; where that cannot be known, only whether it lives. */
function startTime(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      process.kill(pid, 0);
      return 'alive';
    }
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function linked(draft: string, lock: string): boolean {
  try {
    fs.linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function firstNumber(file: string): number {
  try {
    return Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  } catch {
    return 0;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in the meantime.
  }
}
