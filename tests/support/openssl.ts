import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export interface OpenSsl {
  /** Runs the command in a folder of its own; throws with what it says when it fails. */
  run: (...parameters: string[]) => Buffer;
  write: (name: string, content: Uint8Array | string) => void;
  read: (name: string) => Uint8Array;
}

/** The `openssl` command, which knows SM2 from version 3 on, to check against. Its folder goes when the file's tests have ended. */
export function useOpenSsl(): OpenSsl {
  const folder = mkdtempSync(path.join(tmpdir(), 'provident-hall-openssl-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    run(...parameters) {
      const { status, stdout, stderr, error } = spawnSync('openssl', parameters, { cwd: folder });
      if (error)
        throw new Error('these tests need the openssl command, version 3: apt-get install openssl', { cause: error });
      if (status !== 0) throw new Error(`openssl ${parameters.join(' ')}: ${stderr.toString()}${stdout.toString()}`);
      return stdout;
    },
    write: (name, content) => writeFileSync(path.join(folder, name), content),
    read: (name) => Uint8Array.from(readFileSync(path.join(folder, name))),
  };
}
