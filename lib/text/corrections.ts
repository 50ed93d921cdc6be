import type { CORRECTION_REASONS, CORRECTION_STATES } from '@/db/schema/corrections';
import type { DOCUMENT_PURPOSES } from '@/db/schema/document-columns';

/** 业务状态 of a correction */
export const CORRECTION_STATE_WORDS: Record<(typeof CORRECTION_STATES)[number], string> = {
  draft: '已保存',
  'in-review': '待审核',
  returned: '已退回',
  approved: '已办结',
  rejected: '不通过',
  withdrawn: '已撤销',
};

/** 更正原因 */
export const CORRECTION_REASON_WORDS: Record<(typeof CORRECTION_REASONS)[number], string> = {
  '01': '离职后仍汇缴',
  '02': '重复缴存',
  '03': '金额录入有误',
  '99': '其他',
};

/** What the two documents of a correction are. */
export const DOCUMENT_PURPOSE_WORDS: Record<(typeof DOCUMENT_PURPOSES)[number], string> = {
  evidence: '错缴证明材料',
  consent: '职工同意书',
};

/** 错缴更正, at the unit */
export const correctionText = {
  title: '错缴更正',
  description:
    '已入账的月份缴错了，可以申请更正：经中心两人审核后，错缴金额从职工账户转入本单位暂存款，可以抵缴以后的月份。',
  caption: '错缴更正列表',
  add: '新增',
  newTitle: '新增错缴更正',
  editTitle: '修改错缴更正',
  notPermitted: '您的权限只能查看。需要申请错缴更正的，请由有经办或管理员权限的用户办理。',
  number: '业务流水号',
  who: '职工',
  name: '职工姓名',
  accountNumber: '职工账号',
  months: '更正年月',
  amount: '更正金额',
  yuan: '元',
  reason: '更正原因',
  note: '说明',
  noteHint: '更正原因为“其他”的必须填写',
  createdAt: '保存时间',
  submittedAt: '提交时间',
  postedOn: '入账日期',
  state: '业务状态',
  opinion: '审批意见',
  actions: '操作',
  see: '查看',
  choose: '选择月份和原因',
  monthsCaption: '本公积金年度已入账的月份',
  content: '申请内容',
  chosenCaption: '更正的月份',
  select: '选择',
  selectMonth: (month: string) => `选择 ${month}`,
  month: '汇缴年月',
  unitShare: '汇缴单位部分',
  ownShare: '汇缴个人部分',
  backUnitShare: '补缴单位部分',
  backOwnShare: '补缴个人部分',
  monthAmount: '合计',
  monthState: '状态',
  monthStates: { free: '可以更正', held: '正在更正', corrected: '已更正', waits: '有补缴未入账' },
  total: '合计',
  chosen: (count: string) => `已选择 ${count} 个月`,
  chosenAmount: '更正金额(元)',
  nothingBookedTitle: '没有可以更正的月份',
  nothingBooked: '该职工在本公积金年度还没有入账的月份。以前年度的错缴，请携带资料到管理部办理。',
  save: '保存并上传资料',
  back: '返回列表',
  edit: '修改',
  submit: '提交',
  withdraw: '撤销',
  withdrawTitle: '撤销错缴更正',
  withdrawAbout: '撤销后中心不再审核这份申请，所选月份可以重新申请。',
  submitted: '提交成功，等待中心审核。须由两人审核，办结后金额转入本单位暂存款。',
  posted: (amount: string) => `更正已入账，${amount} 元已转入本单位暂存款，缴款登记时可以选择“暂存款抵缴”。`,
  returnedTitle: '中心已退回，请修改后重新提交，或撤销',
  evidenceHint: '能证明错缴的资料，如离职证明、工资表、重复缴存的凭证。',
  consentHint: '职工本人签名的同意书，写明更正的年月和金额。',
  emptyTitle: '还没有错缴更正',
  empty: '已入账的月份缴错了的，按“新增”申请。还没有入账的月份，请撤销清册后修改。',
} as const;

/** 错缴更正 in the work queue of the centre */
export const correctionDeskText = {
  title: '审核错缴更正',
  tab: '错缴更正',
  caption: '待审核的错缴更正',
  decidedCaption: '已审核的错缴更正',
  waiting: '待审核',
  decided: '已审核',
  unit: '单位名称',
  content: '申请内容',
  months: '更正的月份和入账金额',
  checks: '系统检查',
  checksNote: '两次审核通过时都会重新检查',
  passed: '符合',
  emptyTitle: '没有待审核的错缴更正',
  empty: '单位提交错缴更正后，显示在这里。',
  decidedEmptyTitle: '还没有审核过错缴更正',
  decidedEmpty: '审核过的错缴更正会列在这里。',
} as const;

/** What is checked of a correction; one that this version does not know is shown as it is. */
const CHECK_WORDS: Record<string, string> = {
  account: '账户状态正常或封存',
  posted: '所选月份已入账',
  year: '在本公积金年度内',
  once: '同一月份没有更正过',
  booked: '所选月份有入账金额',
  whole: '所选月份连续',
  backPay: '没有未入账的补缴',
  loan: '没有未结清的公积金贷款',
  withdrawal: '入账后没有提取',
  balance: '账户余额足够',
  amounts: '账面金额与申请一致',
  documents: '错缴证明材料和职工同意书齐全',
};

/** What a check looks at, in words. */
export function correctionCheckWords(check: string): string {
  return CHECK_WORDS[check] ?? check;
}
