import type { MonthAction, MonthNoteCode } from '@/lib/remittances/month-steps';

type Values = Record<string, string>;

/** What stands at a step of the month, or blocks it, by code. */
const NOTES: Record<MonthNoteCode, (values: Values) => string> = {
  'nothing-changed': () => '本月还没有提交变更。有人员增减先办理变更清册。',
  changed: ({ count }) => `已提交 ${count} 条变更。`,
  unchanged: () => '本月没有变更。',
  'drafts-left': ({ drafts }) => `有 ${drafts} 条业务未提交。`,
  'reviews-left': ({ reviews }) => `有 ${reviews} 条业务等待中心审核。`,
  'drafts-and-reviews-left': ({ drafts, reviews }) => `有 ${drafts} 条业务未提交，另有 ${reviews} 条等待中心审核。`,
  'settle-first': () => '变更全部办结后才能核对汇缴。',
  'nobody-to-pay': () => '本月没有需要汇缴的职工，请先办理开户。',
  sheet: ({ heads, amount }) => `汇缴 ${heads} 人，应缴 ${amount} 元。`,
  'to-confirm': () => '核对无误后保存本月清册。',
  'too-far-ahead': ({ month }) => `${month}还未到可以汇缴的时间。`,
  confirmed: ({ heads }) => `清册已保存，共 ${heads} 人，不再变动。`,
  'due-by': ({ day }) => `应在 ${day}（发薪日后 5 日）前缴款。`,
  deferred: ({ until }) => `本单位缓缴至${until}，本月保存后不需缴款，期满后补缴。`,
  overdue: ({ day }) => `应缴日 ${day}（发薪日后 5 日）已过，请尽快办理。职工自入账之日起计息，逾期不另收费。`,
  'to-register': () => '请选择缴款方式，登记缴款。',
  'awaiting-money': ({ amount, deadline }) => `待收款：请在 ${deadline} 前缴款 ${amount} 元。`,
  'payment-overdue': ({ deadline }) =>
    `缴款单已过 ${deadline} 的期限：期限内付出的款项到账后照常入账；没有付款的，请在过期处理后重新登记缴款。`,
  'posts-by-itself': () => '中心匹配到账后记入职工账户。',
};

/** The sentence of a step. */
export function monthNoteSentence(note: { code: MonthNoteCode; values: Values }): string {
  return NOTES[note.code](note.values);
}

/** The one button of the month; `list` is where drafts wait. */
export const MONTH_ACTION_WORDS: Record<MonthAction, (list: string) => string> = {
  'change-roster': (list) => `办理${list}`,
  'await-review': () => '查看本月已提交数据',
  'check-sheet': () => '核对单位汇缴',
  'register-payment': () => '登记缴款',
  'see-payment': () => '查看缴款单',
};

export const homeText = {
  title: (month: string) => `${month}汇缴`,
  pageTitle: '首页',
  steps: '本月办理',
  unchanged: '没有变化，直接核对',
  sheet: '单位汇缴',
  sheetSoFar: '截至目前',
  sheetSaved: '已保存',
  todo: '待办',
  nothingTodo: '没有待办事项。',
  drafts: (list: string, count: number) => `${list} ${count} 条未提交`,
  faulty: (count: number) => `${count} 条有错误`,
  toSubmit: '待提交',
  draftsForLater: '本月清册撤销或入账后再提交',
  inReview: (list: string, count: number) => `${list} ${count} 条`,
  reviewing: '待审核',
  toPay: (amount: string) => `缴款 ${amount} 元`,
  payBack: (amount: string, deadline: string) => `补缴缴款 ${amount} 元（缴款期限 ${deadline}）`,
  awaited: '待收款',
  transferRequests: (count: number, day: string) =>
    `收到的转入请求 ${count} 条（${count === 1 ? '' : '最早一条的'}答复期限 ${day}）`,
  toAnswer: '待答复',
  suspense: (amount: string) => `暂收挂账 ${amount} 元`,
  suspenseState: '请联系管理部处理',
  voucher: (month: string) => `${month}缴款凭证`,
  printable: '可打印',
  strip: '近两年汇缴',
  paidOn: (day: string) => [day, '入账'],
  paidLate: (day: string, days: number) => [day, `逾期 ${days} 天`],
  dueOn: (day: string) => [day, '前缴款'],
  deferredUntil: (month: string) => ['缓缴至', month],
  lateNow: (days: number) => [`已逾期 ${days} 天`],
  charts: '走势',
  overdue: (first: string, months: number) => `${first}起 ${months} 个月未汇缴`,
  overdueState: '已过应缴日',
  announced: '中心通知',
  noAnnounced: '中心还没有发布通知。',
  notices: '通知',
  allNotices: '全部通知',
  noNotices: '还没有通知。',
} as const;
