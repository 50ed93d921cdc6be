import { z } from 'zod';
import { readMonth } from '@/lib/values/month';
import { CORRECTION_REASON_WORDS } from '@/lib/text/corrections';

const REASONS = Object.keys(CORRECTION_REASON_WORDS) as (keyof typeof CORRECTION_REASON_WORDS)[];

const ASKED = {
  months: z
    .array(z.string().refine((typed) => readMonth(typed) !== null, 'parameters-month'))
    .min(1, 'correction-months-missing')
    .max(12),
  reason: z.enum(REASONS, 'correction-reason-missing'),
  note: z.string().trim().max(200, 'text-too-long'),
};

/** 错缴更正 as a unit asks for it: whose posted months, which, and why; the amounts are the ledger's. */
export const correctionInput = z
  .strictObject({ accountNumber: z.string().trim().min(1, 'correction-account-missing').max(20), ...ASKED })
  .superRefine(explainOther);

/** The same of one that is chosen anew. */
export const correctionEditInput = z
  .strictObject({ id: z.uuid(), version: z.int(), ...ASKED })
  .superRefine(explainOther);

function explainOther({ reason, note }: { reason: string; note: string }, context: z.RefinementCtx): void {
  if (reason === '99' && note === '') {
    context.addIssue({ code: 'custom', path: ['note'], message: 'correction-note-missing' });
  }
}
