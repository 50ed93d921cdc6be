import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';

const CHROMIUM = '/usr/bin/chromium';
const FONTS = '/usr/share/fonts/opentype/noto';
const OPENSSL = '/usr/bin/openssl';
const PLAYWRIGHT = path.join('node_modules', '@playwright', 'test', 'cli.js');

/**
 * Brings the browser, the Chinese fonts and the openssl command that the tests need, where they are missing: from Debian's packages as
 * root, else Playwright's own browser. Where neither works it says what to do, and the browser tests fail.
 */
export function installBrowser() {
  if (process.env.CHROMIUM) return;
  const missing = [
    ...(fs.existsSync(CHROMIUM) ? [] : ['chromium']),
    ...(fs.existsSync(FONTS) ? [] : ['fonts-noto-cjk']),
    ...(fs.existsSync(OPENSSL) ? [] : ['openssl']),
  ];
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log(`正在安装 ${missing.join('、')} …  Installing ${missing.join(' and ')} …`);
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  } else if (missing.includes('chromium')) {
    console.log('正在下载浏览器 …  Downloading a browser …');
    const parameters = [PLAYWRIGHT, 'install', 'chromium'];
    const done = spawnSync(process.execPath, parameters, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status === 0) return;
  }
  const still = [CHROMIUM, FONTS, OPENSSL].filter((place) => !fs.existsSync(place));
  if (still.length > 0) {
    console.error(
      `The tests need ${still.join(' and ')}: sudo apt-get install chromium fonts-noto-cjk openssl, or set CHROMIUM.`,
    );
  }
}
