import type { RECEIPT_FINDINGS } from '@/db/schema/receipts';
import type { PAYMENT_STATES } from '@/db/schema/remittances';

/** 缴款确认 (manual 3) and the page of one payment. */
export const paymentText = {
  list: '缴款确认',
  listCaption: '缴款单列表',
  listDescription: '查询缴款单的到账和入账情况，已入账的可以打印缴款凭证。',
  title: '在线付款查询',
  query: '在线付款查询',
  number: '缴款单号',
  month: '汇缴年月',
  heads: '人数',
  headsUnit: '人',
  headsWithUnit: '人数(人)',
  amount: '应缴金额',
  amountWithUnit: '应缴金额(元)',
  capitals: '金额大写',
  method: '缴款方式',
  registeredOn: '登记日期',
  deadline: '缴款期限',
  state: '业务状态',
  action: '操作',
  overdue: '已过期限',
  code: '缴款码',
  payee: '收款信息',
  payeeName: '收款户名',
  payeeAccount: '收款账号',
  payeeBank: '开户银行',
  roster: '查看清册',
  notice: '缴款通知书',
  voucher: '打印缴款凭证',
  details: '缴款单信息',
  voucherNumber: '凭证编号',
  postedOn: '入账日期',
  valueOn: '计息起始日',
  revokeReason: '撤销原因',
  emptyTitle: '还没有缴款单',
  empty: '保存本月清册并登记缴款后，缴款单显示在这里。',
  toRemittance: '办理单位汇缴',
  savedOnly: (month: string) => `${month}缴款清册已保存，还没有登记缴款。`,
  toRegister: '缴款登记',
  steps: '缴款进度',
  stepNames: { due: '待收款', arrived: '已到账', posted: '已入账' },
  asOf: (time: string, words: string) => `查询时间 ${time}：${words}`,
} as const;

/** 撤销 of a payment that pays back payments alone. */
export const revokePaymentText = {
  open: '撤销',
  title: '撤销缴款单',
  about: (heads: string, amount: string) =>
    `将撤销这张补缴缴款单（${heads} 人，${amount} 元）。请不要再按原缴款码付款，否则款项将挂账。`,
  then: '撤销后，这些补缴可以随本月汇缴一起缴，也可以重新登记缴款。',
  reason: '撤销原因',
  reasonMissing: '请填写撤销原因',
} as const;

/** 更改缴款方式 */
export const changeMethodText = {
  open: '更改缴款方式',
  about: '款项到账之前可以更改。缴款码、金额和缴款期限不变。',
  method: '缴款方式',
  confirm: '确定更改',
  payNow: '立即抵缴入账',
} as const;

/** 网上支付, and the page that plays the bank in the demo. */
export const onlineText = {
  pay: '去支付',
  actor: '网上支付网关',
  payer: '网上支付（演示银行）',
  bank: '演示银行',
  demo: '这是演示页面，不是真的银行，不会扣款。按“确认付款”后，演示银行向网厅发送到账通知。',
  code: '缴款码',
  amount: '付款金额(元)',
  capitals: '金额大写',
  confirm: '确认付款',
  cancel: '取消，返回网厅',
} as const;

/** What a payment's state means for the unit, and what to do. */
export const PAYMENT_STATE_NOTES: Record<(typeof PAYMENT_STATES)[number], string> = {
  due: '待收款，尚未收到与应缴金额相符的款项。',
  posted: '款项已到账并记入职工账户，可以打印缴款凭证。',
  revoked: '缴款单已撤销，请不要再按原缴款码付款。',
  expired: '缴款单已过期，请重新办理并登记缴款。',
};

/** The money that the bank reported for a payment. */
export const arrivedText = {
  title: '到账记录',
  caption: '到账记录',
  arrivedOn: '到账日期',
  serial: '银行流水号',
  payer: '付款户名',
  amount: '到账金额',
  finding: '处理结果',
  emptyTitle: '还没有收到款项',
  empty: '按缴款通知书付款并填写缴款码，到账后自动匹配入账。',
  fromSuspenseTitle: '由暂存款抵缴',
  fromSuspense: '已从本单位暂存款中抵缴，没有另外的到账。',
  suspense: (amount: string) =>
    `本单位暂存款（挂账）余额 ${amount} 元，足够抵缴时可以选择“暂存款抵缴”，或联系管理部处理。`,
  heldTitle: '已有款项到账，不能撤销',
  held(payment: HeldPayment) {
    const { amount, deadline, whole, collection, collecting } = payment;
    const arrived = `这张缴款单已到账 ${amount} 元，${whole ? '但不是一笔付清' : '不足应缴金额'}，现为挂账`;
    if (collecting) {
      return `${arrived}。托收指令已发送银行，仍按应缴金额全额扣款：扣款成功后缴款单入账，挂账的款项请联系管理部退回或抵缴；扣款失败后再更改缴款方式。`;
    }
    const refunded = collection ? '退回后恢复托收，也可以撤销' : '退回后再撤销';
    return `${arrived}，因此不能撤销${heldWays(payment)}；或请管理部退回这笔款项，${refunded}；或等缴款期限 ${deadline} 过后缴款单自动过期，再重新办理。`;
  },
} as const;

interface HeldPayment {
  /** What has come for it, as text. */
  amount: string;
  deadline: string;
  /** The unit wants a second person, who approves of what is paid from suspense. */
  pair: boolean;
  /** Sum by sum as much as is due has come. */
  whole: boolean;
  /** It is paid by 托收; and the bank has been told. */
  collection: boolean;
  collecting: boolean;
}

/** How a payment is paid that money has come for. */
function heldWays({ pair, whole, collection }: HeldPayment): string {
  const fromSuspense = `${whole ? '' : '补足差额后'}更改缴款方式为“暂存款抵缴”`;
  if (collection) {
    const instead = '为免重复扣款，中心也不发送托收指令。可以改用其他缴款方式，按应缴金额另行付款';
    return `；${instead}${pair ? '' : `，或${fromSuspense}`}`;
  }
  if (pair) return '，也不能改用其他缴款方式。可以按应缴金额另行付款';
  return `；除暂存款抵缴外，也不能改用其他缴款方式。可以${fromSuspense}`;
}

/** So many months of people are named before it is said how many they are. */
export const MONTHS_NAMED = 5;

/** Whose months have been paid by another unit: 扎西 2019年9月、拉姆 2019年9月. */
export function paidElsewhereWords({ names = '', lines = '' }: Record<string, string>): string {
  return Number(lines) > MONTHS_NAMED ? `${names}等 ${lines} 笔` : names;
}

/** Where a unit takes back what another unit has paid, and who does that for it. */
export function takeBackWords(which: string): string {
  return `在补缴清册的“本月已提交数据”中撤销${which}（经中心审核的请联系管理部撤销），然后重新办理`;
}

/** What the unit should do about each kind of receipt. */
export const FINDING_ADVICE: Record<(typeof RECEIPT_FINDINGS)[number], string> = {
  exact: '',
  over: '多余部分请联系管理部退回或抵缴。',
  short: '公积金按月足额缴存，请按应缴金额重新付款；已到账的款项请联系管理部处理。',
  late: '请重新登记缴款；已到账的款项请联系管理部处理。',
  second: '请联系管理部退回或抵缴。',
  unknown: '请联系管理部认领。',
  'paid-elsewhere': `缴款单还在待收款的，请先撤销缴款，再${takeBackWords('已由其他单位缴存的补缴')}；已到账的款项登记缴款时可以选择“暂存款抵缴”，多余的请联系管理部退回。`,
};

/** Of a payment that waits still, though another unit has paid what it is to make up. */
export const paidElsewhereText = {
  state: '待收款，补缴的月份已由其他单位缴存，请不要付款，付款也不会入账。',
  title: '补缴的月份已由其他单位缴存，这笔缴款不能入账',
  advice: (collecting: boolean) =>
    `${collecting ? '托收指令已发送银行，扣款成功或失败后才能撤销。' : ''}${FINDING_ADVICE['paid-elsewhere']}`,
} as const;

/** 缴款通知书 */
export const noticeText = {
  title: '住房公积金缴款通知书',
  page: '缴款通知书',
  number: (number: string) => `缴款单号 ${number}`,
  memo: {
    transfer: '付款时在附言（用途、摘要）中只填写缴款码，不要填写其他数字。',
    treasury: '在财政支付申请的用途栏中只填写缴款码，不要填写其他数字。',
    collection: '由银行按托收协议扣款，不需要另行付款。',
    online: '请在网上支付页面完成付款，不要再从柜面转账。',
    suspense: '由暂存款抵缴，不需要另行付款。',
  },
  rules: '注意事项',
  inTime: (deadline: string, purpose: 'month' | 'back-pay') =>
    `请在 ${deadline} 前付款。过期未到账的，缴款单作废，需重新${purpose === 'month' ? '保存清册' : '选择补缴明细'}并登记缴款。`,
  result: '到账并入账后，可在“缴款确认”中打印缴款凭证。',
  back: '返回缴款单',
  gone: '没有可用的缴款通知书',
} as const;

/** 缴款凭证 */
export const voucherText = {
  title: '住房公积金缴款凭证',
  page: '缴款凭证',
  number: (number: string) => `凭证编号 ${number}`,
  checkCode: '验证码',
  checkHow: (address: string) => `扫描二维码，或在 ${address} 输入验证码，可核对本凭证。`,
  qr: '单证验证二维码',
  seal: '电子印章',
  issuer: '住房公积金业务专用章',
  back: '返回缴款单',
  notYet: '还不能打印缴款凭证',
  notYetNote: '缴款凭证在款项到账并记入职工账户后才能打印。',
} as const;

/** The foot of printed paper. */
export const paperText = {
  printedAt: (time: string) => `打印时间 ${time}`,
  printedBy: (name: string) => `打印人 ${name}`,
  page: '第 1 页 共 1 页',
} as const;
