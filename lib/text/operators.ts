import type { OPERATOR_STATUSES } from '@/db/schema/units';

/** 账户状态 of an operator or of staff. */
export const USER_STATUS_WORDS: Record<(typeof OPERATOR_STATUSES)[number], string> = {
  active: '启用',
  disabled: '停用',
  locked: '锁定',
};

/** 专管员设置 (manual 5.3). */
export const operatorText = {
  title: '专管员设置',
  description: '在网厅为本单位办理业务的人员。停用或更改权限后，该用户须重新登录。',
  readOnly: '只有本单位管理员可以新增和修改经办用户。',
  caption: '经办用户表',
  add: '新增',
  edit: '修改',
  action: '操作',
  editOf: (name: string) => `修改 ${name}`,
  addTitle: '新增经办用户',
  editTitle: '经办用户信息',
  section: '经办用户信息',
  name: '用户姓名',
  idNumber: '身份证号码',
  idKnown: (mask: string) => `已登记 ${mask}，不修改则留空；改为另一号码即换人，原密码、证书和登录全部失效`,
  login: '登录帐号',
  loginHint: (unitNumber: string) => `${unitNumber}- 加字母或数字，保存后不能更改`,
  phone: '联系电话',
  phoneKnown: (mask: string) => `已登记 ${mask}，不修改则留空`,
  phoneHint: '设置和重置密码的链接发送到这个手机',
  status: '账户状态',
  roles: '权限',
  roleNotes: {
    administrator: '设置专管员和本单位办理方式',
    preparer: '办理变更、汇缴、补缴和转移',
    reviewer: '复核经办提交的业务',
    viewer: '只查询，不办理',
  },
  remark: '备注信息',
  password: '密码',
  noPassword: '未设置',
  hasPassword: '已设置',
  primary: '首位专管员',
  primaryNote: '用单位名称或单位账号登录的就是首位专管员。',
  save: '保存',
  close: '关闭',
  saved: (name: string) => `已保存经办用户 ${name}。`,
  savedAndSent: (name: string, phone: string) => `已保存经办用户 ${name}，设置密码的链接已发送到 ${phone}。`,
  added: (name: string, phone: string) => `已新增经办用户 ${name}，设置密码的链接已发送到 ${phone}。`,
  reset: '重置密码',
  resetAbout: (name: string, phone: string) =>
    `${name} 的原密码立即失效、登录全部退出，设置新密码的链接发送到 ${phone}，30 分钟内有效。`,
  resetDone: '链接已发送',
  linkSent: (phone: string) => `设置密码的链接已发送到 ${phone}，30 分钟内有效，只能使用一次。`,
  selfNote: '这是您自己的账户：不能停用或锁定；更改权限后需要重新登录。',
  empty: '还没有经办用户',
} as const;
