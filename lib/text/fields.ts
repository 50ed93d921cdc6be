/** What is wrong with one value that was sent to a door, by code: what the input schemas name, and what is said of zod's own findings. */
export const FIELD_PROBLEMS = {
  'text-missing': '没有填写',
  'text-too-long': '内容过长，请核对后缩短',
  'reason-missing': '请填写撤销原因',
  'bank-serial-missing': '没有填写银行流水号',
  'payer-name-missing': '没有填写付款户名',
  'amount-missing': '没有填写到账金额',
  'arrived-on-missing': '没有填写到账日期',
  'file-too-large': '文件超过 20 MB，请拆成几个文件分别导入。',
} as const;

type FieldProblem = keyof typeof FIELD_PROBLEMS;

/** The sentence of a field's fault; undefined for a code that says nothing to who filled the form in. */
export function fieldProblemSentence(code: string): string | undefined {
  return code in FIELD_PROBLEMS ? FIELD_PROBLEMS[code as FieldProblem] : undefined;
}
