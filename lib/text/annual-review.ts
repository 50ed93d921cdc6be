/** Titles and notes of 职工基数调整年审模板. */
export const ANNUAL_COLUMN_WORDS = {
  idNumber: '身份证号码',
  formerBase: '调整前工资基数',
  formerBaseNote: '现在的工资基数，供核对，导入时不读取',
  newBase: '调整后工资基数',
  newBaseNote: '与调整后月缴存额填写其中一项',
  newMonthly: '调整后月缴存额',
  newMonthlyNote: '与调整后工资基数填写其中一项',
  unchanged: '不变',
  unchangedNote: '工资基数不调整的职工选“不变”，两项金额留空；既不填写金额也没有选“不变”的，整个文件不能导入',
} as const;

/** What the template offers for the column 不变. */
export const UNCHANGED_MARK = '不变';

/** What else people write there. */
export const UNCHANGED_MARKS: readonly string[] = [UNCHANGED_MARK, '不调整', '无变化', '是', '√', '✓', 'Y', 'y', '1'];

/** 填写说明 of the annual template. */
export const ANNUAL_NOTES = [
  '模板已列出本单位全部正常状态的职工，每人都要填写：调整后工资基数、调整后月缴存额填写其中一项，或者在“不变”一列选“不变”。',
  '不要删除职工，不要合并单元格，不要增加或删除表头；封存职工不参加年审。',
  '选“不变”的职工不生成数据；填写的金额与现在相同的，也按不变处理。',
  '导入时填写的导入条数必须与数据行数一致，金额合计必须等于全部职工调整后月缴存额的合计（含不变的职工）。',
] as const;

/** The two templates of 基数调整 (RL-19). */
export const BASE_TEMPLATE_WORDS = {
  lines: '基数调整职工信息模板',
  annual: '职工基数调整年审模板',
} as const;
