/** 单位汇缴: 缴款清册, 单位汇缴确认, 缴款登记 (manual 2.4). */
export const remittanceText = {
  list: '缴款清册',
  listCaption: '缴款清册数据列表',
  listDescription: '每月核对后保存清册，登记缴款，款项到账后自动记入职工账户。',
  remit: '单位汇缴',
  number: '清册编号',
  month: '汇缴年月',
  heads: '人数',
  headsUnit: '人',
  headsWithUnit: '人数(人)',
  due: '应缴总额',
  dueWithUnit: '应缴总额(元)',
  capitals: '金额大写',
  state: '业务状态',
  method: '缴款方式',
  savedAt: '保存时间',
  action: '操作',
  toRegister: '缴款登记',
  toNotice: '缴款通知书',
  toVoucher: '打印缴款凭证',
  toPayment: '在线付款查询',
  see: '查看清册',
  back: '返回缴款清册',
  emptyTitle: '还没有保存过缴款清册',
  empty: '本月变更全部提交后，点击“单位汇缴”核对并保存本月清册。',
} as const;

/** The page of one frozen roster. */
export const rosterText = {
  title: '缴款清册明细',
  lines: '清册职工',
  caption: '清册职工明细',
  frozen: '清册保存时的职工、基数和缴存额；保存后不再变动。',
  account: '职工账号',
  name: '职工姓名',
  idNumber: '证件号码',
  base: '工资基数',
  unitRatio: '单位缴存比例(%)',
  ownRatio: '个人缴存比例(%)',
  unitShare: '单位月缴存额',
  ownShare: '个人月缴存额',
  monthly: '月缴存额',
  revokeReason: '撤销原因',
} as const;

/** 单位汇缴确认 */
export const confirmText = {
  title: '单位汇缴确认',
  description: '核对本月汇缴信息和变更清册信息，无误后保存。保存后清册不再变动，需要修改时先撤销。',
  sheet: '单位汇缴信息',
  changes: '变更清册信息',
  changesCount: (count: string) => `本月已办结的变更 ${count} 条`,
  changesEmptyTitle: '本月没有变更',
  changesEmpty: '按上月的职工和缴存额汇缴。人员有变化时，请先办理变更清册。',
  name: '职工姓名',
  account: '职工账号',
  kind: '变更类型',
  before: '变更前月缴存额',
  after: '变更后月缴存额',
  difference: '增减额',
  reason: '说明',
  blocked: '还不能保存本月清册',
  toDrafts: '查看变更清册',
  toReviews: '查看待审核数据',
  toOpen: '办理开户',
  notPermitted: '您没有保存清册的权限，请联系本单位管理员。',
  saved: (month: string, state: string) => `${month}缴款清册${state}`,
  savedNote: '本月清册已经保存。需要修改的，先在缴款清册中撤销。',
  toList: '查看缴款清册',
  save: '保存',
  saving: '正在保存清册',
  dialogTitle: '缴款清册保存成功',
  dialogSaved: (month: string, heads: string, amount: string) =>
    `${month}缴款清册已保存，共 ${heads} 人，应缴总额 ${amount} 元。`,
  dialogNumber: (number: string) => `清册编号 ${number}`,
  dialogQuestion: '现在登记缴款吗？选择“取消”返回缴款清册，以后可以继续登记。',
} as const;

/** 缴款登记 */
export const registerText = {
  title: '缴款登记',
  description: '选择缴款方式并缴存，系统生成缴款通知书。金额以清册为准，不能修改。',
  roster: '清册信息',
  methodTitle: '缴款方式',
  method: '缴款方式',
  methodMissing: '请选择缴款方式',
  methodNotes: {
    transfer: '从本单位账户转账到中心收款账户，附言填写缴款码。',
    treasury: '由财政部门统一支付，用途栏填写缴款码。',
  },
  submit: '缴存',
  notSaved: '这份清册不能登记缴款',
  notSavedNote: (state: string) => `清册当前为“${state}”。`,
  notPermitted: '您没有登记缴款的权限，请联系本单位管理员。',
} as const;

/** The question before a month is revoked. */
export const revokeText = {
  open: '撤销',
  title: '撤销汇缴',
  confirm: '撤销汇缴',
  about: (month: string, heads: string, amount: string) => `将撤销${month}缴款清册（${heads} 人，${amount} 元）。`,
  opens: '撤销后本月重新开放，可以修改变更清册，再重新保存。',
  cancelsPayment: '已登记的缴款单同时作废。请不要再按原缴款码付款，否则款项将挂账。',
  kept: '清册和撤销原因保留备查。',
  reason: '撤销原因',
  reasonMissing: '请填写撤销原因',
} as const;
