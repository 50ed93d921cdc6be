import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What takes as long as all other files together begins first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith('/random-months.test.ts');
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    environment: 'node',
    // Files share what they import: loading it anew costs more than most of their tests.
    isolate: false,
    // Nothing is measured here: the limits only end what hangs, on a busy machine too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Much of a test's time the database works: on two cores two files run at once.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] },
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
