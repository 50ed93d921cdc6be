import type { RangeProblem } from '@/lib/values/query-range';

/** Words that the queries under 查询打印 share. */
export const rangeText = {
  fromMonth: '开始年月',
  toMonth: '结束年月',
  fromDay: '开始日期',
  toDay: '结束日期',
  back: '返回上一页',
  problems: {
    unreadable: '请按示例填写，如 201908 或 2019-08-20',
    backwards: '结束不能早于开始',
    'too-long': '页面一次最多查询 12 个月',
  } satisfies Record<RangeProblem, string>,
  refused: '没有查询',
  /** Where a longer range can be had, by the button's name. */
  longer: (button: string) =>
    `页面一次最多查询 12 个月，请缩小范围；更长的期间（最多 36 个月）请按“${button}”取得文件。`,
  longerOnly: '页面一次最多查询 12 个月，请缩小范围，分几次查询。',
  mend: '请修改查询条件后再查询。',
} as const;

/** 单位基本情况 (FD-090 to FD-099) */
export const unitText = {
  title: '单位信息查询',
  part: '单位基本情况',
  about: '单位基本信息',
  fund: '公积金基本情况',
  branch: '管理部',
  collectionBank: '归集银行',
  organisationCode: '组织机构代码',
  creditCode: '统一社会信用代码',
  number: '单位账号',
  name: '单位名称',
  legalRepresentative: '法人代表',
  address: '单位地址',
  postcode: '邮编',
  operator: '专管员',
  mobile: '手机号码',
  telephone: '固定电话',
  email: '电子邮箱',
  nature: '单位性质',
  payday: '发薪日',
  paydayOf: (day: string) => `每月 ${day} 日`,
  bankAccount: '银行账号',
  bankName: '开户行',
  remark: '备注',
  openedOn: '开户时间',
  firstMonth: '首次汇缴年月',
  lastMonth: '最近汇缴年月',
  status: '汇缴状态',
  unitRatio: '单位缴存比例(%)',
  ownRatio: '职工缴存比例(%)',
  people: '单位总人数',
  paying: '汇缴总人数',
  bases: '工资基数(元)',
  monthly: '单位总缴存额(元)',
  balances: '公积金余额(元)',
  suspense: '单位暂存余额(元)',
} as const;

/** 单位流水账 (FD-100 to FD-103) */
export const unitLedgerText = {
  title: '单位流水账',
  caption: '流水账列表',
  yuan: '元',
  kind: '业务类型',
  postedOn: '确认日期',
  month: '汇缴年月',
  people: '人数',
  income: '收入',
  expense: '支出',
  interest: '利息',
  sum: '本息合计',
  branch: '管理部',
  state: '业务状态',
  states: { posted: '已入账', reversed: '已冲账' },
  voucher: '打印缴款凭证',
  channel: '办理渠道',
  channels: { hall: '网厅', counter: '柜面' },
  export: '导出单位流水账',
  pageTotal: '本页合计',
  emptyTitle: '这段时间没有流水',
  empty: '汇缴、补缴、转移、提取和结息入账后会列在这里。',
} as const;

/** 职工转移查询 (FD-104 to FD-106) */
export const transferListText = {
  title: '职工转移查询',
  caption: '职工转移列表',
  yuan: '元',
  kind: '业务类型',
  kinds: { out: '转出', in: '转入' },
  number: '职工账号',
  name: '职工姓名',
  idNumber: '身份证号码',
  effectiveOn: '确认日期',
  month: '转出年月',
  fromNumber: '转出单位账号',
  fromName: '转出单位名称',
  toNumber: '转入单位账号',
  toName: '转入单位名称',
  amount: '转移金额',
  emptyTitle: '这段时间没有职工转移',
  empty: '转移办结后会列在这里。',
} as const;

/** 变更/补缴/基数调整清册查询 (FD-107, FD-108) */
export const rosterListText = {
  title: '变更/补缴/基数调整清册查询',
  caption: '清册变更列表',
  yuan: '元',
  roster: '业务类型',
  rosters: { change: '变更清册', 'back-pay': '补缴清册', base: '基数调整清册' },
  kind: '变更类型',
  number: '职工账号',
  name: '职工姓名',
  changedOn: '变更日期',
  month: '汇缴年月',
  monthly: '月缴存额',
  ownShare: '职工月缴存额',
  staffNumber: '职工工号',
  state: '业务状态',
  channel: '办理渠道',
  export: '导出清册列表',
  emptyTitle: '这段时间没有清册记录',
  empty: '提交清册后会列在这里；还没有提交的业务在各清册页面。',
} as const;

/** The export of 比例调整 */
export const ratioListText = {
  title: '比例调整',
  yuan: '元',
  unitBefore: '单位现有比例(%)',
  unitAfter: '单位调整后比例(%)',
  ownBefore: '职工现有比例(%)',
  ownAfter: '职工调整后比例(%)',
} as const;
