import { z } from 'zod';

/** PEM, or DER in base64. */
const encoded = z.string().trim().min(1, 'certificate-missing').max(900_000, 'text-too-long');

export const bindingInput = z.strictObject({
  operator: z.string().trim().min(1, 'operator-login-missing').max(100, 'text-too-long'),
  certificate: encoded,
});

export const authorityInput = z.strictObject({
  role: z.enum(['anchor', 'intermediate'], 'authority-role-missing'),
  certificate: encoded,
});

export const crlInput = z.strictObject({ crl: encoded });

export const decisionInput = z.strictObject({ id: z.uuid(), decision: z.enum(['confirm', 'decline']) });

export const endInput = z.strictObject({ id: z.uuid() });
