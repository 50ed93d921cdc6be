import type { APPROVAL_STATES } from '@/db/schema/approvals';

export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** 业务状态 of what waits for a second person, or waited. */
export const APPROVAL_STATE_WORDS: Record<ApprovalState, string> = {
  waiting: '待复核',
  approved: '复核通过',
  returned: '已退回',
  withdrawn: '已撤回',
  lapsed: '已失效',
};

/** 双人复核: what one operator submits and another looks over. */
export const approvalText = {
  title: '待复核',
  description:
    '本单位启用双人复核后，提交变更、保存清册、登记缴款和变更经办用户须由另一名有复核或管理员权限的经办用户复核，通过后才生效。',
  caption: '待复核业务列表',
  business: '业务',
  maker: '提交人',
  madeAt: '提交时间',
  month: '汇缴年月',
  people: '人数',
  amount: '涉及金额',
  amountOf: { change: '月缴存额增减', due: '应缴金额' },
  state: '状态',
  decider: '办理人',
  decidedAt: '办理时间',
  opinion: '复核意见',
  actions: '操作',
  see: '查看',
  emptyTitle: '没有待复核的业务',
  empty: '启用双人复核的单位，提交的业务先出现在这里。双人复核在“专管员设置”中启用或停用。',
  summary: '提交情况',
  content: '提交内容',
  lines: '提交明细',
  submittable: '提交后的办理结果',
  roster: '缴款清册',
  method: '缴款方式',
  seeChanges: '查看本月变更明细',
  backPayments: '补缴明细',
  request: '转入请求',
  employee: '职工姓名',
  seeRoster: '查看清册明细',
  changed: (before: string, after: string) => `${before} → ${after}`,
  resetOf: '通过后原密码立即失效、登录全部退出，设置新密码的链接发送到以上手机，30 分钟内有效。',
  seeResult: '查看办理结果',
  back: '返回',
  approve: '复核通过',
  approveAbout: '通过后立即按以上内容办理，并记入操作日志：提交人和复核人都会留名。',
  returnIt: '退回',
  returnTitle: '退回给提交人',
  returnAbout: (maker: string) => `退回后不办理，${maker}会收到通知，可以修改后重新提交。`,
  opinionMissing: '请填写退回的原因',
  withdraw: '撤回',
  withdrawTitle: '撤回这笔业务',
  withdrawAbout: '撤回后不再等待复核，数据仍为未提交状态，可以修改后重新提交。',
  waitsOwn: '这笔业务由您提交，等待另一名有复核或管理员权限的经办用户复核。',
  waitsOther: '您没有复核权限，这笔业务等待有复核或管理员权限的经办用户办理。',
  blocked: '等待期间，会改变这些数据的业务不能办理。',
  lapsed: '中心停用双人复核时，这笔业务还没有复核，已失效，没有办理。需要的请重新提交。',
  refused: (reason: string) => `复核时没有办理成功：${reason}`,
  /** In home's to-dos. */
  todo: (business: string, maker: string) => `${business}（${maker}提交）`,
  /** Over the pages whose business wants a second person. */
  note: '本单位已启用双人复核：提交后由另一名经办用户复核，通过才生效。',
} as const;

/** 双人复核 of 专管员设置 */
export const secondPersonText = {
  title: '双人复核',
  on: '已启用',
  off: '未启用',
  about:
    '启用后，提交变更、保存清册、登记缴款、新增和变更经办用户以及停用双人复核须由另一名有复核或管理员权限的经办用户复核，通过后才生效。',
  turnOn: '启用双人复核',
  turnOff: '停用双人复核',
  onAbout:
    '启用后，本单位的提交变更、保存清册和登记缴款，以及新增经办用户、更改他人的电话、证件号码、权限、账户状态和重置他人密码，都先进入“待复核”，由提交人以外的经办用户复核。',
  endAbout:
    '凭单位书面申请办理：复核人已无法复核时，由中心停用。停用后经办用户提交即生效，正在等待复核的业务失效、由提交人重新提交，本单位会收到通知。',
  reasonMissing: '请填写停用的原因',
  offAbout:
    '停用后，经办用户提交即生效，不再需要第二人复核。停用本身也须由另一人复核；有业务正在等待复核时不能停用。另一人无法复核的，请持单位证明到管理部柜面办理停用。',
} as const;
