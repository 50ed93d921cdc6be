import { createHmac } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Payload } from 'altcha-lib/types';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import { spend } from './attempts';

const LIFE_MILLISECONDS = 5 * 60 * 1000;
/** Some tenths of a second of work for a browser: nothing to a person, much to who asks ten thousand times. */
const COST = 1000;
const STEPS = { least: 200, most: 600 };

/** 验证码: a puzzle that a browser solves by itself, so that nobody has to see or hear anything. Signed, good for five minutes. */
export async function newPuzzle(clock: Clock): Promise<Challenge> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(STEPS.least, STEPS.most),
    expiresAt: Math.floor((clock.milliseconds() + LIFE_MILLISECONDS) / 1000),
    deriveKey,
    hmacSignatureSecret: secretOf('puzzle'),
    hmacKeySignatureSecret: secretOf('puzzle-key'),
  });
}

/** What a browser sends as the solution of a puzzle. */
export const solvedPuzzleInput = z.object({
  challenge: z.object({
    parameters: z.looseObject({ nonce: z.string().max(200), expiresAt: z.number() }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(200), time: z.number().optional() }),
});

/** Whether a puzzle of ours was solved, in time, and for the first time. */
export async function isSolved(tx: Tx, solved: z.infer<typeof solvedPuzzleInput>, clock: Clock): Promise<boolean> {
  const { nonce, expiresAt } = solved.challenge.parameters;
  // The library asks the machine what time it is; whoever calls us says it.
  if (expiresAt * 1000 <= clock.milliseconds()) return false;
  const { verified } = await verifySolution({
    ...(solved as unknown as Payload),
    deriveKey,
    hmacSignatureSecret: secretOf('puzzle'),
    hmacKeySignatureSecret: secretOf('puzzle-key'),
  });
  return (
    verified && spend(tx, [{ key: `puzzle:${nonce}`, most: 1 }], { ...clock, milliseconds: () => expiresAt * 1000 })
  );
}

function secretOf(use: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(use).digest('base64url');
}
