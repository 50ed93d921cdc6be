import { bankGateway } from '@/lib/gateways/bank';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
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
  const fields = await readFields(request);
  const notice = fields && bank.readNotice(fields);
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

/** The form's fields; null when it is longer than any notification. */
async function readFields(request: Request): Promise<URLSearchParams | null> {
  const reader = request.body?.getReader();
  if (!reader) return null;
  const parts: Uint8Array[] = [];
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
    bytes += value.length;
    if (bytes > LONGEST_BODY) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
