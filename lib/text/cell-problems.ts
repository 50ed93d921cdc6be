/** What is wrong with a cell of a file of the centre, by code. */
export const CELL_PROBLEMS = {
  'cell-formula': '单元格是公式，请改为填写计算后的数值',
  'cell-merged': '单元格与其他单元格合并，请取消合并后逐行填写',
  'cell-error': '单元格是错误值，请更正',
  'stored-as-number': '在 Excel 中被存为数字，第 16 位起已丢失，请将该列设为“文本”后重新填写',
  missing: '没有填写',
  'not-a-day': '不是日期，请按 2019-08-20 填写',
  'not-an-amount': '不是金额，或多于两位小数',
  'amount-zero': '应大于零',
} as const;

export type CellProblem = keyof typeof CELL_PROBLEMS;
