import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const CHROMIUM = '/usr/bin/chromium';

/** Chromium and Chinese fonts from Debian's packages, where they are missing and we may install. */
export function installBrowser() {
  if (process.env.CHROMIUM) return;
  const fonts = fs.existsSync('/usr/share/fonts/opentype/noto');
  const missing = [...(fs.existsSync(CHROMIUM) ? [] : ['chromium']), ...(fonts ? [] : ['fonts-noto-cjk'])];
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    console.error(`The browser tests need ${missing.join(' and ')}: sudo apt-get install ${missing.join(' ')}, or set CHROMIUM.`);
    return;
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: environment };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', ...missing], options);
}
