import { z } from 'zod';
import type { StaffRole } from '@/lib/auth/principal';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';
import { compactText, trimText } from '@/lib/values/digits';
import { readMobile } from '@/lib/values/mobile';
import { readPersonName } from '@/lib/values/person-name';

const ROLES = Object.keys(STAFF_ROLE_WORDS) as [StaffRole];

const typed = z.string().max(200, 'text-too-long');
const name = typed.refine((text) => readPersonName(text).ok, 'operator-name');
const phone = typed.refine((text) => readMobile(text).ok, 'operator-phone');
const roles = z.array(z.enum(ROLES)).min(1, 'staff-roles-missing').max(ROLES.length);

const login = typed
  .transform((text) => compactText(text).toLowerCase())
  .refine((text) => /^[a-z][a-z0-9.-]{1,29}$/.test(text), 'staff-login');

/** A new member of the centre's staff as typed. */
export const addStaffInput = z.strictObject({ name, login, phone, roles });

/** A changed one: without a number, the phone that is known stays. */
export const editStaffInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  name,
  phone: z.union([z.string().refine((text) => trimText(text) === ''), phone], 'operator-phone'),
  roles,
});

/** Somebody on the staff, as the page that asks showed him. */
export const staffMemberInput = z.strictObject({ id: z.uuid(), version: z.int() });

export type AddStaffInput = z.infer<typeof addStaffInput>;
export type EditStaffInput = z.infer<typeof editStaffInput>;
