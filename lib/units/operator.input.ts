import { z } from 'zod';
import type { OPERATOR_STATUSES } from '@/db/schema/units';
import type { OperatorRole } from '@/lib/auth/principal';
import { USER_STATUS_WORDS } from '@/lib/text/operators';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';
import { compactText, trimText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { readMobile } from '@/lib/values/mobile';
import { readPersonName } from '@/lib/values/person-name';

const typed = z.string().max(200, 'text-too-long');

const ROLES = Object.keys(OPERATOR_ROLE_WORDS) as [OperatorRole];
const STATUSES = Object.keys(USER_STATUS_WORDS) as [(typeof OPERATOR_STATUSES)[number]];

const name = typed.refine((text) => readPersonName(text).ok, 'operator-name');
const idNumber = typed.refine((text) => readIdNumber(text).ok, 'operator-id-number');
const phone = typed.refine((text) => readMobile(text).ok, 'operator-phone');
const remark = z.string().trim().max(200, 'text-too-long');
const roles = z.array(z.enum(ROLES)).min(1, 'operator-roles-missing').max(ROLES.length);

const login = typed
  .transform((text) => compactText(text).toLowerCase())
  .refine((text) => /^[a-z0-9-]{1,40}$/.test(text), 'operator-login');

/** A new 经办用户 as typed (FD-072 to FD-077); of the login, what stands behind the 单位账号 is enough. */
export const addOperatorInput = z.strictObject({ name, idNumber, login, phone, roles, remark });

/** A changed one: without a number, the ID number and the phone that are known stay. */
export const editOperatorInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  name,
  idNumber: z.union([z.string().refine((text) => trimText(text) === ''), idNumber], 'operator-id-number'),
  phone: z.union([z.string().refine((text) => trimText(text) === ''), phone], 'operator-phone'),
  roles,
  status: z.enum(STATUSES),
  remark,
});

/** A phone as the counter was told it, on whose word. */
export const proposePhoneInput = z.strictObject({
  operatorId: z.uuid(),
  phone,
  reason: z.string().trim().min(1, 'text-missing').max(200, 'text-too-long'),
});

/** Who confirms has read the number on the letter himself. */
export const decidePhoneInput = z.discriminatedUnion('decision', [
  z.strictObject({ id: z.uuid(), decision: z.literal('confirm'), phone }),
  z.strictObject({ id: z.uuid(), decision: z.literal('decline') }),
]);

export type AddOperatorInput = z.infer<typeof addOperatorInput>;
export type EditOperatorInput = z.infer<typeof editOperatorInput>;
