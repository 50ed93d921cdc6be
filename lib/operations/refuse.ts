import type { RefusalCode } from '@/lib/text/refusals';

/** An expected failure: a code of the closed list, with the values its sentence needs. Rolls the operation back. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly values: Record<string, string> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Stops the operation with an expected failure; the sentence stands in lib/text/refusals.ts. */
export function refuse(code: RefusalCode, values: Record<string, string> = {}): never {
  throw new Refusal(code, values);
}
