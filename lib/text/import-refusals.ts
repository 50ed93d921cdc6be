import { sheetRefusalCodes, sheetRefusalText, type SheetRefusalCode } from './sheet-refusals';

type Values = Record<string, string>;

/** Why a whole file is refused after it could be read, and what to do next. */
const REFUSALS = {
  'row-count-differs': ({ declared, found }: Values) =>
    `填写的导入条数是 ${declared} 条，文件中有 ${found} 条，不一致，整个文件没有导入。请核对文件或导入条数后重新上传。`,
  'columns-missing': ({ titles }: Values) => `文件缺少必填的列：${titles}。请对照模板补上后重新上传。`,
  'no-rows': () => '文件中没有数据行。请在表头下面填写后重新上传。',
  'too-many-lines': ({ found, limit }: Values) => `文件有 ${found} 条数据，一次最多导入 ${limit} 条。请分成几个文件。`,
  'annual-people-missing': ({ people, found, count, names }: Values) =>
    `本单位正常状态职工 ${people} 人，文件中有 ${found} 人，缺少 ${count} 人：${names}。年审须包括全部正常状态职工，整个文件没有导入。`,
  'annual-unanswered': ({ rows, count }: Values) =>
    `有 ${count} 行没有填写调整后的金额，也没有选“不变”：第 ${rows} 行。年审每人都要填写，整个文件没有导入。`,
  'annual-amount-unreadable': ({ rows, count }: Values) =>
    `有 ${count} 行调整后的金额不是有效的金额：第 ${rows} 行。请填写大于零、最多两位小数的金额，整个文件没有导入。`,
  'annual-unchanged-with-amount': ({ rows, count }: Values) =>
    `有 ${count} 行选了“不变”，又填写了与现在不同的金额：第 ${rows} 行。请只保留一种，整个文件没有导入。`,
  'annual-amount-differs': ({ declared, found }: Values) =>
    `填写的金额合计是 ${declared} 元，文件中全部职工调整后月缴存额合计是 ${found} 元，不一致，整个文件没有导入。请核对文件或金额合计后重新上传。`,
  'import-failed': ({ reference }: Values) =>
    `系统处理文件时出错，没有导入任何数据。请稍后重试，或把编号 ${reference} 告诉管理部。`,
} as const satisfies Record<string, (values: Values) => string>;

export type ImportRefusalCode = keyof typeof REFUSALS | SheetRefusalCode;

/** The sentence of a refused import. */
export function importRefusalSentence(code: string, values: Values): string {
  if (code in REFUSALS) return REFUSALS[code as keyof typeof REFUSALS](values);
  const known = sheetRefusalCodes.find((sheetCode) => sheetCode === code);
  return known ? sheetRefusalText({ code: known, values }) : code;
}

/** 填写说明 of the templates. */
export const TEMPLATE_NOTES = [
  '每行填写一名职工，不要合并单元格，不要增加或删除表头。',
  '证件号码、手机号码和账号列已设为文本，请直接填写，不要改成数字格式。',
  '工资基数与公积金月缴存额填写其中一项即可，系统会自动计算另一项；金额最多两位小数。',
  '导入时填写的导入条数必须与数据行数一致。',
] as const;

/** What the centre imports, by the name of its list. */
export const OFFICE_SHEET_WORDS = { loans: '还款信息', receipts: '银行到账', withdrawals: '提取业务' } as const;

export const OFFICE_TEMPLATE_NOTES = [
  '每行填写一笔，不要合并单元格，不要增加或删除表头。',
  '编号、账号和证件号码列已设为文本，请直接填写，不要改成数字格式。',
  '日期写成 2019-08-20；金额单位为元，最多两位小数。',
] as const;

/** Names of the workbooks that the hall hands out. */
export const WORKBOOK_NAMES = {
  template: (kind: string) => `${kind}批量导入模板`,
  faulty: (kind: string) => `${kind}错误数据`,
} as const;
