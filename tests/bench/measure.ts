/** What one measure found: ours against a floor of the same run, in milliseconds unless the unit says otherwise. */
export interface Measured {
  name: string;
  ours: number;
  floor: number;
  goal: number;
  /** How many lines, people or requests. */
  n: number;
  unit: 'ms' | 'bytes' | 'us/line';
  /** What the two numbers are, for the table. */
  note: string;
}

/** Milliseconds that one run takes. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** The middle one of several numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The value that 95 in 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? NaN;
}

/**
 * Ours and the floor by turns, so that a slow moment of the machine meets both; the first pairs are a warm-up. What is small warms up little
 * in one.
 */
export async function alternately(
  { runs, warmUps = 1 }: Runs,
  { ours, floor }: { ours: (run: number) => Promise<number>; floor: (run: number) => Promise<number> },
): Promise<{ ours: number; floor: number }> {
  const found = { ours: [] as number[], floor: [] as number[] };
  for (let run = 0; run < warmUps + runs; run += 1) {
    const floorTook = await floor(run);
    const oursTook = await ours(run);
    if (run < warmUps) continue;
    found.floor.push(floorTook);
    found.ours.push(oursTook);
  }
  return { ours: median(found.ours), floor: median(found.floor) };
}

/** How many pairs are taken, and how many before them are not counted. */
export interface Runs {
  runs: number;
  warmUps?: number;
}
