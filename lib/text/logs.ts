import type { OUTCOMES } from '@/db/schema/operations';
import type { RevokedBusiness, RevokedType } from '@/lib/remittances/list-revoked';
import { FILING_LIST_WORDS } from './filing-lists';

/** 操作日志, in the hall and in the back office */
export const logText = {
  title: '操作日志',
  description: '办理和被拒绝的每一笔业务，随业务一并记录，不能修改。',
  descriptionOfUnit: '本单位办理、中心为本单位办理的每一笔业务，谁、何时、办了什么，被拒绝的也在内。',
  caption: '操作日志列表',
  at: '时间',
  operation: '操作',
  actor: '操作人',
  unit: '单位',
  unitNumber: '单位账号',
  month: '汇缴年月',
  people: '人数',
  about: '说明',
  aboutOf: (subject: string, reason: string) => `${subject}：${reason}`,
  outcome: '结果',
  outcomes: { done: '已办理', refused: '未办理' } satisfies Record<(typeof OUTCOMES)[number], string>,
  withApprover: (actor: string, approver: string) => `${actor}（${approver}复核）`,
  refused: (sentence: string) => `未办理：${sentence}`,
  from: '开始日期',
  to: '结束日期',
  more: '只显示最近的记录，请用查询条件缩小范围。',
  emptyTitle: '没有符合条件的记录',
  empty: '请修改查询条件，或重置后查看全部。',
  parts: {
    submitted: '提交数据查询',
    payments: '付款记录查询',
    revoked: '撤销数据查询',
    all: '全部操作',
  },
  partsLabel: '日志种类',
  back: '返回上一页',
  actorOfCentre: (name: string) => `中心 ${name}`,
} as const;

/** 提交数据查询 (SC-50) */
export const submittedLogText = {
  description: '本单位提交过的每一条变更，按提交时间，最近的在前。',
  caption: '提交数据列表',
  business: '业务类型',
  submittedAt: '提交时间',
  submittedBy: '经办人',
  number: '业务流水号',
  kind: '变更类型',
  before: '变更前',
  after: '变更后',
} as const;

/** 付款记录查询 (SC-51) */
export const paymentLogText = {
  description: '缴款登记、更改缴款方式、到账入账和撤销的记录，按办理时间，最近的在前。',
  caption: '付款记录列表',
  at: '办理时间',
  by: '办理人',
  number: '缴款单号',
  amount: '金额',
  people: '人数',
  change: '办理前后',
  changed: (before: string, after: string) => `${before} → ${after}`,
  state: '现业务状态',
  saved: '已保存',
  notRegistered: '未登记',
} as const;

/** 撤销数据查询 (SC-52, FD-109, FD-110) */
export const revokedText = {
  description: '本单位撤销和中心撤销的数据，撤销记录永久保留。',
  caption: '撤销数据列表',
  business: '业务类型',
  type: '撤销类型',
  types: {
    business: '业务撤销',
    changes: '撤销变更',
    'back-pay': '个人补缴',
    transfers: '职工转移',
  } satisfies Record<RevokedType, string>,
  changedOn: '变更日期',
  revokedAt: '撤销时间',
  revokedBy: '撤销人',
  before: '撤销前',
  after: '撤销后',
  reason: '撤销原因',
  everybody: (people: string) => `${people} 人`,
  remittance: '单位汇缴',
  backPayment: '补缴缴款单',
} as const;

/** 业务类型 of what was taken back: 变更撤销, 补缴撤销 … */
export const REVOKED_BUSINESS_WORDS: Record<RevokedBusiness, string> = {
  'change-roster': '变更撤销',
  'base-adjustment': `${FILING_LIST_WORDS['base-adjustment'].title}撤销`,
  'ratio-adjustment': `${FILING_LIST_WORDS['ratio-adjustment'].title}撤销`,
  'back-payment': '补缴撤销',
  transfers: '转移撤销',
  remittance: '汇缴撤销',
  payment: '补缴缴款撤销',
};

/** What stood before a change and what stands after it, in a few words. */
export const changeText = {
  none: '没有账户',
  opened: (base: string, monthly: string) => `正常，工资基数 ${base}，月缴存额 ${monthly} 元`,
  normal: '正常',
  sealed: (reason: string) => (reason === '' ? '封存' : `封存：${reason}`),
  base: (base: string, monthly: string) => `工资基数 ${base}，月缴存额 ${monthly} 元`,
  ratios: (unit: string, own: string) => `单位 ${unit}%，职工 ${own}%`,
  notPaid: (month: string) => `${month} 未补缴`,
  backPaid: (month: string, type: string, amount: string) => `${month} ${type} ${amount} 元`,
  here: '在本单位',
  there: (unit: string) => `转入${unit}`,
  monthOpen: (month: string) => `${month} 未保存`,
  notRegistered: '未登记缴款，可以随本月汇缴或重新登记',
} as const;
