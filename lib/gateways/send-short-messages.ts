import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { shortMessages } from '@/db/schema/short-messages';
import { openPersonal } from '@/lib/people/protect';
import type { Clock } from './clock';
import { log } from './log';
import { smsGateway, type SmsGateway } from './sms';

const CONTEXT = { actor: 'short-messages', office: true };
const AT_ONCE = 20;
/** Seconds until the next attempt, after the first, the second ... ; then it has failed. */
const PAUSES = [5, 15, 60, 180] as const;
const POLL_MILLISECONDS = 1000;
/** So long after it was made a message is shown to who caused it. */
const SHOWN_MILLISECONDS = 10 * 60 * 1000;

interface Waiting extends Record<string, unknown> {
  id: string;
  phone_cipher: Buffer;
  sealed_wording: Buffer;
  attempts: number;
}

/**
 * Sends what waits in the outbox and is due, as much as goes at once; gives how many were taken. Each is claimed first, in a transaction
 * of its own, so that two processes do not send the same one; a claim whose process died is due again when its pause is over.
 */
export async function sendShortMessages(gateway: SmsGateway, clock: Clock): Promise<number> {
  const claimed = await claimDue(clock);
  await Promise.all(claimed.map((message) => sendOne(message, gateway, clock)));
  return claimed.length;
}

async function claimDue(clock: Clock): Promise<Waiting[]> {
  const now = clock.now().toISOString();
  const pauses = sql.raw(`(array[${PAUSES.join(', ')}, ${PAUSES.at(-1)}])[attempts + 1]`);
  return database().inTransaction(CONTEXT, async (tx) => [
    ...(await tx.execute<Waiting>(sql`
      update short_messages set attempts = attempts + 1, next_attempt_at = ${now}::timestamptz + make_interval(secs => ${pauses})
      where id in (select id from short_messages where state = 'waiting' and next_attempt_at <= ${now}::timestamptz
        order by next_attempt_at limit ${AT_ONCE} for update skip locked)
      returning id, phone_cipher, sealed_wording, attempts`)),
  ]);
}

async function sendOne(message: Waiting, gateway: SmsGateway, clock: Clock): Promise<void> {
  try {
    const text = openPersonal(message.sealed_wording);
    await gateway.send({ id: message.id, phone: openPersonal(message.phone_cipher), text });
  } catch (error) {
    const last = message.attempts > PAUSES.length;
    log().warn({ error, message: message.id, attempts: message.attempts, last }, 'a short message was not sent');
    if (last) await settle(message.id, { state: 'failed', sealedWording: null });
    return;
  }
  const kept = gateway.keepsWording ? {} : { sealedWording: null };
  await settle(message.id, { state: 'sent', sentAt: clock.now(), ...kept });
}

async function settle(id: string, outcome: Partial<typeof shortMessages.$inferInsert>): Promise<void> {
  await database().inTransaction(CONTEXT, (tx) =>
    tx.update(shortMessages).set(outcome).where(eq(shortMessages.id, id)),
  );
}

/** Sends what comes into the outbox, as long as the process lives. Without a gateway it stays there and the log says so. */
export function keepSending(clock: Clock): void {
  const gateway = smsGateway();
  if (gateway === null) return log().warn('SMS_URL and SMS_SECRET are not set: short messages stay in the outbox');
  const next = () => setTimeout(() => void round(), POLL_MILLISECONDS).unref();
  async function round() {
    try {
      if (gateway) while ((await sendShortMessages(gateway, clock)) > 0);
    } catch (error) {
      log().error({ error }, 'the outbox could not be read');
    }
    next();
  }
  next();
}

/** What the demo shows a browser: the last message that it caused, with its code; null elsewhere and for anybody else. */
export async function lastMessageOf(browser: Buffer, clock: Clock): Promise<{ phone: string; text: string } | null> {
  if (smsGateway()?.keepsWording !== true) return null;
  const since = new Date(clock.milliseconds() - SHOWN_MILLISECONDS);
  const [last] = await database().inTransaction(CONTEXT, (tx) =>
    tx
      .select({ phone: shortMessages.phoneMask, sealed: shortMessages.sealedWording })
      .from(shortMessages)
      .where(and(eq(shortMessages.causedBy, browser), ne(shortMessages.state, 'decoy'), gt(shortMessages.at, since)))
      .orderBy(desc(shortMessages.id))
      .limit(1),
  );
  return last?.sealed ? { phone: last.phone, text: openPersonal(last.sealed) } : null;
}
