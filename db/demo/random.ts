/** Repeatable pseudo-random numbers (mulberry32), so that the demo is the same on every machine. */
export interface Random {
  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number;
  pick(words: readonly string[]): string;
}

/** The sequence that belongs to a seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  return { below, pick: (words) => words[below(words.length)] ?? '' };
}

/** Splits a whole total in proportion to the weights; what rounding leaves over goes to the first ones. */
export function spread(total: bigint, weights: readonly number[]): bigint[] {
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  const parts = weights.map((weight) => (total * BigInt(weight)) / sum);
  let left = total - parts.reduce((all, part) => all + part, 0n);
  return parts.map((part) => {
    if (left === 0n) return part;
    left -= 1n;
    return part + 1n;
  });
}
