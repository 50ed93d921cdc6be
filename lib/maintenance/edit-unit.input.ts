import { z } from 'zod';
import { compactText, trimText } from '@/lib/values/digits';

/** What a unit changes of itself, in the order of the page. */
export const UNIT_EDIT_FIELDS = ['address', 'postcode', 'telephone', 'email', 'payday', 'remark'] as const;
export type UnitEditField = (typeof UNIT_EDIT_FIELDS)[number];

function text(most: number) {
  return z.string().transform(trimText).pipe(z.string().max(most, 'text-too-long'));
}

function folded(shape: RegExp, code: string) {
  return z
    .string()
    .max(120, 'text-too-long')
    .transform(compactText)
    .refine((typed) => typed === '' || shape.test(typed), code);
}

const fields = {
  address: text(100),
  postcode: folded(/^\d{6}$/, 'unit-postcode'),
  telephone: folded(/^(?:\(?0\d{2,3}\)?-?)?\d{5,8}(?:-\d{1,6})?$|^1\d{10}$/, 'unit-telephone'),
  email: folded(/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, 'unit-email'),
  payday: z
    .string()
    .max(8, 'unit-payday')
    .transform(compactText)
    .refine((typed) => /^(?:[1-9]|[12]\d|3[01])$/.test(typed), 'unit-payday'),
  remark: text(200),
};

/** 单位信息修改: what the fields hold, and what they held when the page was opened, so that nobody overwrites what he has not seen. */
export const editUnitInput = z.strictObject({
  ...fields,
  seen: z.strictObject({
    address: z.string(),
    postcode: z.string(),
    telephone: z.string(),
    email: z.string(),
    payday: z.string(),
    remark: z.string(),
  }),
});
