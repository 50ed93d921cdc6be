import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';

const PLAYWRIGHT = path.join('node_modules', '@playwright', 'test', 'cli.js');

/** What the tests need of the machine: where it is found, and the Debian packages that bring it, the leanest first. */
const NEEDED = [
  { place: '/usr/bin/chromium', packages: ['chromium'] },
  { place: '/usr/share/fonts/opentype/noto', packages: ['fonts-noto-cjk'] },
  { place: '/usr/bin/openssl', packages: ['openssl'] },
  { place: '/usr/bin/soffice', packages: ['libreoffice-calc-nogui', 'libreoffice-calc'] },
];

/**
 * Brings the browser, the Chinese fonts, openssl and LibreOffice, which reads exported workbooks back, where they are missing: from
 * Debian's packages as root or by sudo, else Playwright's own browser. What cannot be brought is named, and the tests that need it fail.
 */
export function installBrowser() {
  const missing = NEEDED.filter((needed) => !isThere(needed));
  if (missing.length === 0) return;
  const asRoot = rootPrefix();
  if (asRoot && fs.existsSync('/usr/bin/apt-get')) {
    const names = missing.map(({ packages }) => packages[0]);
    console.log(`正在安装 ${names.join('、')} …  Installing ${names.join(' and ')} …`);
    aptGet(asRoot, 'update', '-qq');
    // Each by itself: what one distribution does not know must not keep the others away.
    for (const needed of missing) {
      for (const name of needed.packages) {
        if (!isThere(needed)) aptGet(asRoot, 'install', '-y', '-qq', '--no-install-recommends', name);
      }
    }
  }
  const still = missing.filter((needed) => !isThere(needed));
  const [chromium] = NEEDED;
  const browserAlone = still.includes(chromium) && downloadBrowser();
  const lacking = still.filter((needed) => !(browserAlone && needed === chromium));
  if (lacking.length > 0) {
    const names = lacking.map(({ packages }) => packages[0]).join(' ');
    console.error(`The tests need ${names}: sudo apt-get install ${names}. Another browser can be named by CHROMIUM.`);
  }
}

function isThere({ place, packages }) {
  return fs.existsSync(place) || (packages.includes('chromium') && Boolean(process.env.CHROMIUM));
}

/** What stands before a command that is for root alone; null where nobody may run one without a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function aptGet(asRoot, ...parameters) {
  const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...parameters];
  spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Playwright's own browser, which needs no rights; whether it is there now. */
function downloadBrowser() {
  console.log('正在下载浏览器 …  Downloading a browser …');
  const parameters = [PLAYWRIGHT, 'install', 'chromium'];
  const done = spawnSync(process.execPath, parameters, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  return done.status === 0;
}
