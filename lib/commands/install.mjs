import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Ends the process with a sentence when Node is older than what the packages run on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`需要 Node.js 20.19 或更新版本。  Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs exactly what package-lock.json names, unless that is what lies there already. Uses Node's own modules only. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('正在安装依赖包 …  Installing packages (npm ci) …');
  // Build tools are among the development packages, so they are needed whatever NODE_ENV says.
  const parameters = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, ...parameters], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (done.error) console.error(done.error.message);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Compares what is asked for with the list that npm writes into node_modules at the end of every install. */
function isInstalled() {
  const asked = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!asked || !present) return false;
  return Object.entries(asked).every(([name, { version, integrity, optional, devOptional }]) => {
    const found = present[name];
    // Packages for other systems are not installed.
    if (!found) return name === '' || optional || devOptional;
    return found.version === version && found.integrity === integrity;
  });
}

function packagesOf(file) {
  const place = path.join(ROOT, file);
  return fs.existsSync(place) ? JSON.parse(fs.readFileSync(place, 'utf8')).packages : undefined;
}
