import type { OperationName } from '@/lib/auth/permissions';

/** What each operation is called in the log (操作日志). Total: an operation without a name does not compile. */
export const OPERATION_WORDS: Record<OperationName, string> = {
  'open.save': '保存开户',
  'open.edit': '修改开户',
  'open.import': '上传开户文件',
  'open.write-import': '批量导入开户',
  'seal.save': '保存封存',
  'seal.edit': '修改封存',
  'seal.import': '上传封存文件',
  'seal.write-import': '批量导入封存',
  'filings.discard': '删除未提交变更',
  'filings.submit': '提交变更',
  'filings.revoke': '撤销变更',
  'filings.withdraw': '撤回待审核变更',
  'filings.review': '业务审核',
  'remittance.save': '保存缴款清册',
  'remittance.revoke': '撤销汇缴',
  'payment.register': '缴款登记',
  'payments.expire': '过期处理',
  'receipt.enter': '到账登记',
  'notices.read': '通知已读',
};

/** The word of a logged operation; one that this version no longer knows is shown as it is. */
export function operationWord(operation: string): string {
  return operation in OPERATION_WORDS ? OPERATION_WORDS[operation as OperationName] : operation;
}
