import { CELL_PROBLEMS, type CellProblem } from './cell-problems';

/** Columns of the workbook of withdrawals: the title we name, and what the counter's business calls it. */
export const WITHDRAWAL_COLUMNS = {
  serial: { title: '业务流水号', synonyms: ['流水号', '提取流水号', '业务编号'] },
  accountNumber: { title: '个人账号', synonyms: ['职工账号', '公积金账号', '个人公积金账号'] },
  name: { title: '姓名', synonyms: ['职工姓名', '提取人', '提取人姓名'] },
  withdrawnOn: { title: '提取日期', synonyms: ['办理日期', '业务日期', '日期'] },
  kind: { title: '业务类型', synonyms: ['提取类型', '提取原因'] },
  amount: { title: '金额', synonyms: ['提取金额', '支取金额'] },
} as const;

export type WithdrawalColumn = keyof typeof WITHDRAWAL_COLUMNS;

/** What is wrong with a line beyond its cells, by code. */
const LINE_PROBLEMS = {
  'serial-wrong': '应为不超过 64 个字母、数字或连字符',
  'serial-twice': '文件中有两行是这个流水号',
  'serial-waiting': '这个流水号已经导入，正在等待复核',
  'serial-booked': '这个流水号已经入账，不能重复入账',
  'account-unknown': '没有这个账号',
  'account-frozen': '账户已冻结，不能提取',
  'account-closed': '账户已销户，不能提取',
  'name-differs': '与该账号登记的姓名不一致',
  'kind-unknown': '不认识的业务类型，应为“购买自住房提取”或“偿还购房贷款本息”',
  'day-in-future': '不能晚于今天',
  'day-settled': '应晚于该账户最近一次结息的日期',
  'over-balance': '超过账户余额（同一账户的各笔和待复核的提取合并计算）',
  'over-balance-then': '超过提取日期的账户余额（同一账户的各笔和待复核的提取合并计算）',
} as const;

export type WithdrawalProblem = keyof typeof LINE_PROBLEMS;

/** The sentence of a fault. */
export function withdrawalProblemSentence(column: WithdrawalColumn, code: WithdrawalProblem | CellProblem): string {
  const sentence =
    code in LINE_PROBLEMS ? LINE_PROBLEMS[code as WithdrawalProblem] : CELL_PROBLEMS[code as CellProblem];
  return `${WITHDRAWAL_COLUMNS[column].title}：${sentence}`;
}

/** 导入提取业务 */
export const withdrawalText = {
  title: '提取入账',
  description:
    '职工本人在柜台办理的购买自住房提取、偿还购房贷款本息提取，由资金岗导入，另一位资金岗复核后记入职工账户；单位只能查看。',
  columns: '文件须有这些列：业务流水号、个人账号、姓名、提取日期、业务类型、金额。有一行不正确，整个文件都不导入。',
  demands: '导入提取业务',
  file: '文件上传',
  fileHint: '.xlsx 或 .csv，不超过 20 MB，一次最多 5,000 条',
  fileMissing: '请选择要导入的文件',
  import: '导入',
  back: '返回工作台',
  running: '正在导入',
  result: '导入结果',
  faultsCaption: '不正确的行',
  row: '行号',
  fault: '原因',
  refused: (lines: string) => `有 ${lines} 行不正确，没有导入。请更正后重新导入整个文件。`,
  proposed: (lines: string, amount: string) => `已导入 ${lines} 笔，共 ${amount} 元，等待另一位资金岗复核。`,
  known: (lines: string, amount: string) => `这个文件已经导入过：${lines} 笔，共 ${amount} 元，没有重复导入。`,
  look: '查看',
  unreachable: '网络中断，不知道是否已导入。请重新导入同一文件，不会重复。',
  files: '提取文件',
  filesCaption: '提取文件列表',
  name: '文件名',
  lines: '笔数',
  amount: '金额',
  proposer: '导入人',
  proposedAt: '导入时间',
  decider: '复核人',
  state: '状态',
  states: { proposed: '待复核', done: '已入账', declined: '不同意' },
  action: '操作',
  check: '复核',
  emptyTitle: '还没有提取文件',
  empty: '导入的提取文件和复核结果会列在这里。',
  did: { confirm: '已复核入账', decline: '已记为不同意，没有入账' },
} as const;

/** One file of withdrawals, and its second person */
export const withdrawalFileText = {
  title: '提取文件',
  back: '返回提取入账',
  about: '文件信息',
  decidedAt: '复核时间',
  lines: '提取明细',
  caption: '提取明细列表',
  unitNumber: '单位账号',
  unitName: '单位名称',
  problem: '验证描述',
  emptyTitle: '没有提取',
  empty: '这个文件没有提取。',
  decide: '复核',
  decideAbout: (lines: string, amount: string) =>
    `同意后，${lines} 笔提取共 ${amount} 元从职工账户支出并记账，单位流水账和职工明细随即可见。`,
  faulty: (lines: string) => `导入后情况有变，有 ${lines} 行已不能入账。请选择“不同意”，更正后重新导入。`,
  confirm: '同意入账',
  decline: '不同意',
  ownProposal: '由您导入，须由另一位资金岗复核。',
  notYours: '只有资金岗可以导入和复核。',
} as const;
