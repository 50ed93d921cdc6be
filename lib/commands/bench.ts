import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startBenchDatabase } from '@/tests/bench/bench-database';
import { measureExports, measureStatements } from '@/tests/bench/exports-and-papers';
import { measureGrowthOfPost, measureGrowthOfSubmit } from '@/tests/bench/growth';
import { measureImport, measureSubmit } from '@/tests/bench/import-and-submit';
import type { Measured } from '@/tests/bench/measure';
import { measurePages } from '@/tests/bench/pages';
import { printTable, jsonLine } from '@/tests/bench/report';
import { measurePost, measureSaveRoster } from '@/tests/bench/roster-and-posting';
import { KIND_MEASURES, measureKind } from '@/tests/bench/submit-kinds';
import type { BenchDatabase } from '@/tests/bench/bench-database';

/** Before the place of the one measure that a process takes. */
const TAKE = '--take=';

/** Which names a measure answers to, and how it is taken. */
const MEASURES: { names: string[]; take: (bench: BenchDatabase, named: readonly string[]) => Promise<Measured[]> }[] = [
  { names: ['import-10k'], take: async (bench) => [await measureImport(bench, 10_000)] },
  { names: ['submit-10k'], take: async (bench) => [await measureSubmit(bench, 10_000)] },
  ...KIND_MEASURES.map((name) => ({
    names: [name],
    take: async (bench: BenchDatabase) => [await measureKind(bench, 10_000, name)],
  })),
  { names: ['save-roster-100k'], take: async (bench) => [await measureSaveRoster(bench, 100_000)] },
  { names: ['post-100k'], take: async (bench) => [await measurePost(bench, 100_000)] },
  { names: ['export-100k', 'export-100k-csv'], take: (bench) => measureExports(bench, 100_000) },
  { names: ['statement-10k'], take: async (bench) => [await measureStatements(bench, 10_000)] },
  { names: ['growth', 'growth-submit'], take: measureGrowthOfSubmit },
  { names: ['growth', 'growth-post'], take: measureGrowthOfPost },
  { names: ['page', 'page-100k', 'list-employees-100k', 'first-load'], take: measurePages },
];

/** `npm run bench [-- NAME ...] [--json]`: each measure against a floor of the same run. */
async function bench(named: readonly string[]): Promise<void> {
  const found: Measured[] = [];
  for (const [place, { names }] of MEASURES.entries()) {
    if (named.length > 0 && !names.some((name) => named.includes(name))) continue;
    console.error(`… ${names.join(', ')}`);
    found.push(...(await inOwnProcess(place, named)));
  }
  if (process.argv.includes('--json')) for (const measured of found) console.log(jsonLine(measured));
  else printTable(found);
}

/** What one measure leaves behind, in memory as on the disk, must not slow the next: each has a process and a database of its own. */
function inOwnProcess(place: number, named: readonly string[]): Promise<Measured[]> {
  const child = fork(fileURLToPath(import.meta.url), [`${TAKE}${String(place)}`, ...named]);
  return new Promise((resolve, reject) => {
    let found: Measured[] | undefined;
    child.once('message', (answer) => (found = answer as Measured[]));
    // Not before its database has ended, too: the next one would be measured beside that.
    child.once('exit', (code) => {
      if (found && code === 0) resolve(found);
      else reject(new Error(`the measure ended without a result (${String(code)})`));
    });
  });
}

async function takeOne(place: number, named: readonly string[]): Promise<void> {
  const database = await startBenchDatabase();
  try {
    process.send?.(await MEASURES[place]?.take(database, named));
  } finally {
    await database.end();
    process.disconnect();
  }
}

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));
const taken = words.find((word) => word.startsWith(TAKE))?.slice(TAKE.length);
await (taken === undefined ? bench(asked) : takeOne(Number(taken), asked));
