import { spawn, type ChildProcess } from 'node:child_process';

const STOP_MILLISECONDS = 10_000;

type Stop = () => Promise<void>;

const running: Stop[] = [];
let ending = false;

/** Ends everything in good order on a signal: what was started last first. */
export function superviseUntilSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void endAll(0));
}

/** Takes something running into care. */
export function inCare(stop: Stop): void {
  running.push(stop);
}

/** Ends all that is in care, the last first, then this process. Never returns; a second call waits for the first. */
export async function endAll(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    for (let stop = running.pop(); stop; stop = running.pop()) await stop();
    process.exit(code);
  }
  return new Promise<never>(() => undefined);
}

/**
 * Starts a program of Node that ends with us, even when we are killed: its channel to us closes then. Detached, so that a
 * Ctrl-C in the terminal does not reach it before its turn.
 */
export function startNode(root: string, parameters: string[], stdout: 'inherit' | 'pipe'): ChildProcess {
  const guard = `./lib/commands/end-with-parent.mjs?parent=${process.pid}`;
  const child = spawn(process.execPath, ['--import', guard, ...parameters], {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
    detached: true,
  });
  inCare(() => stopped(child));
  return child;
}

/** Whether a child has ended. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function stopped(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
  await ended;
  clearTimeout(impatience);
}
