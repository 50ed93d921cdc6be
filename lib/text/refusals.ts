/** Every expected failure, by code, with the sentence that says what is wrong and what to do next. A closed list. */
export const REFUSALS = {
  'signed-out': () => '您已退出或登录已超时，请重新登录；已填写的内容会保留。',
  'not-permitted': () => '您没有办理此项业务的权限，请联系本单位管理员。',
  'step-up-needed': () => '办理此项业务需要再次验证身份，没有验证就没有办理。填写的内容仍在，可以再按一次。',
  'step-up-no-phone': () => '您还没有登记手机号码，不能接收验证码。请到管理部柜台登记后再办理。',
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
  'revoke-later-first': ({ names }: Values) =>
    `${names === '' ? '这笔业务' : `${names} `}之后还有已办结的变更，请先撤销后办的业务。`,
  'too-late-to-undo': () => '提交已超过 10 分钟，不能整批撤回。需要撤销的，请在“本月已提交数据”中逐条办理。',
  'nothing-to-undo': () => '本次提交的数据已经撤回、撤销或由中心审核，没有可以撤回的数据。',
  'revoke-reviewed': () => '这条业务经中心审核办结，单位不能自行撤销，请联系管理部归集复核岗撤销。',
  'normal-elsewhere-now': ({ names }: Values) => `${names} 已在其他单位正常缴存，封存不能撤销。`,
  'months-out-of-range': ({ most }: Values) => `一次最多汇缴 ${most} 个月，请重新选择终止年月。`,
  'drafts-left': ({ count }: Values) => `还有 ${count} 条未提交的变更，请先提交或删除，再确认汇缴。`,
  'reviews-left': ({ count }: Values) => `还有 ${count} 条变更等待中心审核，审核办结或撤回后才能确认汇缴。`,
  'month-too-far-ahead': ({ month }: Values) => `${month}还未到可以汇缴的时间，请在开放后办理。`,
  'month-already-saved': ({ month }: Values) => `${month}汇缴清册已经保存，请在缴款清册中继续办理。`,
  'sheet-changed': () => '确认期间清册内容发生了变化，请核对刷新后的汇缴信息再保存。',
  'remittance-not-saved': ({ state }: Values) => `该清册当前为“${state}”，不能登记缴款。`,
  'back-pay-not-open': () => '选中的补缴中有的还没有办结，或已经登记缴款，请刷新页面后重新选择。',
  'back-pay-payment-waits': ({ number }: Values) =>
    `补缴缴款单 ${number} 还在待收款，请先缴清或等它过期，再登记另一笔；也可以随本月汇缴一起缴。`,
  'payment-not-due': () => '这笔缴款已不是待收款状态，不能更改缴款方式，请刷新页面查看。',
  'suspense-too-small': ({ balance, amount }: Values) =>
    `暂存款余额 ${balance} 元，不足以抵缴 ${amount} 元，请选择其他缴款方式。`,
  'export-range': ({ months }: Values) => `导出的起止时间不正确，或超过 ${months} 个月，请修改查询条件后再导出。`,
  'too-many-jobs': ({ most }: Values) => `本单位最多同时办理 ${most} 个任务，请等其中一个完成后再试。`,
  'roster-not-valid': () => '该清册已撤销或过期，不能打印汇缴清册。',
  'nothing-remitted': () => '本单位还没有汇缴入账，不能开具缴存证明。请在首次汇缴入账后办理。',
  'payment-deferred': () => '本单位正在缓缴，不能开具无欠缴证明，请联系管理部。',
  'months-owed': ({ months, count }: Values) =>
    `${months}共 ${count} 个月已到缴款期限，还没有缴存入账，不能开具无欠缴证明。请先办理汇缴。`,
  'back-pay-owed': ({ count }: Values) => `还有 ${count} 笔已办结的补缴没有缴款，不能开具无欠缴证明。请先缴清补缴款。`,
  'fund-year-not-begun': ({ year }: Values) => `${year}年7月开始的公积金年度还没有到，请选择以前的年度。`,
  'nobody-to-print': () => '本单位还没有职工账户，没有可以生成的对账单。',
  'job-files-full': () => '本单位任务生成的文件已占满空间，请等旧文件到期删除后再试（文件保留 7 天）。',
  'too-many-uploads': () =>
    '本单位近期上传的文件过多，或服务器存储空间不足，文件没有接收。请一小时后再试，或联系管理部。',
  'headers-unclear': () => '每个表头只能对应一列，请检查后重新保存。',
  'too-many-documents': ({ most }: Values) => `一笔业务最多上传 ${most} 份资料，请合并后再上传。`,
  'receipt-arrived': () => '款项已经到账，不能再撤销汇缴或更改缴款方式。如需更正，请联系管理部办理错缴更正。',
  'remittance-closed': ({ state }: Values) => `该清册当前为“${state}”，不能撤销。`,
  'receipt-known': ({ serial }: Values) => `银行流水号 ${serial} 的到账已经登记过，没有重复入账。`,
  'receipt-amount': () => '到账金额不是有效的金额，请填写大于零、最多两位小数的金额。',
  'receipt-day': () => '到账日期不正确，应为今天或以前的日期，例如 2019-08-20。',
  'suspense-has-unit': () => '这笔款项已经有所属单位，不需要认领，请刷新页面查看。',
  'suspense-proposed': () => '这笔款项已有人提出认领，请等待复核。',
  'suspense-unit-unknown': () => '没有找到唯一的单位，请核对后填写单位账号或单位全称。',
  'announcement-unit-unknown': ({ numbers }: Values) => `没有这些单位账号：${numbers}，请核对后再发布。`,
  'suspense-unit-closed': ({ status }: Values) => `该单位账户状态为“${status}”，不能认领到该单位。`,
  'suspense-own-proposal': () => '不能复核自己提出的认领，请由另一位资金岗复核。',
  'suspense-decided': () => '这笔认领已经复核，请刷新页面查看。',
  'refund-nothing': () => '这笔款项没有挂账余额，不能退款。',
  'refund-proposed': () => '这笔款项已提出退款或已经退款，请刷新页面查看。',
  'refund-own-proposal': () => '不能复核自己提出的退款，请由另一位资金岗复核。',
  'refund-decided': () => '这笔退款已经复核，请刷新页面查看。',
  'refund-too-much': ({ amount }: Values) =>
    `挂账余额已不足 ${amount} 元，可能已被单位抵缴，不能退款；请选择“不同意”，再按现有余额重新提出。`,
  'parameters-branch-unknown': () => '没有这个管理部，请从列表中选择。',
  'parameters-month-paid': ({ month, next }: Values) =>
    `已有单位汇缴至${month}，新参数只能从${next}或以后的月份起执行，已缴存的月份不受影响。`,
  'parameters-rounding-in-use': ({ unit }: Values) =>
    `已有职工按 ${unit} 元取整缴存，取整单位不能更改，否则没有申报变更的职工缴存额也会变动。`,
  'transfer-requested-already': ({ name }: Values) => `已经请求转入 ${name}，请等待原单位答复，或先撤回请求。`,
  'transfer-request-closed': ({ state }: Values) => `这条转入请求当前为“${state}”，不能再办理，请刷新页面查看。`,
  'transfer-request-overdue': ({ day }: Values) => `答复期限 ${day} 已过，这条转入请求由中心裁定。`,
  'transfer-request-not-due': ({ day }: Values) => `原单位可以答复到 ${day}，之后才能由中心裁定。`,
  'transfer-opinion-missing': () => '请填写意见：不同意转入的理由，或中心裁定的依据。',
  'transfer-not-possible': ({ fault }: Values) => `现在不能转移：${fault}。`,
  'operator-login-form': ({ unitNumber }: Values) => `登录帐号应为 ${unitNumber}- 加 1 至 20 位字母或数字。`,
  'operator-login-taken': ({ login }: Values) => `登录帐号 ${login} 已有人使用，请改用其他帐号。`,
  'operator-person-taken': ({ login, name }: Values) => `此人已是本单位经办用户：${name}（${login}），请修改原有用户。`,
  'operator-id-number-missing': () => '请填写身份证号码。',
  'operator-phone-missing': () => '请填写联系电话。',
  'operator-self': () => '不能停用或锁定自己，请由本单位其他管理员办理。',
  'operator-own-password': () => '自己的密码请在“设置”中修改，或在登录页使用“忘记密码”。',
  'operator-not-active': () => '该用户未启用，不能重置密码，请先启用。',
  'password-links-too-many': () => '一小时内已发送 5 次链接，请稍后再试。',
  'operator-last-administrator': () => '本单位至少须有一名启用的管理员，请先为他人设置管理员权限。',
  'review-own': () => '不能审核自己录入的业务，请由其他人员审核。',
  'opinion-missing': () => '请填写审批意见：不通过、退回修改和须两人审核的业务必须填写。',
  'certificate-unreadable': () => '这不是一张可以使用的证书，请上传单张证书文件（PEM 或 DER），不要上传私钥。',
  'certificate-known': () => '这张证书已经登记，不能重复登记。',
  'certificate-not-good': ({ reason }: Values) => `这张证书不能使用：${reason}。`,
  'certificate-operator-unknown': () => '没有这个经办用户，或已停用，请核对登录账号。',
  'certificate-own-proposal': () => '不能复核自己登记的内容，请由另一人复核。',
  'certificate-decided': () => '这条记录已经办理，请刷新页面查看。',
  'certificate-no-authority': () => '这不是签发机构的证书，或不在有效期内。',
  'crl-unreadable': () => '这不是可以使用的吊销列表，只接受完整的吊销列表（PEM 或 DER）。',
  'crl-no-authority': () => '没有找到签发这份吊销列表的机构，请先登记并复核该机构。',
  'crl-not-fresh': () => '这份吊销列表不在有效期内，请下载最新的吊销列表。',
  'crl-older': () => '已有同样新或更新的吊销列表，没有导入。',
  'not-in-review': () => '这条业务已不在待审核状态，请刷新页面。',
} as const satisfies Record<string, (values: Values) => string>;

type Values = Record<string, string>;

export type RefusalCode = keyof typeof REFUSALS;

/** The sentence of a refusal. */
export function refusalSentence(code: RefusalCode, values: Values): string {
  return REFUSALS[code](values);
}
