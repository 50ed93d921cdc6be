/** 职工转移受理 (SC-33, SC-34). */
export const transferText = {
  title: '职工转移受理',
  editTitle: '修改职工转移',
  description: '转入到新单位的职工必须先在新单位开户，且在本单位的账户状态为封存。转移余额全部转入新单位的账户。',
  unitQuery: '转入单位查询',
  unitQueryNote: '录入单位账号，或单位名称的全称。',
  unitTerm: '单位账号/名称',
  unitTermHint: '如 010045，或单位全称',
  query: '查询',
  unit: '转入单位信息',
  unitEmpty: '查询后显示转入单位信息。',
  unitNumber: '单位账号',
  unitName: '单位名称',
  branch: '管理部',
  unitFound: (name: string) => `已查询到 ${name}`,
  unitMissing: '请先查询转入单位',
  unitTermMissing: '请填写转入单位的单位账号或全称',
  failed: '系统出错，没有查到，请重试',
  unreachable: '网络中断，内容仍在，请重试',
  section: '转移信息',
  reason: '转移原因',
  reasonHint: '可以手动输入，最多 100 个字',
  can: (balance: string) => `可以转移，提交后转出账户余额 ${balance} 元。`,
  save: '保存',
  saveAndNext: '保存并继续新增',
  back: '返回',
  saved: '数据保存成功',
  savedCount: (count: number, name: string) => `数据保存成功：${name}（本次已保存 ${count} 人）`,
} as const;

/** 收到的转入请求: other units ask for somebody who is sealed here. */
export const requestToAnswerText = {
  title: '收到的转入请求',
  caption: '收到的转入请求',
  note: '其他单位已为下列职工开户，请求转入其封存账户。请在答复期限前答复，逾期由中心裁定。',
  noteForOthers:
    '其他单位已为下列职工开户，请求转入其封存账户。由本单位的管理员或经办用户在答复期限前答复，逾期由中心裁定。',
  number: '职工账号',
  name: '职工姓名',
  idNumber: '身份证号码',
  unit: '请求单位',
  branch: '管理部',
  requestedAt: '请求时间',
  dueOn: '答复期限',
  overdue: '已过期限，由中心裁定',
  actions: '操作',
  accept: '同意转移',
  decline: '不同意',
  acceptAbout: (name: string, unit: string) =>
    `${name}的账户余额将立即全部转入${unit}，原账户合并销户。当月内可在“本月已提交数据”中撤销。`,
  declineAbout: (name: string, unit: string) => `将答复${unit}：不同意${name}转移。理由会告知对方。`,
  reason: '理由',
  reasonMissing: '请填写不同意的理由',
  acceptForUnit: (name: string, unit: string) =>
    `${name}的账户余额将立即全部转入${unit}，原账户合并销户。依据会告知双方单位；原单位不能自行撤销。`,
  decisionMissing: '请填写裁定的依据',
} as const;

/** 可转入: people opened here whose old account is sealed elsewhere. */
export const transferableText = {
  title: '可转入',
  caption: '可转入的职工',
  note: '下列职工已在本单位开户，在其他单位有封存账户。可以请原单位办理转移。',
  noteForOthers: '下列职工已在本单位开户，在其他单位有封存账户。由本单位的管理员或经办用户请原单位办理转移。',
  number: '职工账号',
  name: '职工姓名',
  idNumber: '身份证号码',
  unit: '原单位',
  state: '业务状态',
  actions: '操作',
  none: '未请求',
  waiting: (day: string) => `待原单位答复，期限 ${day}`,
  overdue: (day: string) => `原单位到期限 ${day} 没有答复，由中心裁定`,
  request: '请求转入',
  requestAbout: (name: string, unit: string) =>
    `将请求${unit}把${name}的封存账户转入本单位。原单位有 5 个工作日答复，逾期由中心裁定。`,
  withdraw: '撤回请求',
  withdrawAbout: (name: string) => `将撤回对${name}的转入请求，以后可以再次请求。`,
} as const;

/** 转入请求裁定 of the centre. */
export const requestToDecideText = {
  title: '转入请求裁定',
  description: '原单位五个工作日内没有答复的转入请求，由中心裁定。裁定结果会告知双方单位。',
  number: '职工账号',
  name: '职工姓名',
  from: '原单位',
  to: '请求单位',
  dueOn: '答复期限',
  actions: '操作',
  notDue: '等待原单位答复',
  byReviewer: '已过期限，由归集复核岗裁定',
  emptyTitle: '没有等待答复的转入请求',
  empty: '单位提出转入请求后，会显示在这里；逾期未答复的可以裁定。',
} as const;
