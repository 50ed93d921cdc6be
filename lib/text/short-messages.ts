type Values = Record<string, string>;

interface ShortMessage {
  words: (values: Values) => string;
  /** Values that let somebody in, as codes and links: struck out of what is kept. */
  secret: readonly string[];
}

const SIGNATURE = '【公积金单位网厅】';

/** 短信, by purpose. Who receives one may be anybody: it names no employee, no ID number and no amount. */
export const SHORT_MESSAGES = {
  'step-up-code': {
    words: ({ code = '' }) =>
      `验证码 ${code}，用于确认您正在办理的业务，5 分钟内有效。不是您本人操作的，请立即修改密码。`,
    secret: ['code'],
  },
  'new-phone-code': {
    words: ({ code = '' }) =>
      `验证码 ${code}，用于把本手机登记为单位网厅的联系电话，5 分钟内有效。不是您本人操作的，请忽略。`,
    secret: ['code'],
  },
  'phone-changed': {
    words: ({ phone = '' }) =>
      `您在单位网厅登记的手机号码已更换为 ${phone}，验证码今后发往新号码。不是您本人操作的，请立即联系管理部。`,
    secret: [],
  },
  'phone-set-at-counter': {
    words: ({ phone = '' }) =>
      `管理部柜台已按申请把您在单位网厅登记的手机号码修改为 ${phone}，验证码今后发往新号码，您已登录的会话全部退出，登录密码失效。您和单位没有申请的，请立即联系管理部。`,
    secret: [],
  },
  'password-link': {
    words: ({ login = '', link = '' }) =>
      `请打开链接为登录帐号 ${login} 设置密码：${link} 。链接 30 分钟内有效，只能使用一次，请勿转发。`,
    secret: ['link'],
  },
  'payment-reminder': {
    words: ({ months = '', deadline = '' }) =>
      `贵单位${months}住房公积金缴款单还没有收到款项，请在 ${deadline} 前缴款；过期缴款单作废，需重新办理。`,
    secret: [],
  },
  'adjustment-closing': {
    words: ({ year = '', to = '' }) =>
      `贵单位${year}年度住房公积金基数调整将于 ${to} 截止，还没有办理的请尽快提交；逾期须经中心审核。`,
    secret: [],
  },
  'transfer-waits': {
    words: ({ day = '' }) =>
      `贵单位有 ${day} 入职、启封或离职的职工已满 30 日，还没有办理住房公积金账户转移，请登录网厅在“职工转移”中办理。`,
    secret: [],
  },
  'password-reset-code': {
    words: ({ code = '' }) =>
      `验证码 ${code}，用于重置单位网厅登录密码，5 分钟内有效。不是您本人操作的，请不要告诉任何人。`,
    secret: ['code'],
  },
  'password-changed': {
    words: () => '您的单位网厅登录密码已修改，其他已登录的会话全部退出。不是您本人操作的，请立即联系管理部。',
    secret: [],
  },
} as const satisfies Record<string, ShortMessage>;

export type ShortMessagePurpose = keyof typeof SHORT_MESSAGES;

/** What is sent, and what is kept of it. */
export function shortMessageWords(purpose: ShortMessagePurpose, values: Values): { sent: string; kept: string } {
  const { words, secret }: ShortMessage = SHORT_MESSAGES[purpose];
  const struck = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, secret.includes(name) ? '******' : value]),
  );
  return { sent: SIGNATURE + words(values), kept: SIGNATURE + words(struck) };
}

export const demoMessageText = {
  title: '演示环境：刚发出的短信',
  to: (phone: string) => `发往 ${phone}`,
} as const;
