import { bankGateway } from '@/lib/gateways/bank';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { boundedBody } from '@/lib/operations/bounded-body';
import { enterBankNotice } from '@/lib/receipts/enter-bank-notice';
import { newId } from '@/lib/values/ids';
import { sameSitePath } from '@/lib/values/same-site-path';

/** A notification is a few short fields. */
const LONGEST_BODY = 4096;

/**
 * Takes a bank's notification that it has been paid: a form, signed. What the bank did not sign is refused; what it repeats is answered
 * and books nothing. Whoever paid in a browser goes back to the hall.
 */
export async function POST(request: Request): Promise<Response> {
  const bank = bankGateway();
  if (bank === null) return new Response(null, { status: 404 });
  const body = await boundedBody(request, LONGEST_BODY);
  if (!body) return new Response(null, { status: 403 });
  const fields = new URLSearchParams(await body.text());
  const notice = bank.readNotice(fields);
  if (!notice) return new Response(null, { status: 403 });
  try {
    await enterBankNotice(notice, clock);
  } catch (error) {
    const reference = newId(clock.milliseconds()).slice(-12).toUpperCase();
    log().error({ reference, serial: notice.serial, error }, 'a notification of the bank failed');
    return new Response(reference, { status: 500 });
  }
  const back = sameSitePath(fields.get('back') ?? '', '/payments');
  return new Response(null, { status: 303, headers: { Location: back, 'Cache-Control': 'no-store' } });
}
