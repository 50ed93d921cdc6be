import type { PasswordSet } from '@/lib/auth/password-links';

type Problem = Extract<PasswordSet, { ok: false }>['problem'] | 'differ' | 'missing' | 'unreachable';

export const SET_PASSWORD_PROBLEMS: Record<Problem, string> = {
  'link-unusable':
    '链接已失效：可能已经使用过、超过 30 分钟，或后来又发送了新的链接。请联系发送链接的管理员或管理部重新发送。',
  'not-six-digits': '密码应为 6 位数字',
  guessable: '密码过于简单：不能是连续、重复或对称的数字，也不能是日期',
  'too-short': '密码至少 12 位',
  'too-long': '密码最多 100 位',
  common: '密码太常见，容易被猜到：请避开常见单词、键盘顺序、年份和重复的字符',
  'contains-account': '密码不能含单位账号',
  'used-before': '密码不能是最近 5 次用过的密码',
  'staff-password-weak': '密码应为 10 至 100 位，同时含有字母和数字',
  differ: '两次填写的密码不一致',
  missing: '请填写新密码',
  unreachable: '网络中断，密码没有设置成功，请重试。',
};

/** 设置密码, by the link of a short message. */
export const setPasswordText = {
  title: '设置密码',
  staffTitle: '设置中心人员密码',
  body: '请设置您自己的登录密码。链接只能使用一次，密码只有您本人知道。',
  staffHint: '10 至 100 位，同时含有字母和数字',
  password: '新密码',
  again: '确认新密码',
  submit: '确定',
  doneTitle: '设置成功',
  done: (login: string) => `登录帐号 ${login} 的密码已设置，请用新密码登录。`,
  toLogin: '去登录',
  noScript: '请在浏览器中启用脚本后重新打开链接。',
} as const;
