'use server';

import { expose } from '@/lib/operations/expose';
import { disableStaff, enableStaff } from '@/lib/staff/disable-staff';
import { removeSecondFactor } from '@/lib/staff/remove-second-factor';
import { requireSecondFactor } from '@/lib/staff/require-second-factor';
import { resetStaffPassword } from '@/lib/staff/reset-staff-password';
import { addStaff, editStaff } from '@/lib/staff/save-staff';

export const addStaffMember = expose(addStaff, ['/admin/staff']);
export const editStaffMember = expose(editStaff, ['/admin/staff']);
export const disableStaffMember = expose(disableStaff, ['/admin/staff']);
export const enableStaffMember = expose(enableStaff, ['/admin/staff']);
export const resetStaffMemberPassword = expose(resetStaffPassword, ['/admin/staff']);
export const removeStaffSecondFactor = expose(removeSecondFactor, ['/admin/staff']);
export const requireSecondFactorOf = expose(requireSecondFactor, ['/admin/staff']);
