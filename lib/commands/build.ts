import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const SOURCES = ['app', 'components', 'db', 'lib', 'public'];
const FILES = ['package-lock.json', 'next.config.ts', 'tsconfig.json', 'postcss.config.mjs', 'instrumentation.ts'];

export const NEXT = path.join('node_modules', 'next', 'dist', 'bin', 'next');

/** Builds the pages unless they were built from exactly these sources. */
export function buildIfNeeded(root: string, log: (line: string) => void): void {
  const stamp = path.join(root, '.next', 'provident-hall-sources');
  const sources = fingerprint(root);
  const built = fs.existsSync(path.join(root, '.next', 'BUILD_ID')) && fs.existsSync(stamp);
  if (built && fs.readFileSync(stamp, 'utf8') === sources) return;
  log('Building the pages (about half a minute) …');
  const done = spawnSync(process.execPath, [NEXT, 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error('The pages could not be built; see above.');
  fs.writeFileSync(stamp, sources);
}

/** SHA-256 over every source file's path and content: a few megabytes, read in a fraction of a second. */
function fingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const files = SOURCES.flatMap((folder) => filesBelow(path.join(root, folder)));
  for (const file of [...files, ...FILES.map((name) => path.join(root, name))].sort()) {
    hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
