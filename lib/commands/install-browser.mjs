import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';

const CHROMIUM = '/usr/bin/chromium';
const FONTS = '/usr/share/fonts/opentype/noto';
const OPENSSL = '/usr/bin/openssl';
const LIBREOFFICE = '/usr/bin/soffice';
const PLAYWRIGHT = path.join('node_modules', '@playwright', 'test', 'cli.js');

/**
 * Brings the browser, the Chinese fonts and the openssl command that the tests need, where they are missing: from Debian's packages as
 * root, else Playwright's own browser. Where neither works it says what to do, and the browser tests fail. LibreOffice, which reads
 * exported workbooks back, comes with Debian's packages only; without it one test less is run, which the run says.
 */
export function installBrowser() {
  if (process.env.CHROMIUM) return;
  const missing = [
    ...(fs.existsSync(CHROMIUM) ? [] : ['chromium']),
    ...(fs.existsSync(FONTS) ? [] : ['fonts-noto-cjk']),
    ...(fs.existsSync(OPENSSL) ? [] : ['openssl']),
  ];
  const fromDebian = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
  const wanted = fromDebian && !fs.existsSync(LIBREOFFICE) ? ['libreoffice-calc-nogui'] : [];
  if (missing.length + wanted.length === 0) return;
  if (fromDebian) {
    console.log(
      `正在安装 ${[...missing, ...wanted].join('、')} …  Installing ${[...missing, ...wanted].join(' and ')} …`,
    );
    aptGet('update', '-qq');
    if (missing.length > 0) aptGet('install', '-y', '-qq', '--no-install-recommends', ...missing);
    if (wanted.length > 0) aptGet('install', '-y', '-qq', '--no-install-recommends', ...wanted);
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

function aptGet(...parameters) {
  spawnSync('apt-get', parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
