import type { APPLICATION_STATES } from '@/db/schema/change-applications';
import type { ApplicationField } from '@/lib/values/application-field';
import { reliefText } from './relief';
import { unitText } from './unit-queries';

/** What an application is about: a field of the unit, or of an employee. */
export const APPLICATION_FIELD_WORDS: Record<ApplicationField, string> = {
  name: unitText.name,
  creditCode: unitText.creditCode,
  legalRepresentative: unitText.legalRepresentative,
  nature: unitText.nature,
  bankName: unitText.bankName,
  bankAccount: unitText.bankAccount,
  employeeName: '职工姓名',
  idNumber: '身份证号码',
  phone: '手机号码',
  deferral: reliefText.titles.deferral,
  lowRatio: reliefText.titles.lowRatio,
};

/** The word of a field; one that this version does not know is shown as it is. */
export function applicationFieldWord(field: string): string {
  return field in APPLICATION_FIELD_WORDS ? APPLICATION_FIELD_WORDS[field as ApplicationField] : field;
}

/** 业务状态 of an application */
export const APPLICATION_STATE_WORDS: Record<(typeof APPLICATION_STATES)[number], string> = {
  draft: '已保存',
  'in-review': '待审核',
  approved: '已办结',
  rejected: '不通过',
  withdrawn: '已撤回',
};

/** 单位信息修改 (SC-37) */
export const unitEditText = {
  notPermitted: '您的权限只能查看。需要修改或申请变更的，请由有经办或管理员权限的用户办理。',
  title: '单位信息修改',
  editable: '可以修改的信息',
  locked: '锁定的信息',
  lockedNote: '灰色为不可修改项；需要变更的，请按“申请变更”并上传证明资料，由中心审批',
  applyFor: (field: string) => `申请变更 ${field}`,
  submit: '提交',
  /** MS-11 */
  done: '单位基本信息修改成功',
  doneAbout: '业务自动办结，新的信息已经生效。',
  previewTitle: '核对修改内容',
  previewCaption: '修改前后对照',
  field: '项目',
  before: '修改前',
  after: '修改后',
  confirm: '确定',
  same: '内容没有变化，不需要提交',
  emailHint: '如 name@example.com',
  paydayHint: '每月的第几日，1 至 31；缴款期限为发薪日后 5 日',
} as const;

/** 职工信息修改 (SC-38) */
export const employeeEditText = {
  title: '职工信息修改',
  caption: '职工信息列表',
  edit: '修改',
  editOf: (name: string) => `修改 ${name}`,
  person: '职工信息',
  lockedNote: '灰色为不可修改项；姓名、身份证号码和手机号码的更正须提交申请和证明资料，由中心审批',
  upgrade: '升位',
  upgradeTitle: '身份证升位',
  upgradeOffer: '登记的是 15 位身份证号码。按“升位”由系统计算 18 位号码，立即生效。',
  upgradeAbout: (before: string, after: string) => `身份证号由 ${before} 升为 ${after}，由系统计算，不需要填写。`,
  /** MS-12 */
  done: (name: string) => `${name}信息修改成功`,
  back: '返回列表',
} as const;

/** 变更申请 */
export const applicationText = {
  notPermitted: '您的权限只能查看。需要修改或申请变更的，请由有经办或管理员权限的用户办理。',
  title: '变更申请',
  caption: '变更申请列表',
  number: '业务流水号',
  field: '申请项目',
  subject: '变更对象',
  unit: '单位',
  before: '变更前',
  after: '变更后',
  reason: '变更原因',
  state: '业务状态',
  createdAt: '保存时间',
  submittedAt: '提交时间',
  decidedAt: '审批时间',
  opinion: '审批意见',
  actions: '操作',
  see: '查看',
  newTitle: '申请变更',
  afterHint: '按证明资料填写',
  save: '保存并上传资料',
  documentsHint: '请上传能证明变更的资料，如营业执照、户口簿、公安机关证明',
  submit: '提交',
  withdraw: '撤回',
  withdrawTitle: '撤回变更申请',
  withdrawAbout: '撤回后中心不再审批这份申请，需要时可以重新申请。',
  submitted: '提交成功，等待中心审批',
  back: '返回列表',
  emptyTitle: '还没有变更申请',
  empty: '在单位信息修改或职工信息修改页面按“申请变更”提出。',
} as const;

/** 变更审批, at the centre */
export const applicationDeskText = {
  title: '变更审批',
  unit: '单位名称',
  caption: '待审批的变更申请',
  decidedCaption: '已审批的变更申请',
  waiting: '待审批',
  decided: '已审批',
  about: '申请内容',
  documents: '证明资料',
  decision: '审批',
  opinion: '审批意见',
  opinionHint: '不通过时必须填写，单位会看到',
  approve: '通过',
  reject: '不通过',
  back: '返回列表',
  emptyTitle: '没有待审批的变更申请',
  empty: '单位提交的变更申请会列在这里。',
  decidedEmptyTitle: '还没有审批过变更申请',
  decidedEmpty: '审批过的变更申请会列在这里。',
} as const;
