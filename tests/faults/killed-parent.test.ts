import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('a child ends with its supervisor, ended by %s', async (signal) => {
  const { parent, child } = await startFamily();
  await sleep(300);
  expect(lives(child)).toBe(true);
  parent.kill(signal);
  await once(parent, 'exit');
  for (let wait = 0; wait < 100 && lives(child); wait += 1) await sleep(50);
  expect(lives(child)).toBe(false);
});

async function startFamily(): Promise<{ parent: ChildProcess; child: number }> {
  const parent = spawn(process.execPath, ['--import', 'tsx', 'tests/support/run-family.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(parent.stdout)) return { parent, child: Number.parseInt(line, 10) };
  throw new Error('The family did not start.');
}

/** A zombie that nobody has collected yet does not live. */
function lives(pid: number): boolean {
  try {
    return !fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .startsWith('Z');
  } catch {
    return false;
  }
}
