import { CELL_PROBLEMS } from './cell-problems';
import { fieldProblemSentence } from './fields';

/** Columns of the workbook of loans: the title we name, and what the loan business calls it. */
export const LOAN_COLUMNS = {
  idNumber: { title: '身份证号码', synonyms: ['借款人身份证号', '证件号码', '身份证号'] },
  contractNumber: { title: '借款合同编号', synonyms: ['合同编号', '合同号', '借款合同号'] },
  bank: { title: '受托银行', synonyms: ['贷款银行', '放款银行', '银行'] },
  grantedOn: { title: '放款日期', synonyms: ['发放日期', '放款日'] },
  amount: { title: '贷款金额', synonyms: ['借款金额', '发放金额'] },
  balance: { title: '贷款余额', synonyms: ['本金余额', '余额'] },
  termMonths: { title: '贷款期限(月)', synonyms: ['期限(月)', '贷款期限', '贷款期数'] },
  monthlyRepayment: { title: '月还款额', synonyms: ['月供', '每月还款额', '月还款'] },
  lastRepaidOn: { title: '最近还款日期', synonyms: ['上次还款日期', '最近还款日'] },
  overdueMonths: { title: '逾期期数', synonyms: ['逾期月数', '累计逾期期数'] },
} as const;

export type LoanColumn = keyof typeof LOAN_COLUMNS;

/** What is wrong with a line, by code. */
const LINE_PROBLEMS = {
  ...CELL_PROBLEMS,
  'id-number-wrong': '不是正确的身份证号码',
  'person-unknown': '中心没有这个身份证号码的缴存职工',
  'contract-twice': '文件中有两行是这个合同编号',
  'contract-of-other': '这个合同编号已登记在另一名借款人名下',
  'balance-over-amount': '不能大于贷款金额',
  'not-a-term': '应为 1 至 360 的整数',
  'not-a-count': '应为零或正整数',
} as const;

export type LoanProblem = keyof typeof LINE_PROBLEMS;

/** The sentence of a fault. */
export function loanProblemSentence(column: LoanColumn, code: string): string {
  const sentence = code in LINE_PROBLEMS ? LINE_PROBLEMS[code as LoanProblem] : (fieldProblemSentence(code) ?? code);
  return `${LOAN_COLUMNS[column].title}：${sentence}`;
}

/** 导入还款信息 */
export const loanImportText = {
  title: '导入还款信息',
  description:
    '上传贷款业务系统导出的还款信息（.xlsx 或 .csv）。按身份证号码找到职工，同一合同编号以新的为准；单位只能查看，不能修改。',
  columns:
    '文件须有这些列：身份证号码、借款合同编号、受托银行、放款日期、贷款金额、贷款余额、贷款期限(月)、月还款额；可以有最近还款日期、逾期期数。',
  demands: '文件要求',
  file: '文件上传',
  fileHint: '.xlsx 或 .csv，不超过 20 MB，一次最多 50,000 条',
  fileMissing: '请选择要导入的文件',
  import: '导入',
  back: '返回工作台',
  running: '正在导入',
  result: '导入结果',
  caption: '没有导入的行',
  row: '行号',
  contract: '借款合同编号',
  fault: '原因',
  summary: (added: string, changed: string, faulty: string) =>
    `新增 ${added} 条，更新 ${changed} 条，没有导入 ${faulty} 条。`,
  unreachable: '网络中断，不知道是否已导入。请重新导入同一文件，不会重复。',
} as const;
