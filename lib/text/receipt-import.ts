import { fieldProblemSentence } from './fields';

/** Columns of a bank's file: the title we name, and what banks call it. */
export const RECEIPT_COLUMNS = {
  bankSerial: { title: '银行流水号', synonyms: ['流水号', '交易流水号', '银行结算流水号', '业务流水号'] },
  payerName: { title: '付款户名', synonyms: ['付款人名称', '付款人户名', '付款人', '对方户名', '户名'] },
  payerAccount: { title: '付款账号', synonyms: ['付款人账号', '对方账号', '账号'] },
  amount: { title: '金额', synonyms: ['到账金额', '贷方金额', '贷方发生额', '收入金额', '交易金额'] },
  memo: { title: '附言', synonyms: ['缴款码', '摘要', '用途', '备注'] },
  arrivedOn: { title: '到账日期', synonyms: ['交易日期', '记账日期', '入账日期', '日期'] },
} as const;

export type ReceiptColumn = keyof typeof RECEIPT_COLUMNS;

/** What is wrong with a cell of a bank's file, by code, beyond what is wrong with the same value when it is typed. */
const CELL_PROBLEMS: Record<string, string> = {
  'stored-as-number': '在 Excel 中被存为数字，第 16 位起已丢失，请将该列设为“文本”后重新填写',
  'cell-formula': '单元格是公式，请改为填写计算后的数值',
  'cell-merged': '单元格与其他单元格合并，请取消合并后逐行填写',
  'cell-error': '单元格是错误值，请更正',
};

/** The sentence of a fault; a code that this version does not know is shown as it is. */
export function receiptProblemSentence(code: string): string {
  return CELL_PROBLEMS[code] ?? fieldProblemSentence(code) ?? code;
}
