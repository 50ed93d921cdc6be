/** What stands in the workbooks we write: names of sheets, titles, hints. */
export const SHEET_LABELS = {
  author: '公积金单位网厅',
  notesSheet: '填写说明',
  notesTitle: '填写说明',
  version: '模板版本',
  columnTitle: '列名',
  columnNeed: '是否必填',
  columnNote: '说明',
  reasons: '错误说明',
} as const;

/** How much a template's column is needed. */
export const COLUMN_NEEDS = {
  required: '必填',
  optional: '选填',
  oneOf: (titles: string[]) => `${titles.join('、')}至少填一项`,
} as const;

/** What Excel says when something is typed that a template's column does not take. */
export const VALIDATION_TEXTS = {
  title: '请核对',
  header: '请不要修改表头，系统按表头识别各列。',
  choice: '请从下拉列表中选择。',
  amount: '请填写金额，单位为元，最多两位小数，不要填写文字。',
} as const;
