import type { COLLECTION_STATES } from '@/db/schema/receipts';

const AFTER_FAILURE = {
  again: '请更改缴款方式，或等待中心再次托收',
  otherwise: '请更改缴款方式',
  'take-back': '不再托收，请撤销后重新办理',
} as const;

/**
 * What becomes of a payment whose 托收 failed: the bank may be told again, or is not as money that came for it lies in suspense, or the payment is
 * to be taken back.
 */
export type AfterFailure = keyof typeof AFTER_FAILURE;

/** 托收指令, at the centre and on the payment of the unit. */
export const collectionText = {
  title: '托收指令',
  description:
    '选择托收的缴款单，由中心向银行发送扣款指令，已有款项到账的除外。发送后单位不能撤销或更改缴款方式，直到银行扣款成功或失败。',
  caption: '托收指令列表',
  batch: '批次号',
  number: '缴款单号',
  unitNumber: '单位账号',
  payerName: '付款户名',
  payerAccount: '付款账号',
  payerBank: '付款银行',
  code: '缴款码',
  amount: '托收金额',
  sentOn: '发送日期',
  state: '状态',
  failure: '失败原因',
  actions: '操作',
  send: '发送托收指令',
  sendAbout: (count: string, amount: string) =>
    `将为 ${count} 笔缴款单、共 ${amount} 元生成一批托收指令。发送后请下载指令文件交银行。`,
  none: '没有待发送的托收缴款单',
  waiting: (count: string, amount: string) => `待发送 ${count} 笔，${amount} 元`,
  heldTitle: (count: string) => `${count} 笔缴款单已有款项到账挂账，不发送托收指令`,
  held: (numbers: string) =>
    `缴款单 ${numbers}。托收按应缴金额全额扣款，会重复扣款：挂账款项退回后可以发送，或由单位更改缴款方式。`,
  elsewhereTitle: (count: string) => `${count} 笔缴款单补缴的月份已由其他单位缴存，不发送托收指令`,
  elsewhere: (numbers: string) =>
    `缴款单 ${numbers}。挂账款项退回后也不发送：请通知单位撤销缴款单和已由其他单位缴存的补缴（经中心审核的由管理部撤销），再重新办理。`,
  toSuspense: '查看挂账款项',
  download: '下载指令文件',
  fail: '托收失败',
  failTitle: '登记托收失败',
  failAbout: (name: string, amount: string) =>
    `银行没有从${name}扣到 ${amount} 元。登记后缴款单仍为待收款，单位会收到通知，按通知办理。`,
  failReason: '银行退回原因',
  failReasonMissing: '请填写银行退回的原因',
  emptyTitle: '还没有发送过托收指令',
  empty: '单位登记缴款时选择“委托收款（托收）”后，在这里发送。',
  file: (batch: string) => `托收指令 ${batch}`,
  sent: ({ day, next }: { day: string; next: AfterFailure }) =>
    `托收指令已于 ${day} 发送银行，等待扣款。期间不能撤销或更改缴款方式${next === 'take-back' ? '' : '，请保证账户余额充足'}。`,
  failed: ({ day, reason, next }: { day: string; reason: string; next: AfterFailure }) =>
    `${day} 发送的托收没有成功：${reason}。${AFTER_FAILURE[next]}。`,
} as const;

/** 状态 of an instruction */
export const COLLECTION_STATE_WORDS: Record<(typeof COLLECTION_STATES)[number], string> = {
  sent: '已发送',
  collected: '已扣款',
  failed: '扣款失败',
};
