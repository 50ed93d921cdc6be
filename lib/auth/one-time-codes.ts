import { createHmac } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { oneTimeCodes } from '@/db/schema/sessions';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import { queueMessage } from '@/lib/gateways/short-messages';
import type { ShortMessagePurpose } from '@/lib/text/short-messages';
import { newId, publicCode } from '@/lib/values/ids';

const DIGITS = 6;
const LIFE_MILLISECONDS = 5 * 60 * 1000;
const PAUSE_SECONDS = 60;
const MOST_AN_HOUR = 5;
const MOST_TRIES = 5;

/** Whether a code went out: not within a minute of the last one, and five times an hour at most, for one phone and purpose. */
export type CodeGiven = 'given' | 'too-soon' | 'too-many';

/** What a typed code was: the one that was sent; another; the fifth wrong one or one after it; or there is none to be right. */
export type CodeTried = 'right' | 'wrong' | 'spent' | 'none';

interface Asked {
  /** What the code is for: one for another purpose does not count. */
  purpose: string;
  /** Hash of the token of the browser that may use it. */
  holder: Buffer;
  phone: string;
  message: ShortMessagePurpose;
  clock: Clock;
  /** For an account that is not there: everything is done but the sending, and no code is ever right. */
  decoy?: boolean;
}

/** Sends a code of six digits that is right once, for five minutes and five tries (RL-07, Q-05). Works in any context. */
export async function giveCode(tx: Tx, asked: Asked): Promise<CodeGiven> {
  const { purpose, holder, phone, message, clock, decoy = false } = asked;
  const code = publicCode(DIGITS);
  const hash = keyed(['code', purpose, holder.toString('hex'), decoy ? 'decoy' : code]);
  const until = new Date(clock.milliseconds() + LIFE_MILLISECONDS).toISOString();
  const [row] = await tx.execute<{
    outcome: CodeGiven;
  }>(sql`select issue_code(${newId(clock.milliseconds())}::uuid, ${purpose}, ${holder}::bytea,
    ${keyed(['phone', phone])}::bytea, ${hash}::bytea, ${clock.now().toISOString()}::timestamptz, ${until}::timestamptz,
    make_interval(secs => ${PAUSE_SECONDS}), ${MOST_AN_HOUR}) as outcome`);
  if (row?.outcome !== 'given') return row?.outcome ?? 'too-many';
  await queueMessage(tx, { phone, purpose: message, values: { code }, clock, causedBy: holder, decoy });
  return 'given';
}

/**
 * Takes one try from the newest code. The transaction must commit whatever the answer is: a try that is rolled back has not been
 * counted.
 */
export async function tryCode(
  tx: Tx,
  { purpose, holder, code, clock }: { purpose: string; holder: Buffer; code: string; clock: Clock },
): Promise<CodeTried> {
  const hash = keyed(['code', purpose, holder.toString('hex'), code]);
  const [row] = await tx.execute<{ outcome: CodeTried }>(
    sql`select try_code(${purpose}, ${holder}::bytea, ${hash}::bytea, ${clock.now().toISOString()}::timestamptz, ${MOST_TRIES}) as outcome`,
  );
  return row?.outcome ?? 'none';
}

/** A phone that is not somebody's any more: no code that was sent there is right from now on. For the centre. */
export async function endCodesTo(tx: Tx, phone: string, clock: Clock): Promise<void> {
  await tx
    .update(oneTimeCodes)
    .set({ usedAt: clock.now() })
    .where(and(eq(oneTimeCodes.phoneIndex, keyed(['phone', phone])), isNull(oneTimeCodes.usedAt)));
}

/** Keyed outside the database: a million codes are tried in a second by who has the table and the key. */
function keyed(parts: string[]): Buffer {
  return createHmac('sha256', env().PASSWORD_PEPPER).update(JSON.stringify(parts)).digest();
}
