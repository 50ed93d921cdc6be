/** The menu of the hall: the manual's words (rulebook 4.1). */
export const menuText = {
  home: '首页',
  month: '当月汇缴',
  changed: '当月有变化',
  remittance: '单位汇缴',
  unchanged: '当月无变化',
  corrections: '错缴更正',
  approvals: '待复核',
  payments: '缴款确认',
  maintenance: '信息维护',
  operators: '专管员设置',
  queries: '查询打印',
  employees: '职工信息查询',
  unitEdit: '单位信息修改',
  employeeEdit: '职工信息修改',
  applications: '变更申请',
  unit: '单位信息查询',
  unitLedger: '单位流水账',
  transferList: '职工转移查询',
  rosterList: '变更/补缴/基数调整清册查询',
  papers: '证明打印',
  jobs: '我的任务',
  arrears: '欠缴查询',
  logs: '操作日志',
} as const;

/** The menu of the back office. */
export const officeMenuText = {
  desk: '工作台',
  receipts: '到账登记',
  suspense: '暂收挂账',
  withdrawals: '提取入账',
  payments: '缴款单',
  collections: '托收指令',
  reviews: '业务审核',
  transfers: '转入请求裁定',
  applications: '变更审批',
  units: '单位管理',
  parameters: '参数设置',
  papers: '单证查询',
  loans: '导入还款信息',
  announcements: '中心通知',
  downloads: '下载中心',
  arrears: '欠缴查询',
  certificates: '证书绑定',
  authorities: '证书机构',
  employees: '职工查询',
  staff: '人员管理',
  permissions: '权限一览',
  log: '操作日志',
} as const;

/** The end of a session, chosen or not. */
/** Before a page is left on which something typed is not saved. */
export const leaveText = {
  title: '离开本页？',
  about: '本页填写的内容还没有保存，离开后不会保留。',
  leave: '离开',
  stay: '继续填写',
} as const;

export const sessionText = {
  signOutFailed: '网络中断，没有退出，请重试',
  titles: { ending: '登录即将超时', over: '登录已超时', unreachable: '没有连接到服务器' },
  sentences: {
    ending: '您已有一段时间没有操作，1 分钟后将自动退出。按“继续使用”不会影响本页填写的内容。',
    over: '本页填写的内容仍在。请在新窗口重新登录，再回到这里按“继续使用”。',
    unreachable: '网络中断，请检查网络后再按“继续使用”。本页填写的内容仍在。',
  },
  signInElsewhere: '重新登录',
  stay: '继续使用',
} as const;

/** Pages for what went wrong. */
export const errorText = {
  title: '系统出错',
  body: '这个页面没有打开，您的数据没有受影响。请重试；仍然不行，请把编号告诉管理部或拨打 12329。',
  reference: '编号',
  retry: '重试',
  home: '返回首页',
  notFoundTitle: '没有找到',
  notFound: '没有这个页面，或者这条记录不属于本单位、已被他人处理。',
  notFoundRecord: '这条记录不存在，或已被他人处理。',
  desk: '返回工作台',
  notFoundPage: '没有这个页面，请核对网址。',
} as const;
