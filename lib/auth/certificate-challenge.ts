import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Challenge, SigningPurpose } from '@/lib/certificates/signed-text';
import type { Clock } from '@/lib/gateways/clock';
import { newId } from '@/lib/values/ids';

const LIFETIME_MILLISECONDS = 120 * 1000;

interface Asked {
  purpose: SigningPurpose;
  /** The site as people type it, e.g. https://hall.example. */
  origin: string;
  /** SHA-256 of the certificate. */
  fingerprint: Buffer;
}

/** Gives a certificate a number to sign, for 120 seconds; whether it stands for anybody is not told. */
export async function issueChallenge(tx: Tx, asked: Asked, clock: Clock): Promise<Challenge> {
  const nonce = randomBytes(32).toString('base64url');
  const until = new Date(clock.milliseconds() + LIFETIME_MILLISECONDS).toISOString();
  const time = clock.now().toISOString();
  await tx.execute(sql`select issue_challenge(${newId(clock.milliseconds())}::uuid, ${hashOf(nonce)}::bytea, ${asked.purpose},
    ${asked.origin}, ${asked.fingerprint}::bytea, ${time}::timestamptz, ${until}::timestamptz)`);
  return { nonce, time };
}

interface ChallengeRow extends Record<string, unknown> {
  purpose: string;
  origin: string;
  fingerprint: Buffer;
  for_operator: string | null;
  for_unit: string | null;
  issued_at: string | Date;
  expires_at: string | Date;
}

export interface TakenChallenge {
  challenge: Challenge;
  /** Whom the certificate stood for when the number was given; null for nobody. */
  bound: { operatorId: string; unitId: string } | null;
}

/** Uses a number up; null when it was never given, was used before, is too old, or was given for something else. */
export async function takeChallenge(
  tx: Tx,
  { nonce, asked }: { nonce: string; asked: Asked },
  clock: Clock,
): Promise<TakenChallenge | null> {
  const at = clock.now().toISOString();
  const [row] = await tx.execute<ChallengeRow>(
    sql`select * from take_challenge(${hashOf(nonce)}::bytea, ${at}::timestamptz)`,
  );
  if (!row || clock.milliseconds() >= new Date(row.expires_at).getTime()) return null;
  const meant =
    row.purpose === asked.purpose && row.origin === asked.origin && row.fingerprint.equals(asked.fingerprint);
  if (!meant) return null;
  const bound = row.for_operator && row.for_unit ? { operatorId: row.for_operator, unitId: row.for_unit } : null;
  return { challenge: { nonce, time: new Date(row.issued_at).toISOString() }, bound };
}

function hashOf(nonce: string): Buffer {
  return createHash('sha256').update(nonce).digest();
}
