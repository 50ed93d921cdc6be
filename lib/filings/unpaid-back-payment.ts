import { sql } from 'drizzle-orm';
import { filings } from '@/db/schema/filings';

/** A condition on `filings`, not aliased: an effective back payment that neither a roster nor a payment has, and that is not paid (B-6, Q-80). */
export const UNPAID_BACK_PAYMENT = sql`(${filings.kind} = 'back-pay' and ${filings.state} = 'effective'
  and ${filings.remittanceId} is null and ${filings.paymentId} is null and ${filings.paidOn} is null)`;

/** Likewise: a back payment that waits, in review for the centre or effective for its money, whether a roster or a payment has it or not. */
export const WAITING_BACK_PAYMENT = sql`(${filings.kind} = 'back-pay' and ${filings.state} in ('in-review', 'effective') and ${filings.paidOn} is null)`;

/** Of a filing `f`: a back payment in effect, not paid, that is to make up a whole month. */
export const WHOLE_UNPAID = sql`f.kind = 'back-pay' and f.state = 'effective' and f.paid_on is null and f.back_pay_type in ('full', 'deferral')`;
