/** The words of the frame around every page. */
export const frameText = {
  hall: '公积金单位网厅',
  office: '综合业务系统工作台',
  skip: '跳到主要内容',
  place: '当前位置：',
  placeLabel: '当前位置',
  menu: '菜单',
  mainMenu: '主菜单',
  notices: '通知',
  noticeCount: (count: number) => `${count} 条未读通知`,
  help: '帮助',
  settings: '设置',
  signOut: '退出',
  switchUnit: '切换单位',
  operator: '操作员',
  unitNumber: '单位账号',
  month: '汇缴年月',
  daysLeft: (day: string, days: number) => `应缴日 ${day}，还有 ${days} 天`,
  lastDay: (day: string) => `应缴日 ${day}，今天截止`,
  overdue: (day: string, days: number) => `应缴日 ${day}，已逾期 ${days} 天`,
  pending: (count: number) => `${count} 项待办`,
} as const;

/** Buttons and short answers that every page shares. */
export const actionText = {
  confirm: '确定',
  cancel: '取消',
  close: '关闭',
  query: '查询',
  reset: '重置',
  more: '更多条件',
  fewer: '收起条件',
  print: '打印',
  working: '正在处理…',
} as const;

/** Words of tables, their selection and their pager. */
export const tableText = {
  rowNumber: '序号',
  empty: '—',
  total: '合计',
  selectPage: '选择本页全部',
  selectRow: (name: string) => `选择 ${name}`,
  selected: (count: string) => `已选择 ${count} 项`,
  selectAll: (count: string) => `选择全部 ${count} 条`,
  selectFaulty: '选中错误数据',
  clear: '取消选择',
  batch: '批量操作',
  selectFirst: '请先勾选要办理的数据',
  pager: '分页',
  rows: (count: string) => `共 ${count} 条`,
  rowsOver: (count: string) => `${count} 条以上，请缩小查询范围`,
  perPage: '每页条数',
  perPageOption: (size: string) => `${size} 条/页`,
  allRows: '全部',
  previous: '前页',
  next: '后页',
  page: (page: string) => `第 ${page} 页`,
  sortBy: (title: string) => `按${title}排序`,
  queryBar: '查询条件',
  any: '全部',
} as const;

/** Words of fields and their checks. */
export const fieldText = {
  yuan: '元',
  choose: '请选择',
  errorTitle: '错误：',
  summary: (count: number) => `有 ${count} 处需要修改`,
  mended: '已修改',
  moreProblems: (count: number) => `另有 ${count} 处，改好以上各处后再看`,
  allMended: '都已修改，请再次提交',
  pickMonth: '选择年月',
  pickDay: '选择日期',
  previousYear: '上一年',
  nextYear: '下一年',
  year: (year: number) => `${year}年`,
  monthOfYear: (month: number) => `${month}月`,
  monthHint: '如 201907',
  dayHint: '如 2019-07-31',
  idLength: (count: number) => `已输入 ${count} 位，共 18 位`,
  upgrade: (idNumber: string) => `升为 18 位：${idNumber}`,
  upgradeQuestion: '这是 15 位旧证件号码。',
  showPassword: '显示密码',
  hidePassword: '隐藏密码',
  browse: '浏览...',
  dropHere: '将文件拖到此处，或',
  dropNow: '松开即可放入文件',
  removeFile: (name: string) => `移除 ${name}`,
  fileKind: (name: string, kinds: string) => `“${name}”不是可以导入的文件，请选择 ${kinds} 文件`,
  fileSize: (name: string, largest: string) => `“${name}”太大，文件不得超过 ${largest}`,
  fileOne: '一次只能导入一个文件，请只放入一个',
} as const;

/** What is wrong with an amount as typed, and what to type instead. By code of lib/values. */
export const moneyProblemText = {
  empty: '请填写金额',
  'not-money': '这不是金额，请只填数字，如 5390.00',
  'too-many-decimals': '金额最多两位小数，请改到分。系统不会替您四舍五入',
  negative: '金额不能是负数',
  'too-large': '金额过大，请核对位数',
} as const;

/** What is wrong with an identity number as typed. By code of lib/values. */
export const idNumberProblemText = {
  empty: '请填写证件号码',
  length: '证件号码应为 18 位（旧证为 15 位），请核对位数',
  characters: '证件号码只能是数字，最后一位可以是 X',
  area: '前 2 位不是有效的省级代码，请核对第 1、2 位',
  'birth-date': '第 7 至 14 位不是有效的出生日期，请核对',
  'check-digit': '最后一位校验码与前 17 位不符，请逐位核对',
} as const;

/** Why a month, a day or a mobile number as typed is refused. */
export const plainProblemText = {
  month: '这不是年月，请按 201907 的样式填写',
  day: '这不是日期，请按 2019-07-31 的样式填写',
  mobile: '手机号码应为 1 开头的 11 位数字',
} as const;

/** Steps, progress and states of work under way. */
export const progressText = {
  step: (step: number, of: number) => `第 ${step} 步，共 ${of} 步`,
  states: { done: '已完成', current: '进行中', todo: '未开始', blocked: '受阻' },
  steps: '步骤',
} as const;

/** The month on the home page and the manual's sheet of it. */
export const monthText = {
  steps: { change: '变更', check: '核对', confirm: '确认', pay: '缴款', post: '入账' },
  stepsLabel: '本月办理进度',
  people: '人数(人)',
  amount: '金额(元)',
  sheet: {
    previous: '上月正常汇缴',
    increase: '本月增加汇缴',
    baseChange: '本月调整基数',
    decrease: '本月减少汇缴',
    current: '本月正常汇缴',
    backPayment: '本月补缴',
  },
  due: '应缴总额',
  sheetCaption: '单位汇缴',
  strip: '近两年汇缴情况',
  states: { open: '未汇缴', saved: '已保存', due: '待收款', closed: '已入账', deferred: '缓缴' },
} as const;

/** The page after a submit, and the list of changes before one. */
export const outcomeText = {
  reference: '业务流水号',
  next: '接下来',
  undo: '还可以撤销',
  before: '调整前',
  after: '调整后',
  difference: '增减额',
  name: '职工姓名',
  account: '职工账号',
  kind: '变更类型',
  note: '说明',
} as const;
