/** Column titles and field labels, by key; the manual's words (rulebook 4.3). */
export const COLUMN_WORDS = {
  name: '职工姓名',
  idType: '证件类型',
  idNumber: '证件号码',
  sex: '性别',
  phone: '手机号码',
  staffNumber: '职工工号',
  base: '工资基数',
  monthly: '公积金月缴存额',
  unitShare: '单位月缴存额',
  ownShare: '个人月缴存额',
  accountNumber: '职工账号',
  reason: '封存原因',
  note: '说明',
} as const;
