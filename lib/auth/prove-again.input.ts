import { z } from 'zod';

const group = z.enum(['phone', 'operators', 'exports', 'refunds', 'withdrawals', 'second-factor']);

export const beginStepUpInput = z.strictObject({ group });

export const proveAgainInput = z.strictObject({ group, proof: z.string().max(200) });
