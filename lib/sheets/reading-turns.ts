/** How many files are read at once. Each may take a processor and half a gigabyte; the others wait. */
const turnCount = 2;

let freeTurns = turnCount;
const waiting: (() => void)[] = [];

/** Waits until a file may be read; the answer gives the turn back and is to be called once. */
export async function awaitReadingTurn(): Promise<() => void> {
  if (freeTurns > 0) freeTurns -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  return releaseTurn;
}

function releaseTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else freeTurns += 1;
}
