import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { BACK_PAY_TYPES, FILING_KINDS, FILING_SOURCES, FILING_STATES } from '@/db/schema/filings';
import type { JOURNAL_KINDS } from '@/db/schema/ledger';
import type { ID_TYPES } from '@/db/schema/people';
import type { RECEIPT_FINDINGS } from '@/db/schema/receipts';
import type { PAYMENT_METHODS, PAYMENT_STATES, REMITTANCE_STATES } from '@/db/schema/remittances';
import type { TRANSFER_REQUEST_STATES } from '@/db/schema/transfer-requests';
import type { UNIT_STATUSES } from '@/db/schema/units';

type Words<Codes extends readonly string[]> = Record<Codes[number], string>;

/** The field's words for the codes in the database. One term, one name. */
export const ACCOUNT_STATUS_WORDS: Words<typeof ACCOUNT_STATUSES> = {
  normal: '正常',
  sealed: '封存',
  frozen: '冻结',
  merged: '合并销户',
  withdrawn: '提取销户',
  left: '外部转出销户',
  revoked: '已撤销',
};

export const UNIT_STATUS_WORDS: Words<typeof UNIT_STATUSES> = {
  opened: '开户',
  normal: '正常',
  deferred: '缓缴',
  sealed: '封存',
  closed: '销户',
};

/** 请求转入, by its state. */
export const TRANSFER_REQUEST_STATE_WORDS: Words<typeof TRANSFER_REQUEST_STATES> = {
  waiting: '待答复',
  accepted: '已同意',
  declined: '不同意',
  withdrawn: '已撤回',
};

/** 变更类型 */
export const FILING_KIND_WORDS: Words<typeof FILING_KINDS> = {
  open: '新增开户',
  seal: '封存',
  unseal: '启封',
  base: '基数调整',
  ratio: '比例调整',
  'back-pay': '补缴',
  transfer: '职工转移',
};

/** 补缴类型 */
export const BACK_PAY_TYPE_WORDS: Words<typeof BACK_PAY_TYPES> = {
  full: '正常全额补缴',
  difference: '正常差额补缴',
  deferral: '缓缴补缴',
  free: '不定额补缴',
};

/** 补缴原因 (rulebook 3.7) */
export const BACK_PAY_REASONS = {
  '01': '漏缴',
  '02': '少缴',
  '03': '单位欠缴',
  '04': '缓缴期满补缴',
  '05': '错缴更正',
  '06': '执法或裁决',
  '99': '其他',
} as const;

/** 转移原因; the first is offered (FD-066). */
export const TRANSFER_REASONS = ['工作调动', '单位合并或分立', '劳动关系转移', '其他'] as const;
export const DEFAULT_TRANSFER_REASON = TRANSFER_REASONS[0];

/** 业务状态 of a filed line */
export const FILING_STATE_WORDS: Words<typeof FILING_STATES> = {
  draft: '已保存',
  'in-review': '待审核',
  effective: '已办结',
  rejected: '不通过',
  revoked: '已撤销',
};

/** 办理渠道 and how a line came in */
export const FILING_SOURCE_WORDS: Words<typeof FILING_SOURCES> = {
  form: '网厅',
  list: '网厅',
  import: '网厅（批量导入）',
};

export const ID_TYPE_WORDS: Words<typeof ID_TYPES> = {
  '01': '身份证',
  '02': '军官证',
  '03': '护照',
  '04': '外国人永久居留证',
  '99': '其他',
};

/** 职工来源 of an opening: by it 首次汇缴年月 follows from the day he was hired (L-7). */
export const HIRE_TYPE_WORDS = {
  new: '新参加工作',
  moved: '新调入',
} as const;

export type HireType = keyof typeof HIRE_TYPE_WORDS;

/** 封存原因 (rulebook 3.4) */
export const SEAL_REASONS = {
  '01': '终止或解除劳动（聘用）关系',
  '02': '调往本中心其他缴存单位',
  '03': '调往异地',
  '04': '离休、退休',
  '05': '停薪留职、长期病假等未发工资',
  '06': '完全丧失劳动能力并终止劳动关系',
  '07': '死亡或被宣告死亡',
  '08': '出境定居',
  '09': '参军、服刑、失踪等',
  '10': '单位撤销、解散、破产、缓缴',
  '99': '其他',
} as const;

export type SealReason = keyof typeof SEAL_REASONS;

export const REMITTANCE_STATE_WORDS: Words<typeof REMITTANCE_STATES> = {
  saved: '已保存',
  due: '待收款',
  posted: '已入账',
  deferred: '缓缴',
  revoked: '已撤销',
  expired: '已过期',
};

/** 业务状态 of a payment; a posted one is offered for printing under the manual's words. */
export const PAYMENT_STATE_WORDS: Words<typeof PAYMENT_STATES> = {
  due: '待收款',
  posted: '打印缴款凭证',
  revoked: '已撤销',
  expired: '已过期',
};

/** 缴款方式 */
export const PAYMENT_METHOD_WORDS: Words<typeof PAYMENT_METHODS> = {
  transfer: '银行转账',
  treasury: '财政集中支付',
  collection: '委托收款（托收）',
  online: '网上支付',
  suspense: '暂存款抵缴',
};

export const RECEIPT_FINDING_WORDS: Words<typeof RECEIPT_FINDINGS> = {
  exact: '金额相符，已入账',
  over: '金额多于应缴，多余部分挂账',
  short: '到账金额不足，已挂账',
  late: '缴款单已过期或已撤销，已挂账',
  second: '重复到账，已挂账',
  unknown: '无法识别缴款码，已挂账',
  'paid-elsewhere': '补缴的月份已由其他单位缴存，已挂账',
};

/** 业务类型 of a ledger line, with its months where it has them. */
export function journalWords(
  kind: (typeof JOURNAL_KINDS)[number],
  months: { first: string; last: string } | null,
): string {
  const range = months ? `${months.first}至${months.last}` : '';
  switch (kind) {
    case 'opening':
      return '期初余额';
    case 'remittance':
      return `公积金汇缴${range}`;
    case 'back-pay':
      return `公积金补缴${range}`;
    case 'receipt':
      return '到账挂账';
    case 'allocation':
      return '暂存款认领';
    case 'refund':
      return '暂存款退款';
    case 'transfer':
      return '职工转移';
    case 'transfer-back':
      return '职工转移撤销';
    case 'interest':
      return '个人公积金结息';
    case 'purchase-withdrawal':
      return '购买自住房提取';
    case 'repayment-withdrawal':
      return '偿还购房贷款本息';
    case 'correction':
      return `错缴更正${range}`;
    case 'reversal':
      return `冲账${range}`;
  }
}

/** The same in 单位流水账, where the manual calls back pay of single employees 个人补缴 (ST-11). */
export function unitJournalWords(
  kind: (typeof JOURNAL_KINDS)[number],
  months: { first: string; last: string } | null,
): string {
  if (kind !== 'back-pay') return journalWords(kind, months);
  return months ? `个人补缴${months.first}至${months.last}` : '个人补缴';
}
