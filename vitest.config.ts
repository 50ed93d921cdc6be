import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    environment: 'node',
    // Nothing is measured here: the limits only end what hangs, on a busy machine too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true, // Pure files share what they import: loading it anew costs more than most of their tests.
        test: { name: 'rules', isolate: false, include: ['tests/rules/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/{operations,conventions,faults}/**/*.test.ts'],
          globalSetup: ['tests/support/start-database.ts'],
        },
      },
    ],
  },
});
