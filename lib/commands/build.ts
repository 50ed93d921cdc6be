import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { startNode } from './supervision';

const SOURCES = ['app', 'components', 'db', 'lib', 'public'];
const FILES = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

export const NEXT = path.join('node_modules', 'next', 'dist', 'bin', 'next');

/** Builds the pages unless they were built from exactly these sources, by this Node. */
export async function buildIfNeeded(root: string, log: (line: string) => void): Promise<void> {
  const stamp = path.join(root, '.next', 'provident-hall-sources');
  const sources = fingerprint(root);
  const isBuilt = () => fs.existsSync(path.join(root, '.next', 'BUILD_ID'));
  if (isBuilt() && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sources) return;
  log('正在构建页面，约需一分钟 …  Building the pages, about a minute …');
  fs.rmSync(stamp, { force: true });
  const child = startNode(root, [NEXT, 'build'], 'pipe');
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0 || !isBuilt()) throw new Error(`${output}\nThe pages could not be built.`);
  fs.writeFileSync(stamp, sources);
}

/** SHA-256 over every source file's path and content: a few megabytes, read in a fraction of a second. */
function fingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const files = SOURCES.flatMap((folder) => filesBelow(path.join(root, folder)));
  for (const file of [...files, ...FILES.map((name) => path.join(root, name))].sort()) {
    if (!fs.existsSync(file)) continue;
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
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
