import type { Proven } from '@/lib/auth/prove-again';
import type { StepUpGroup } from '@/lib/auth/step-up';

/** What one proves oneself again for. */
export const STEP_UP_GROUPS: Record<StepUpGroup, string> = {
  phone: '修改手机号码',
  operators: '管理用户',
  exports: '导出完整信息',
  refunds: '退回挂账款项',
  withdrawals: '复核提取业务',
  'second-factor': '启用两步验证',
};

/** Why a proof did not do. */
export const PROOF_PROBLEMS: Record<Exclude<Proven, 'right'>, string> = {
  wrong: '不正确，请核对后重新输入',
  spent: '输错次数过多，验证码已作废，请重新获取动态验证码',
  none: '验证码已过期，请重新获取动态验证码',
  'too-many-attempts': '输错次数过多，请在 15 分钟后重试',
};

export const stepUpText = {
  title: '短信验证',
  passwordTitle: '验证密码',
  why: (group: string) => `“${group}”需要再次确认是您本人。通过后 5 分钟内不再询问。`,
  sent: (phone: string) => `验证码已发送至 ${phone}，5 分钟内有效。`,
  tooSoon: (phone: string) => `刚才已向 ${phone} 发送过验证码，请输入最近一次收到的。60 秒后可以重新获取。`,
  lost: '这个手机不能用了？请到管理部柜台修改登记的手机号码。',
  tooMany: (phone: string) => `一小时内向 ${phone} 发送的验证码已满 5 条，请稍后再试。`,
  sending: '正在发送验证码…',
  code: '动态验证码',
  password: '登录密码',
  missing: '没有填写',
  again: '重新获取',
  wait: (seconds: number) => `重新获取（${seconds} 秒）`,
} as const;
