'use server';

import { approveApproval, returnApproval, withdrawApproval } from '@/lib/approvals/decide-approval';
import { expose } from '@/lib/operations/expose';

export const approve = expose(approveApproval, ['/']);
export const returnToMaker = expose(returnApproval, ['/']);
export const withdraw = expose(withdrawApproval, ['/']);
