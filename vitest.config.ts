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
    // Files share what they import: each has a database of its own, and loading the product anew costs more than most tests.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
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
