import type { Measured } from './measure';

/** One line for machines. */
export function jsonLine({ name, ours, floor, goal, n }: Measured): string {
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return JSON.stringify({
    name,
    ours_ms: rounded(ours),
    floor_ms: rounded(floor),
    ratio: rounded(ours / floor),
    goal,
    n,
  });
}

/** The table of the README. */
export function printTable(measures: readonly Measured[]): void {
  console.log('| measure | ours | floor | ratio | goal | what |\n| --- | --- | --- | --- | --- | --- |');
  for (const { name, ours, floor, goal, unit, note } of measures) {
    const amount = (value: number) =>
      `${value >= 100 ? Math.round(value).toLocaleString('en') : Math.round(value * 10) / 10} ${unit}`;
    const ratio = ours / floor;
    console.log(
      `| ${name} | ${amount(ours)} | ${amount(floor)} | ${ratio.toFixed(2)}${ratio <= goal ? '' : ' (missed)'} | ${goal} | ${note} |`,
    );
  }
}
