import { z } from 'zod';
import type { StaffRole } from '@/lib/auth/principal';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';

const ROLES = Object.keys(STAFF_ROLE_WORDS) as [StaffRole];

export const confirmSecondFactorInput = z.strictObject({ code: z.string().trim().min(1, 'code-missing').max(40) });

/** Of which roles a second factor is required; of the others it is not. */
export const requireSecondFactorInput = z.strictObject({ roles: z.array(z.enum(ROLES)).max(ROLES.length) });
