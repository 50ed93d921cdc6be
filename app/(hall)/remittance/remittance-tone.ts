import type { Tone } from '@/components/ui/tone';
import type { PAYMENT_STATES, REMITTANCE_STATES } from '@/db/schema/remittances';

export type RemittanceState = (typeof REMITTANCE_STATES)[number];
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What the state of a roster or of a payment means at a glance. */
export const REMITTANCE_TONES: Record<RemittanceState | PaymentState, Tone> = {
  saved: 'info',
  due: 'waiting',
  posted: 'success',
  deferred: 'warning',
  revoked: 'neutral',
  expired: 'warning',
};
