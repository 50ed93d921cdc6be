import { z } from 'zod';
import { RELIEFS } from '@/lib/values/application-field';
import { readMonth } from '@/lib/values/month';
import { readPercent } from '@/lib/values/ratio';

/** 缓缴 or a ratio below the lowest as a unit in hardship applies for it: up to which month, by which ratios, and why. */
export const reliefInput = z
  .strictObject({
    field: z.enum(RELIEFS),
    until: z.string().max(20),
    unitRatio: z.string().max(10),
    ownRatio: z.string().max(10),
    reason: z.string().trim().min(1, 'text-missing').max(200, 'text-too-long'),
  })
  .superRefine(({ field, until, unitRatio, ownRatio }, context) => {
    if (readMonth(until) === null) context.addIssue({ code: 'custom', path: ['until'], message: 'parameters-month' });
    if (field === 'deferral') return;
    for (const [path, typed] of Object.entries({ unitRatio, ownRatio })) {
      if (!readPercent(typed).ok) context.addIssue({ code: 'custom', path: [path], message: 'unit-percent' });
    }
  });

export type ReliefInput = z.infer<typeof reliefInput>;
