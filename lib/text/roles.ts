import type { OperatorRole, StaffRole } from '@/lib/auth/principal';

/** What an operator may do for his unit. */
export const OPERATOR_ROLE_WORDS: Record<OperatorRole, string> = {
  administrator: '管理员',
  preparer: '经办',
  reviewer: '复核',
  viewer: '查询',
};

/** What a member of the centre's staff does. */
export const STAFF_ROLE_WORDS: Record<StaffRole, string> = {
  counter: '柜面',
  reviewer: '归集复核岗',
  funds: '资金岗',
  administrator: '系统管理员',
};
