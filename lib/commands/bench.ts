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
async function bench(): Promise<void> {
  const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const json = process.argv.includes('--json');
  const chosen = MEASURES.filter(({ names }) => named.length === 0 || names.some((name) => named.includes(name)));
  const found: Measured[] = [];
  for (const { names, take } of chosen) {
    // Each on a database of its own: what one measure leaves behind must not slow the next.
    const database = await startBenchDatabase();
    console.error(`… ${names.join(', ')}`);
    try {
      found.push(...(await take(database, named)));
    } finally {
      await database.end();
    }
  }
  if (json) for (const measured of found) console.log(jsonLine(measured));
  else printTable(found);
}

await bench();
