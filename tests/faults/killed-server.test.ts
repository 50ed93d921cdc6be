import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '@/db/client';
import { postgresFolder } from '@/db/embedded-folders';
import { holderOf, processesIn } from '@/db/embedded-lock';
import { startEmbedded } from '@/db/embedded';

let dataDir: string;
let cluster: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'provident-hall-killed-'));
  fs.chmodSync(dataDir, 0o711);
  cluster = path.join(postgresFolder(dataDir), 'data');
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await goneFrom(cluster);
  fs.rmSync(dataDir, { recursive: true, force: true });
});

it('leaves no process behind when its supervisor is killed, and has all that was committed after the next start', async () => {
  const first = await launch();
  const connection = connect({ url: first.ownerUrl, max: 1 });
  await connection.raw`create table kept as select g as n from generate_series(1, 1000) g`;
  // One transaction is open when everything ends: nothing of it may be there afterwards.
  const open = connection
    .inTransaction({ actor: 'test' }, async (tx) => {
      await tx.execute('delete from kept');
      await tx.execute('select pg_sleep(30)');
    })
    .catch((error: unknown) => error);
  await sleep(200);
  first.child.kill('SIGKILL');
  expect(await open).toBeInstanceOf(Error);
  await connection.end();
  await goneFrom(cluster);

  const second = await launch();
  await expectKept(second.ownerUrl);
});

it('leaves whoever merely stands in its folder alone', async () => {
  const first = await launch();
  const shell = spawn('sleep', ['60'], { cwd: cluster });
  first.child.kill('SIGKILL');
  await goneFrom(cluster);
  await launch();
  expect(shell.exitCode ?? shell.signalCode).toBeNull();
  shell.kill('SIGKILL');
});

it('starts again when the server itself was killed too', async () => {
  const first = await launch();
  const connection = connect({ url: first.ownerUrl, max: 1 });
  await connection.raw`create table kept as select g as n from generate_series(1, 1000) g`;
  await connection.end();
  process.kill(first.pid, 'SIGKILL');
  first.child.kill('SIGKILL');

  const second = await launch();
  await expectKept(second.ownerUrl);
});

it('takes over from a server whose supervisor was killed and which is still there', async () => {
  const first = await launch();
  // Stopped processes take no signal but this one: the server cannot follow its supervisor.
  process.kill(first.pid, 'SIGSTOP');
  first.child.kill('SIGKILL');
  await sleep(100);
  expect(processesIn(cluster).length).toBeGreaterThan(0);
  setTimeout(() => process.kill(first.pid, 'SIGCONT'), 500);

  const second = await launch();
  expect(second.pid).not.toBe(first.pid);
});

it('refuses a folder that a living process has in use, and leaves that one alone', async () => {
  const first = await launch();
  await expect(startEmbedded({ dataDir })).rejects.toThrow(`in use by process ${first.child.pid}`);
  expect(holderOf(postgresFolder(dataDir))).toBe(first.child.pid);
  const connection = connect({ url: first.ownerUrl, max: 1 });
  expect(await connection.raw`select 1 as one`).toEqual([{ one: 1 }]);
  await connection.end();
});

async function launch(): Promise<{ child: ChildProcess; ownerUrl: string; pid: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/run-embedded.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  for await (const line of createInterface(child.stdout)) {
    return { child, ...(JSON.parse(line) as { ownerUrl: string; pid: number }) };
  }
  throw new Error(`The server did not start:\n${log}`);
}

async function expectKept(ownerUrl: string): Promise<void> {
  const connection = connect({ url: ownerUrl, max: 1 });
  expect(await connection.raw`select count(*)::int as rows from kept`).toEqual([{ rows: 1000 }]);
  await connection.end();
}

/** Waits until no process works in the folder. */
async function goneFrom(folder: string): Promise<void> {
  for (let wait = 0; wait < 100; wait += 1) {
    if (!fs.existsSync(folder) || processesIn(folder).length === 0) return;
    await sleep(100);
  }
  throw new Error(`Processes ${processesIn(folder).join(', ')} are still there.`);
}
