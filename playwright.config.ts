import fs from 'node:fs';
import { defineConfig } from '@playwright/test';
import { browserTestEnv } from './lib/env';

const { BASE_URL, CHROMIUM, E2E_REPORT } = browserTestEnv();
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

// Without either, Playwright takes the browser that it has downloaded itself.
const executablePath = CHROMIUM ?? (fs.existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

export default defineConfig({
  testDir: './tests/e2e',
  outputDir: './tests/.results/browser',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [['list'], ['json', { outputFile: E2E_REPORT }]],
  use: {
    baseURL: BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // No trace: to record every step of a page that holds 10,000 rows takes longer than the step. `--trace on` asks for one.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
});
