import type { PASSWORD_POLICIES } from '@/db/schema/passwords';

export type PasswordPolicy = (typeof PASSWORD_POLICIES)[number];

/** 登录密码规则 */
export const PASSWORD_POLICY_WORDS: Record<PasswordPolicy, string> = {
  'six-digits': '6 位数字',
  long: '长密码（至少 12 位）',
};

/** What a new password has to be, below its field. */
export const PASSWORD_HINTS: Record<PasswordPolicy, string> = {
  'six-digits': '6 位数字，不能是连续、重复或对称的数字，也不能是日期',
  long: '至少 12 位，字符不限；不能含单位账号，不能是常见密码，也不能是最近 5 次用过的密码',
};

/** 登录密码规则 of 参数设置. */
export const passwordPolicyText = {
  title: '登录密码规则',
  caption: '登录密码规则',
  note: '单位经办用户的登录密码，从起始日期起执行',
  fromOn: '起始日期',
  policy: '规则',
  standing: '状态',
  standings: { coming: '将执行', now: '执行中', past: '已停用' },
  setAt: '设置时间',
  initial: '初始规则',
  set: '设置密码规则',
  about: '改为长密码后，此前设置的密码在下次登录时必须修改；改回 6 位数字不要求修改。',
  save: '保存',
  back: '返回参数设置',
  done: (day: string, policy: string) => `密码规则已保存：从 ${day} 起为${policy}。`,
  notYours: '只有系统管理员可以设置登录密码规则。',
} as const;

/** 修改密码 of who has to. */
export const renewPasswordText = {
  title: '请修改登录密码',
  body: '中心的登录密码规则已经变更，您的密码是按原规则设置的。修改后才能继续办理业务。',
  goOn: '进入网厅',
} as const;
