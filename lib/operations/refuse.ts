import type { Tx } from '@/db/client';
import type { RefusalCode } from '@/lib/text/refusals';

/** What a refusal leaves behind although everything else is rolled back; written together with its row of the log. */
export type Leaving = (tx: Tx) => Promise<void>;

/** An expected failure: a code of the closed list, with the values its sentence needs. Rolls the operation back. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly values: Record<string, string> = {},
    readonly leaving?: Leaving,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Stops the operation with an expected failure; the sentence stands in lib/text/refusals.ts. */
export function refuse(code: RefusalCode, values: Record<string, string> = {}, leaving?: Leaving): never {
  throw new Refusal(code, values, leaving);
}
