import { arrivedText, paidElsewhereWords, takeBackWords } from './payments';

/** What a back payment lies on that has to be taken back before it. */
const HELD_BY: Record<string, string> = { month: '撤销缴款清册，再', payment: '撤销缴款单，再' };

/** Every expected failure, by code, with the sentence that says what is wrong and what to do next. A closed list. */
export const REFUSALS = {
  'signed-out': () => '您已退出或登录已超时，请重新登录；已填写的内容会保留。',
  'not-permitted': () => '您没有办理此项业务的权限，请联系管理员。',
  'step-up-needed': () => '办理此项业务需要再次验证身份，没有验证就没有办理。填写的内容仍在，可以再按一次。',
  'step-up-no-phone': () => '您还没有登记手机号码，不能接收验证码。请到管理部柜台登记后再办理。',
  'phone-same': () => '这就是您现在登记的手机号码，不需要更换。',

  'old-password-wrong': () => '原密码不正确，请核对后重新输入。',
  'password-tried-too-often': () => '原密码输错次数过多，请在 15 分钟后重试，或退出后用“忘记密码”重置。',
  'password-not-six-digits': () => '新密码应为 6 位数字。',
  'password-guessable': () => '新密码太容易被猜到：不能是连续、重复或对称的数字，也不能是日期。',
  'password-too-short': () => '新密码至少 12 位。',
  'password-too-long': () => '新密码最多 100 位。',
  'password-common': () => '新密码太常见，容易被猜到：请避开常见单词、键盘顺序、年份和重复的字符。',
  'password-contains-account': () => '新密码不能含单位账号。',
  'password-used-before': () => '新密码不能是最近 5 次用过的密码。',
  'messages-of-first-operator': () => '短信提醒由本单位首位专管员设置。',
  'password-policy-past': () => '起始日期不能早于今天。',
  'password-too-simple': () => '新密码至少 10 位，须同时有字母和数字。',
  'foreign-origin': () => '请求不是从本网厅页面发出的，已拒绝。请刷新页面后重试。',
  'request-key-reused': () => '本页面已经用于办理另一笔业务，请刷新页面后重新办理。',
  'not-found': () => '没有找到这条记录，可能已被他人处理，请刷新页面查看。',
  busy: () => '有其他业务正在使用同样的数据，这次没有办理。填写的内容仍在，请稍后再按一次。',
  'drafts-changed': () =>
    '清册里的数据刚有变化（其他经办人、其他窗口或导入新增、修改了数据）。已按最新内容显示，请核对人数和金额后再办理。',
  'changed-meanwhile': () => '这条记录刚被他人修改，请刷新页面后按最新内容办理。',
  'other-unit': () => '本页是为另一个单位或另一名用户打开的，您已切换单位，没有办理。请刷新页面后重新办理。',
  'invitation-unusable': () => '邀请链接已失效：30 分钟内有效，只能使用一次。请联系发出邀请的单位管理员重新发送。',
  'invitation-other-person': () => '邀请中登记的身份证号码与您的不一致，不能接受。请联系发出邀请的单位管理员核对。',
  'invitation-own-unit': () => '这是本单位发送的链接，请用它设置密码。',
  'invitation-by-agency': () => '您是从另一单位切换过来的，请先切换回登录时的单位再接受邀请。',
  'second-person-needed': () => '本单位已启用双人复核，这笔业务已提交，等待另一名经办用户复核，通过后才生效。',
  'second-person-for-suspense': () =>
    '本单位已启用双人复核，不能直接改为暂存款抵缴。还没有款项到账的，请先撤销缴款单，再按暂存款抵缴重新登记，由另一人复核；已有款项到账的，请按应缴金额另行付款，或待缴款单过期后重新登记。',
  'approval-waits': ({ business, maker }: Values) =>
    `${maker}提交的“${business}”正在等待复核，复核或撤回之后才能办理。请到“待复核”中查看。`,
  'approval-own': () => '不能复核自己提交的业务，请由另一名有复核或管理员权限的经办用户办理；需要修改的，请撤回。',
  'approval-not-own': () => '只有提交人可以撤回；不同意的，请退回。',
  'approval-decided': ({ state }: Values) => `这笔业务当前为“${state}”，不能再办理，请刷新页面查看。`,
  'approval-changed': () => '提交之后相关数据发生了变化，与复核的内容不一致，没有办理。请由提交人核对后重新提交。',
  'approval-maker-gone': () => '提交人已停用或不再有办理权限，没有办理。请由其他经办用户重新提交。',
  'second-person-missing': () => '启用双人复核至少要有两名启用的经办用户：一名有经办权限，另一名有复核或管理员权限。',
  'month-not-open': ({ month, state }: Values) =>
    `${month}缴款清册${state}，暂不能提交或撤销变更。请先在“单位汇缴”中撤销缴款清册。`,
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
  'revoke-month-over': ({ month }: Values) =>
    `选中的数据属于${month}，只能在当月撤销，该月已过。需要更正的，请另行办理或联系管理部。`,
  'too-late-to-undo': () => '提交已超过 10 分钟，不能整批撤回。需要撤销的，请在“本月已提交数据”中逐条办理。',
  'nothing-to-undo': () => '本次提交的数据已经撤回、撤销或由中心审核，没有可以撤回的数据。',
  'revoke-reviewed': ({ names }: Values) =>
    `${names === '' ? '这笔业务' : `${names} 的业务`}经中心审核办结，单位不能自行撤销，请联系管理部归集复核岗撤销。`,
  'normal-elsewhere-now': ({ names }: Values) => `${names} 已在其他单位正常缴存，封存不能撤销。`,
  'months-out-of-range': ({ most }: Values) => `一次最多汇缴 ${most} 个月，请重新选择终止年月。`,
  'drafts-left': ({ count }: Values) => `还有 ${count} 条未提交的变更，请先提交或删除，再确认汇缴。`,
  'reviews-left': ({ count }: Values) => `还有 ${count} 条变更等待中心审核，审核办结或撤回后才能确认汇缴。`,
  'month-too-far-ahead': ({ month, payable }: Values) =>
    `${month}还未到可以汇缴的时间，现在最多可以汇缴到${payable}；提前汇缴不能跨公积金年度（7月至次年6月）。`,
  'months-over-relief': ({ until }: Values) => `本单位经批准的缓缴或较低比例到${until}为止，之后的月份请另行保存。`,
  'months-over-start': ({ month }: Values) => `有职工从${month}起开始汇缴，${month}及以后的月份请另行保存。`,
  'month-already-saved': ({ month }: Values) => `${month}缴款清册已经保存，请在“单位汇缴”中继续办理。`,
  'sheet-changed': () => '确认期间清册内容发生了变化，请核对刷新后的汇缴信息再保存。',
  'remittance-not-saved': ({ state }: Values) => `该清册当前为“${state}”，不能登记缴款。`,
  'back-pay-not-open': () => '选中的补缴中有的还没有办结，或已经登记缴款，请刷新页面后重新选择。',
  'back-pay-payment-waits': ({ number }: Values) =>
    `补缴缴款单 ${number} 还在待收款，请先缴清或等它过期，再登记另一笔；也可以随本月汇缴一起缴。`,
  'back-pay-paid-meanwhile': ({ held = '', ...again }: Values) =>
    `${paidElsewhereWords(again)}已由其他单位缴存，不能再补缴。请先${HELD_BY[held] ?? ''}${takeBackWords('这些补缴')}。`,
  'payment-not-due': () => '这笔缴款已不是待收款状态，不能更改缴款方式，请刷新页面查看。',
  'suspense-too-small': ({ balance, amount }: Values) =>
    `暂存款余额 ${balance} 元，不足以抵缴 ${amount} 元，请选择其他缴款方式。`,
  'export-range': ({ months }: Values) => `导出的起止时间不正确，或超过 ${months} 个月，请修改查询条件后再导出。`,
  'too-many-jobs': ({ most }: Values) => `本单位最多同时办理 ${most} 个任务，请等其中一个完成后再试。`,
  'roster-not-valid': () => '该清册已撤销或过期，不能打印汇缴清册。',
  'nothing-remitted': () => '本单位还没有汇缴入账，不能开具缴存证明。请在首次汇缴入账后办理。',
  'collection-no-account': () =>
    '中心没有本单位的银行账号，不能办理托收。请选择其他缴款方式，或在信息维护中申请登记银行账号。',
  'collection-sent': () => '托收指令已发送银行，不能撤销或更改缴款方式；银行扣款失败后再办理。',
  'collection-ended': () => '这笔托收已经扣款或已经登记失败，请刷新后查看。',
  'collections-none': () => '没有待发送的托收缴款单。',
  'deferred-owed': ({ count }: Values) =>
    `缓缴月份还有 ${count} 人次没有补缴，不能开具无欠缴证明，请先在“补缴清册”中办理缓缴补缴。`,
  'relief-in-force': ({ until }: Values) => `本单位经批准的缓缴或较低比例到${until}为止，期满后才能再次申请。`,
  'relief-until': ({ first, last }: Values) => `终止年月应在${first}至${last}之间，一次申请最长 12 个月。`,
  'relief-ratio': ({ lowest, unit, own }: Values) =>
    `降低后的比例应为整数，单位不高于 ${unit}%，职工不高于 ${own}%，且至少一项低于 ${lowest}%；在 ${lowest}% 以上的请办理比例调整。`,
  'nothing-to-make-up': () => '缓缴月份都已补缴，或补缴已经保存在补缴清册中。',
  'no-difference-left': () => '没有可以补缴的差额：差额已经补缴，或已保存在补缴清册中，或基数又有变动。',
  'payment-deferred': () => '本单位正在缓缴，不能开具无欠缴证明，请联系管理部。',
  'months-owed': ({ months, count }: Values) =>
    `${months}共 ${count} 个月已到缴款期限，还没有缴存入账，不能开具无欠缴证明。请先办理汇缴。`,
  'back-pay-missed': ({ count }: Values) =>
    `还有 ${count} 个人月应当补缴而没有办理，不能开具无欠缴证明。请到“欠缴查询”核对，并在补缴清册中办理。`,
  'back-pay-owed': ({ count }: Values) => `还有 ${count} 笔已办结的补缴没有缴款，不能开具无欠缴证明。请先缴清补缴款。`,
  'fund-year-not-begun': ({ year }: Values) => `${year}年7月开始的公积金年度还没有到，请选择以前的年度。`,
  'nobody-to-print': () => '本单位还没有职工账户，没有可以生成的对账单。',
  'job-files-full': () => '本单位任务生成的文件已占满空间，请等旧文件到期删除后再试（文件保留 7 天）。',
  'too-many-uploads': () =>
    '本单位近期上传的文件过多，或服务器存储空间不足，文件没有接收。请一小时后再试，或联系管理部。',
  'headers-other-unit': () => '金额一律以元为单位，请先把文件中以百元、千元、万元为单位的金额换算成元，再重新导入。',
  'headers-unclear': () => '每个表头只能对应一列，请检查后重新保存。',
  'nothing-changed': () => '内容没有变化，不需要提交。',
  'application-waits': () => '这一项已有变更申请尚未办结，请先提交、撤回或等待中心审批。',
  'application-undocumented': () => '请先上传证明资料，再提交申请。',
  'application-other-document': () => '该职工的证件不是身份证，请到管理部办理证件更正。',
  'application-overtaken': () =>
    '申请提交后，这项信息已经变更，不能再按此申请办理。请不予通过，由单位按最新信息重新申请。',
  'application-other-person': () => '这个身份证号码属于另一位职工，姓名不一致，不能通过。请核对资料或不予通过。',
  'application-accounts-clash': () => '两个身份证号码名下都有在用账户，不能合并。请先办理封存或转移，再通过申请。',
  'id-number-not-old': () => '该职工登记的不是 15 位身份证号码，不需要升位。',
  'id-number-clash': () => '升位后的身份证号码已登记在另一职工名下，请提交“身份证号码”变更申请，由中心核对合并。',
  'too-many-documents': ({ most }: Values) => `一笔业务最多上传 ${most} 份资料，请合并后再上传。`,
  'correction-account': ({ status }: Values) =>
    `该职工账户状态为“${status}”，余额不能在网厅更正；已转移或销户的，请携带资料到管理部办理。`,
  'correction-not-posted': ({ months }: Values) =>
    `${months} 还没有入账，不需要更正。清册已保存的，可先撤销清册再修改；已缴款的，请在入账后申请。`,
  'correction-other-year': ({ months, from, to }: Values) =>
    `${months} 不在本公积金年度（${from}至${to}）内，不能在网厅更正，请携带资料到管理部办理。`,
  'correction-taken': ({ months }: Values) =>
    `${months} 已经更正过或正在更正，同一职工同一月份只能更正一次，请在“错缴更正”列表中查看。`,
  'correction-nothing-booked': ({ months }: Values) => `该职工 ${months} 没有入账金额，请重新选择月份。`,
  'correction-gap': ({ months }: Values) => `所选月份之间还有已入账的 ${months}，请一并选择，或按连续的月份分别申请。`,
  'correction-back-pay-waits': ({ months }: Values) =>
    `该职工 ${months} 还有补缴没有入账，请先缴清或撤销这笔补缴，再申请更正。`,
  'correction-loan': () =>
    '该职工有未结清的住房公积金贷款，账户余额已作担保，不能更正。请在贷款结清后申请，或联系管理部。',
  'correction-withdrawal-waits': () => '该职工有提取业务中心还没有办结，请在办结后再申请更正；有疑问请联系管理部。',
  'correction-withdrawn': ({ day }: Values) =>
    `该职工在所选月份入账后已提取过公积金（${day}），不能在网厅更正，请联系管理部。`,
  'correction-balance': ({ balance, amount }: Values) =>
    `该职工账户余额 ${balance} 元，不足以更正 ${amount} 元，请减少月份或联系管理部。`,
  'correction-changed': () => '申请之后账面金额发生了变化，与申请的金额不一致，请重新选择月份并保存后再提交。',
  'correction-undocumented': ({ missing }: Values) => `还没有上传${missing}，请上传后再提交。`,
  'correction-document-purpose': () => '请说明资料是错缴证明材料还是职工同意书。',
  'correction-state': ({ state }: Values) => `这笔错缴更正当前为“${state}”，不能这样办理，请刷新页面查看。`,
  'correction-not-possible': ({ fault }: Values) => `现在不能通过：${fault}请退回单位修改，或选择不通过。`,
  'receipt-arrived': () => '款项已经到账，不能再撤销汇缴或更改缴款方式。如需更正，请联系管理部办理错缴更正。',
  'receipt-in-suspense': ({ amount = '', deadline = '', pair, whole, collection }: Values) =>
    arrivedText.held({
      amount,
      deadline,
      pair: pair === 'yes',
      whole: whole === 'yes',
      collection: collection === 'yes',
      // What the bank has been told of is refused before.
      collecting: false,
    }),
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
  'withdrawals-faulty': ({ count }: Values) =>
    `情况已变，有 ${count} 行提取不能入账，没有记账。请刷新页面查看每行的原因。`,
  'withdrawals-own-proposal': () => '不能复核自己导入的提取文件，请由另一位资金岗复核。',
  'withdrawals-decided': () => '这个提取文件已经复核，请刷新页面查看。',
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
  'unit-known': ({ number, name }: Values) => `这个统一社会信用代码已经开户：${name}（${number}）。`,
  'unit-ratio-out': ({ minimum, maximum }: Values) => `缴存比例应在 ${minimum}% 至 ${maximum}% 之间。`,
  'unit-first-month': ({ first, last }: Values) => `起缴年月应在${first}至${last}之间。`,
  'unit-status': ({ status }: Values) => `单位账户状态为“${status}”，不能这样办理，请刷新页面查看。`,
  'unit-month-open': () => '单位有未入账的清册或缴款单，请先入账或撤销后再办理。',
  'unit-has-accounts': ({ count }: Values) => `单位还有 ${count} 个未销户的职工账户，请先转移或提取后再销户。`,
  'unit-owes': ({ count }: Values) =>
    `单位还有 ${count} 笔应为职工补缴的款项没有缴清（缓缴的月份或补缴），请先办理并缴款后再销户。`,
  'unit-has-money': () => '单位还有余额或暂存款，请先处理后再销户。',
  'agreement-day-to-come': () => '签订日期应为今天或以前的日期。',
  'agreement-signed': ({ day }: Values) => `单位已于 ${day} 签订网上自主协议。`,
  'agreement-missing': () => '单位还没有签订网上自主协议，请先登记协议。',
  'operator-login-form': ({ unitNumber }: Values) => `登录帐号应为 ${unitNumber}- 加 1 至 20 位字母或数字。`,
  'operator-login-taken': ({ login }: Values) => `登录帐号 ${login} 已有人使用，请改用其他登录帐号。`,
  'operator-person-taken': ({ login, name }: Values) => `此人已是本单位经办用户：${name}（${login}），请修改原有用户。`,
  'operator-id-number-missing': () => '请填写身份证号码。',
  'operator-phone-missing': () => '请填写联系电话。',
  'operator-self': () => '不能停用或锁定自己，请由本单位其他管理员办理。',
  'operator-own-password': () => '自己的密码请在“设置”中修改，或在登录页使用“忘记密码”。',
  'operator-not-active': () => '该用户未启用，不能这样办理，请先由本单位管理员启用。',
  'operator-phone-same': () => '这就是该用户现在登记的手机号码，不需要修改。',
  'operator-phone-waits': () => '该用户已有待复核的手机修改，请等待另一人复核。',
  'operator-phone-own-proposal': () => '不能复核自己登记的手机修改，请由另一人复核。',
  'operator-phone-decided': () => '这笔手机修改已经复核，请刷新页面查看。',
  'operator-phone-mismatch': () =>
    '输入的号码与登记的新手机号码不一致，请对照书面申请核对。登记有误的，请选择“不通过”，重新登记。',
  'operator-phone-overtaken': () =>
    '登记之后，该用户的姓名或身份证号码已经变更，不能通过。请选择“不通过”，核对后重新登记。',
  'password-links-too-many': () => '一小时内已发送 5 次链接，请稍后再试。',
  'operator-last-administrator': () => '本单位至少须有一名启用的管理员，请先为他人设置管理员权限。',
  'staff-login-taken': ({ login }: Values) => `登录帐号 ${login} 已有人使用过，请改用其他登录帐号。`,
  'staff-administrator-there': () => '中心已有启用的系统管理员，请由他在“人员管理”中新增。',
  'staff-self': () => '不能停用自己，也不能更改自己的岗位，请由其他系统管理员办理。',
  'staff-last-administrator': () => '中心至少须有一名启用的系统管理员，请先为他人设置系统管理员岗位。',
  'staff-own-password': () => '自己的密码请在“设置”中修改。',
  'staff-not-active': () => '该人员未启用，不能重置密码，请先启用。',
  'staff-phone-missing': () => '该人员没有登记手机号码，不能发送设置密码的链接，请先登记。',
  'staff-status': ({ status }: Values) => `该人员的账户状态为“${status}”，不能这样办理，请刷新页面查看。`,
  'reveal-reason-missing': () => '请填写查看原因，原因记入操作日志。',
  'reveal-nothing': () => '该职工没有登记这项号码。',
  'reveal-too-many': ({ most }: Values) => `一小时内最多查看 ${most} 个完整号码，请稍后再看。`,
  'second-factor-there': () => '两步验证已经启用。更换手机的，请由其他系统管理员先移除。',
  'second-factor-none': () => '该人员没有启用两步验证，请刷新页面查看。',
  'second-factor-own': () => '不能移除自己的两步验证，请由其他系统管理员办理。',
  'review-own': () => '不能审核自己录入的业务，请由其他人员审核。',
  'opinion-missing': () => '请填写审批意见：不通过、退回修改和须两人审核的业务必须填写。',
  'certificate-unreadable': () => '这不是一张可以使用的证书，请上传单张证书文件（PEM 或 DER），不要上传私钥。',
  'certificate-known': () => '这张证书已经登记，不能重复登记。',
  'certificate-not-good': ({ reason }: Values) => `这张证书不能使用：${reason}。`,
  'certificate-operator-unknown': () => '没有这个经办用户，或已停用，请核对登录帐号。',
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
