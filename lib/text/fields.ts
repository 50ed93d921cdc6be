/** What is wrong with one value that was sent to a door, by code: what the input schemas name, and what is said of zod's own findings. */
export const FIELD_PROBLEMS = {
  'text-missing': '没有填写',
  'text-too-long': '内容过长，请核对后缩短',
  'old-password-missing': '请填写原密码',
  'new-password-missing': '请填写新密码',
  'password-again-missing': '请再次填写新密码',
  'passwords-differ': '两次填写的密码不一致，请重新填写',
  'password-same': '新密码不能与原密码相同',
  'reason-missing': '请填写撤销原因',
  'bank-serial-missing': '没有填写银行流水号',
  'announcement-title-missing': '没有填写通知标题',
  'announcement-body-missing': '没有填写通知内容',
  'payer-name-missing': '没有填写付款户名',
  'amount-missing': '没有填写到账金额',
  'allocation-unit-missing': '没有填写单位账号或单位名称',
  'allocation-reason-missing': '没有填写认领理由',
  'payee-name-missing': '没有填写收款户名',
  'payee-account-missing': '没有填写收款账号',
  'refund-reason-missing': '没有填写退款理由',
  'arrived-on-missing': '没有填写到账日期',
  'declared-amount-missing': '请填写金额合计，应为大于零、最多两位小数的金额',
  'document-too-large': '资料超过 10 MB，请压缩或分成几份上传',
  'document-unknown': '只能上传 PDF、JPG 或 PNG 资料，这个文件的内容不是其中任何一种',
  'parameters-month': '这不是年月，请按 201909 的样式填写',
  'parameters-amount': '不是有效的金额，应大于零、最多两位小数',
  'parameters-cap-under-floor': '缴存基数上限不能低于下限',
  'parameters-percent': '缴存比例应为 5 至 12 的整数（%）',
  'parameters-ratios-order': '最高缴存比例不能低于最低缴存比例',
  'parameters-rounding': '没有选择取整单位',
  'parameters-months-ahead': '应为 0 至 12 的整数',
  'parameters-payment-days': '应为 1 至 30 的整数',
  'parameters-window-day': '这不是日期，请按 07-01 的样式填写月和日',
  'parameters-window-pair': '开始和结束日期须同时填写，或都不填',
  'operator-name': '姓名应为汉字、藏文或字母，不能有数字和其他符号',
  'operator-id-number': '身份证号码不正确，请核对位数、出生日期和校验位',
  'operator-login': '登录帐号应为字母、数字和短横线',
  'operator-phone': '联系电话应为 11 位手机号码',
  'operator-roles-missing': '请至少选择一项权限',
  'certificate-missing': '没有选择证书文件，也没有粘贴内容',
  'operator-login-missing': '没有填写登录账号',
  'authority-role-missing': '没有选择类型',
  'file-too-large': '文件超过 20 MB，请拆成几个文件分别导入。',
} as const;

type FieldProblem = keyof typeof FIELD_PROBLEMS;

/** The sentence of a field's fault; undefined for a code that says nothing to who filled the form in. */
export function fieldProblemSentence(code: string): string | undefined {
  return code in FIELD_PROBLEMS ? FIELD_PROBLEMS[code as FieldProblem] : undefined;
}
