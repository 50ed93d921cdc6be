import { z } from 'zod';

const text = z.string().max(200);

/** 比例调整 as typed: the unit's and its employees' ratio, in whole percents. */
export const ratioInput = z.strictObject({ unitRatio: text, ownRatio: text, note: text });

export type RatioLine = z.infer<typeof ratioInput>;
