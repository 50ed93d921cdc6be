import { z } from 'zod';

const text = z.string().max(200);

export const changePasswordInput = z
  .strictObject({
    old: text.min(1, 'old-password-missing'),
    password: text.min(1, 'new-password-missing'),
    again: text.min(1, 'password-again-missing'),
  })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'passwords-differ' })
  .refine(({ old, password }) => old !== password, { path: ['password'], message: 'password-same' });
