import type { OperationName } from '@/lib/auth/permissions';

type Prefix<Name extends string> = Name extends `${infer Before}.${string}` ? Before : never;

const GROUPS = {
  filings: '变更与申报',
  month: '汇缴与缴款',
  transfers: '职工转移',
  maintenance: '信息维护',
  printing: '查询与打印',
  receipts: '到账、挂账与提取',
  centre: '中心管理',
  certificates: '证书',
  oneself: '本人设置',
} as const;

type Group = keyof typeof GROUPS;

/** Under which heading an operation stands, by the first part of its name. Total: one of a new kind does not compile without. */
const GROUP_OF: Record<Prefix<OperationName>, Group> = {
  open: 'filings',
  seal: 'filings',
  unseal: 'filings',
  base: 'filings',
  ratio: 'filings',
  'back-pay': 'filings',
  filings: 'filings',
  imports: 'filings',
  remittance: 'month',
  payment: 'month',
  payments: 'month',
  reminders: 'month',
  transfer: 'transfers',
  corrections: 'month',
  unit: 'maintenance',
  employee: 'maintenance',
  applications: 'maintenance',
  operator: 'maintenance',
  approval: 'month',
  exports: 'printing',
  papers: 'printing',
  statements: 'printing',
  'personal-data': 'printing',
  receipt: 'receipts',
  suspense: 'receipts',
  collections: 'receipts',
  withdrawals: 'receipts',
  announcement: 'centre',
  download: 'centre',
  parameters: 'centre',
  'password-policy': 'centre',
  loans: 'centre',
  staff: 'centre',
  certificate: 'certificates',
  authority: 'certificates',
  crl: 'certificates',
  'second-factor': 'oneself',
  notices: 'oneself',
  tour: 'oneself',
  password: 'oneself',
  phone: 'oneself',
  invitation: 'oneself',
  session: 'oneself',
  sessions: 'oneself',
  'step-up': 'oneself',
};

/** Those of a prefix that are about others than oneself. */
const ABOUT_OTHERS: readonly OperationName[] = ['second-factor.remove', 'second-factor.require'];

/** The heading under which an operation stands. */
export function permissionGroup(operation: OperationName): string {
  if (ABOUT_OTHERS.includes(operation)) return GROUPS.centre;
  return GROUPS[GROUP_OF[operation.slice(0, operation.indexOf('.')) as Prefix<OperationName>]];
}

/** 权限一览: who may do what, printed from the rule itself. */
export const permissionsText = {
  title: '权限一览',
  description: '每项业务由哪些权限、岗位办理。此表由系统执行的规则直接生成，与实际一致。',
  unit: '单位经办用户',
  unitNote: '由单位管理员在“专管员设置”中授权',
  centre: '中心人员',
  centreNote: '由系统管理员在“人员管理”中设置岗位；查询页面各岗位均可查看，人员管理除外',
  sights: '敏感信息',
  sightsNote: '以上权限之外，查看以下内容另须',
  sightWords: { 'employees.finances': '职工的联名卡、贷款和还款信息' },
  group: '类别',
  operation: '业务',
  what: '内容',
  system: '系统自动',
  yes: '可办理',
} as const;
