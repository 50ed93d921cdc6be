import type { FilingOperation, OperationName } from '@/lib/auth/permissions';
import { FILING_KIND_WORDS } from './terms';

/** What is done with one line or file of each kind: 保存开户, 上传封存文件. */
const FILING_OPERATION_WORDS = Object.fromEntries(
  Object.entries(FILING_KIND_WORDS).flatMap(([kind, word]) => {
    return [
      [`${kind}.save`, `保存${word}`],
      [`${kind}.edit`, `修改${word}`],
      [`${kind}.import`, `上传${word}文件`],
      [`${kind}.write-import`, `批量导入${word}`],
    ];
  }),
) as Record<FilingOperation, string>;

/** What each operation is called in the log (操作日志). Total: an operation without a name does not compile. */
export const OPERATION_WORDS: Record<OperationName, string> = {
  ...FILING_OPERATION_WORDS,
  'filings.discard': '删除未提交变更',
  'filings.submit': '提交变更',
  'filings.revoke': '撤销变更',
  'filings.withdraw': '撤回待审核变更',
  'filings.undo-submission': '撤回本次提交',
  'filings.review': '业务审核',
  'filings.revoke-reviewed': '撤销审核办结业务',
  'remittance.save': '保存缴款清册',
  'remittance.revoke': '撤销汇缴',
  'imports.remember-headers': '记住表头对应关系',
  'announcement.publish': '发布中心通知',
  'announcement.withdraw': '撤下中心通知',
  'download.publish': '发布下载文件',
  'download.withdraw': '撤下下载文件',
  'tour.end': '结束操作引导',
  'tour.restart': '重新开始操作引导',
  'filings.add-document': '上传资料',
  'filings.remove-document': '删除资料',
  'payment.register': '缴款登记',
  'payment.register-back-pay': '补缴缴款登记',
  'payment.change-method': '更改缴款方式',
  'payment.revoke-back-pay': '撤销补缴缴款单',
  'payments.expire': '过期处理',
  'reminders.send': '发送提醒',
  'receipt.enter': '到账登记',
  'collections.send': '发送托收指令',
  'collections.fail': '登记托收失败',
  'suspense.propose': '提出挂账认领',
  'suspense.decide': '复核挂账认领',
  'suspense.propose-refund': '提出挂账退款',
  'suspense.decide-refund': '复核挂账退款',
  'parameters.set': '设置参数',
  'transfer.request': '请求转入',
  'transfer.withdraw-request': '撤回转入请求',
  'transfer.answer-request': '答复转入请求',
  'transfer.decide-request': '裁定转入请求',
  'unit.edit': '单位信息修改',
  'employee.upgrade-id-number': '身份证升位',
  'applications.save': '保存变更申请',
  'applications.save-relief': '保存缓缴或较低比例申请',
  'applications.submit': '提交变更申请',
  'applications.withdraw': '撤回变更申请',
  'applications.decide': '审批变更申请',
  'back-pay.draft-deferred': '生成缓缴补缴',
  'password.change': '修改密码',
  'phone.send-code': '获取新手机验证码',
  'phone.change': '更换手机号码',
  'exports.start-full': '完整导出',
  'sessions.end-others': '结束其他会话',
  'session.switch-unit': '切换单位',
  'invitation.accept': '接受单位邀请',
  'step-up.begin': '请求再次验证身份',
  'step-up.prove': '再次验证身份',
  'unit.register': '单位开户',
  'unit.sign-agreement': '签订网上自主协议',
  'unit.invite-operator': '向首位专管员发送链接',
  'unit.change-status': '变更单位账户状态',
  'operator.add': '新增经办用户',
  'operator.edit': '修改经办用户',
  'operator.reset-password': '重置经办用户密码',
  'unit.choose-second-person': '设置双人复核',
  'approval.approve': '复核通过',
  'approval.return': '复核退回',
  'approval.withdraw': '撤回待复核业务',
  'personal-data.reveal': '查看完整号码',
  'staff.add': '新增中心人员',
  'staff.edit': '修改中心人员',
  'staff.disable': '停用中心人员',
  'staff.enable': '启用中心人员',
  'staff.reset-password': '重置中心人员密码',
  'second-factor.begin': '开始启用两步验证',
  'second-factor.confirm': '启用两步验证',
  'second-factor.remove': '移除两步验证',
  'second-factor.require': '设置须两步验证的岗位',
  'certificate.propose-binding': '登记证书绑定',
  'certificate.decide-binding': '复核证书绑定',
  'certificate.end-binding': '解除证书绑定',
  'authority.propose': '登记签发机构',
  'authority.decide': '复核签发机构',
  'authority.end': '停用签发机构',
  'crl.import': '导入吊销列表',
  'notices.read': '通知已读',
  'exports.start': '导出清单',
  'papers.issue': '开具单证',
  'papers.issue-roster': '生成汇缴清册',
  'papers.revoke': '作废单证',
  'papers.void': '中心作废单证',
  'loans.import': '导入还款信息',
  'statements.start': '批量生成对账单',
  'statements.issue': '批量开具对账单',
};

/** What is done without being signed in, so that no operation of ours does it. */
const UNSIGNED_WORDS: Record<string, string> = {
  'password.reset': '忘记密码重置',
  'staff.first-administrator': '设立首位系统管理员',
};

/** The word of a logged operation; one that this version no longer knows is shown as it is. */
export function operationWord(operation: string): string {
  return operation in OPERATION_WORDS
    ? OPERATION_WORDS[operation as OperationName]
    : (UNSIGNED_WORDS[operation] ?? operation);
}
