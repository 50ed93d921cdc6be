/** Every expected failure, by code, with the sentence that says what is wrong and what to do next. A closed list. */
export const REFUSALS = {
  'signed-out': () => '您已退出或登录已超时，请重新登录；已填写的内容会保留。',
  'not-permitted': () => '您没有办理此项业务的权限，请联系本单位管理员。',
  'foreign-origin': () => '请求不是从本网厅页面发出的，已拒绝。请刷新页面后重试。',
  'request-key-reused': () => '本页面已经用于办理另一笔业务，请刷新页面后重新办理。',
  'not-found': () => '没有找到这条记录，可能已被他人处理，请刷新页面查看。',
  'changed-meanwhile': () => '这条记录刚被他人修改，请刷新页面后按最新内容办理。',
  'month-not-open': ({ month, state }: Values) =>
    `${month}汇缴清册${state}，暂不能提交或撤销变更。请先在“单位汇缴”中撤销清册。`,
  'unit-not-remitting': ({ status }: Values) => `本单位账户状态为“${status}”，不能办理此项业务，请联系管理部。`,
  'line-faulty': ({ count }: Values) => `有 ${count} 处需要修改，修改后再保存。`,
  'review-finds-fault': ({ fault }: Values) => `不能通过：${fault}。请退回单位修改。`,
  'nothing-selected': () => '没有选中可以办理的数据，请先勾选。',
  'nothing-to-submit': ({ faulty }: Values) =>
    `选中的数据都有问题（${faulty} 条），没有可以提交的数据。请按验证描述修改后再提交。`,
  'not-revocable': ({ names }: Values) =>
    `以下数据不能撤销：${names}。账户已有入账或后续业务，请改办封存或联系管理部。`,
  'revoke-later-first': ({ names }: Values) => `${names} 之后还有已办结的变更，请先撤销后办的业务。`,
  'revoke-reviewed': () => '这条业务经中心审核办结，单位不能自行撤销，请联系管理部归集复核岗撤销。',
  'normal-elsewhere-now': ({ names }: Values) => `${names} 已在其他单位正常缴存，封存不能撤销。`,
  'drafts-left': ({ count }: Values) => `还有 ${count} 条未提交的变更，请先提交或删除，再确认汇缴。`,
  'reviews-left': ({ count }: Values) => `还有 ${count} 条变更等待中心审核，审核办结或撤回后才能确认汇缴。`,
  'month-too-far-ahead': ({ month }: Values) => `${month}还未到可以汇缴的时间，请在开放后办理。`,
  'month-already-saved': ({ month }: Values) => `${month}汇缴清册已经保存，请在缴款清册中继续办理。`,
  'sheet-changed': () => '确认期间清册内容发生了变化，请核对刷新后的汇缴信息再保存。',
  'remittance-not-saved': ({ state }: Values) => `该清册当前为“${state}”，不能登记缴款。`,
  'back-pay-not-open': () => '选中的补缴中有的还没有办结，或已经登记缴款，请刷新页面后重新选择。',
  'payment-not-due': () => '这笔缴款已不是待收款状态，不能更改缴款方式，请刷新页面查看。',
  'suspense-too-small': ({ balance, amount }: Values) =>
    `暂存款余额 ${balance} 元，不足以抵缴 ${amount} 元，请选择其他缴款方式。`,
  'too-many-documents': ({ most }: Values) => `一笔业务最多上传 ${most} 份资料，请合并后再上传。`,
  'receipt-arrived': () => '款项已经到账，汇缴不能撤销。如需更正，请联系管理部办理错缴更正。',
  'remittance-closed': ({ state }: Values) => `该清册当前为“${state}”，不能撤销。`,
  'receipt-known': ({ serial }: Values) => `银行流水号 ${serial} 的到账已经登记过，没有重复入账。`,
  'receipt-amount': () => '到账金额不是有效的金额，请填写大于零、最多两位小数的金额。',
  'receipt-day': () => '到账日期不正确，应为今天或以前的日期，例如 2019-08-20。',
  'review-own': () => '不能审核自己录入的业务，请由其他人员审核。',
  'opinion-missing': () => '不通过或退回时必须填写审批意见。',
  'not-in-review': () => '这条业务已不在待审核状态，请刷新页面。',
} as const satisfies Record<string, (values: Values) => string>;

type Values = Record<string, string>;

export type RefusalCode = keyof typeof REFUSALS;

/** The sentence of a refusal. */
export function refusalSentence(code: RefusalCode, values: Values): string {
  return REFUSALS[code](values);
}
