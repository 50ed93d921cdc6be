import type { BenchDatabase } from './bench-database';
import { measureSubmit } from './import-and-submit';
import type { Measured, Runs } from './measure';
import { measurePost } from './roster-and-posting';

// What is small is soon over, and a moment of the machine weighs more: it is taken more often, and warmed up by as many lines.
const SIZES = [
  { lines: 1_000, runs: 41, warmUps: 20 },
  { lines: 10_000, runs: 11, warmUps: 2 },
  { lines: 100_000, runs: 3, warmUps: 1 },
];

/** growth of submitting: what a line costs at 1,000, 10,000 and 100,000 lines, against its own cheapest size. */
export async function measureGrowthOfSubmit(bench: BenchDatabase): Promise<Measured[]> {
  return [await growthOf('growth (submit)', (lines, runs) => measureSubmit(bench, lines, runs))];
}

/** growth of booking: the same of what `post-100k` measures. */
export async function measureGrowthOfPost(bench: BenchDatabase): Promise<Measured[]> {
  return [await growthOf('growth (post)', (lines, runs) => measurePost(bench, lines, runs))];
}

async function growthOf(name: string, take: (lines: number, runs: Runs) => Promise<Measured>): Promise<Measured> {
  const costs: { lines: number; each: number }[] = [];
  for (const { lines, ...runs } of SIZES) costs.push({ lines, each: ((await take(lines, runs)).ours * 1000) / lines });
  const sorted = [...costs].sort((a, b) => a.each - b.each);
  const [cheapest, dearest] = [sorted[0], sorted.at(-1)];
  if (!cheapest || !dearest) throw new Error('no sizes');
  const each = costs.map((cost) => `${cost.lines}: ${cost.each.toFixed(0)}`).join(', ');
  return {
    name,
    ours: dearest.each,
    floor: cheapest.each,
    goal: 1.3,
    n: 100_000,
    unit: 'us/line',
    note: `dearest size / cheapest size (${each})`,
  };
}
