import type { SystemPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { keyOf } from '@/lib/operations/key-of';
import { perform } from '@/lib/operations/perform';
import { clockworkText } from '@/lib/text/notices';
import { expirePayments } from './expire-payments';
import { remindUnits } from './remind-units';

/** Who the log names: nobody did it, the day had come. */
const CLOCKWORK: SystemPrincipal = {
  kind: 'system',
  id: '00000000-0000-7000-8000-00000000c10c',
  name: clockworkText.actor,
  session: null,
};

/** How long the bank takes to say what has arrived. */
const BANK_DAYS = 1;

const EVERY_MILLISECONDS = 10 * 60 * 1000;

/**
 * Does what the business day brings by itself: expires payments past their deadline, once the bank has said what arrived on it, and reminds units. The request key is the day's,
 * so that it is done once a day however often and by however many servers it is tried; what failed is tried again.
 */
export async function doDueWork(clock: Clock): Promise<void> {
  const request = { principal: CLOCKWORK, clock };
  const keyFor = (name: string) => keyOf(`${name} on ${clock.today()}`);
  await perform(expirePayments, {
    ...request,
    input: { bankDays: BANK_DAYS },
    requestKey: keyFor(expirePayments.name),
  });
  await perform(remindUnits, { ...request, input: {}, requestKey: keyFor(remindUnits.name) });
}

const holder = globalThis as typeof globalThis & { providentHallClockwork?: NodeJS.Timeout };

/** Does it now and every ten minutes, for as long as this server runs; once, however often it is started. */
export function startDueWork(clock: Clock): void {
  const work = () => {
    doDueWork(clock).catch((error: unknown) => log().error({ error }, 'what is due today could not be done'));
  };
  if (holder.providentHallClockwork) return;
  holder.providentHallClockwork = setInterval(work, EVERY_MILLISECONDS).unref();
  work();
}
