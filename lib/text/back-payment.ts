/** 补缴: one employee and the months that are made up. */
export const backPaymentText = {
  title: '新增补缴',
  editTitle: '修改补缴',
  section: '补缴信息',
  sectionNote: (from: string, to: string) => `可以补缴 ${from} 至 ${to}（单位已经汇缴的月份），每个月一条。`,
  nothingRemitted: '单位还没有汇缴过，没有可以补缴的月份。',
  toList: '返回补缴清册',
  from: '起始年月',
  to: '终止年月',
  month: '补缴年月',
  type: '补缴类型',
  base: '工资基数',
  baseHint: '不填时按各补缴月份当时的工资基数计算，差额补缴按现在的工资基数；缴存比例取该月汇缴时的比例',
  unitShare: '单位补缴额',
  ownShare: '个人补缴额',
  reason: '补缴原因',
  note: '说明',
  span: (from: string, to: string) => `${from} 至 ${to}`,
  monthMissing: '请填写年月，如 201907',
  rangeTurned: '终止年月不能早于起始年月',
  rangeLong: (most: string) => `一次最多补缴 ${most} 个月，请分几次办理`,
  typeMissing: '请选择补缴类型',
  reasonMissing: '请选择补缴原因',
  save: '保存',
  saveAndNext: '保存并继续新增',
  back: '返回',
  saved: '数据保存成功',
  savedUndocumented: '数据保存成功，请上传资料后再提交',
  savedCount: (lines: string, name: string) => `数据保存成功：${name} ${lines} 条`,
  returned: (opinion: string) => `中心退回修改：${opinion}`,
  proposed: '已填好需要补缴的起止年月，请核对后保存。',
} as const;

/** The months before they are saved, as the server reckons them. */
export const backPayPreviewText = {
  title: '补缴明细',
  caption: '补缴明细',
  note: '金额由系统按月计算。',
  wait: '查询职工并填写补缴信息后，在这里核对每个月的补缴额。',
  reckoning: '正在计算',
  failed: '没有算出补缴额，请检查网络后重试；不影响保存。',
  month: '补缴年月',
  base: '工资基数',
  ratios: '缴存比例(%)',
  unitShare: '单位补缴额',
  ownShare: '个人补缴额',
  amount: '补缴金额',
  check: '验证描述',
} as const;

/** 单独缴款 of effective back payments (B-6, Q-80). */
export const payBackText = {
  title: '待缴款的补缴',
  caption: '已办结、还没有缴款的补缴',
  note: '不单独缴款的，保存本月清册时计入“本月补缴”，随本月汇缴一起缴款。',
  part: (shown: string, total: string) => `共 ${total} 条，只列出前 ${shown} 条`,
  number: '职工账号',
  name: '职工姓名',
  month: '补缴年月',
  type: '补缴类型',
  amount: '补缴金额',
  payAlone: '单独缴款',
  payCount: (count: string) => `单独缴款 ${count} 条`,
  about: (count: string, amount: string) =>
    `将为选中的 ${count} 条补缴登记缴款，共 ${amount} 元。登记后不再随本月汇缴。`,
  onlyFirst: (most: string) =>
    `一次最多 ${most} 条，这次登记前 ${most} 条；其余的随本月汇缴，或在这笔入账后再单独缴款。`,
  method: '缴款方式',
  confirm: '缴存',
  pending: (amount: string) => `已有一笔补缴正在缴款（${amount} 元），入账后才能再次单独缴款。`,
  seePayment: '在线付款查询',
  monthClosed: (month: string, state: string) =>
    `${month}汇缴清册${state}，暂不能单独缴款；撤销本月清册，或本月汇缴入账后，再办理。`,
  toRemittance: '查看单位汇缴',
} as const;

/** What a raised base leaves of months that are paid. */
export const differenceText = {
  title: '可以补缴差额',
  note: ({ people, months, lines, amount }: Record<'people' | 'months' | 'lines' | 'amount', string>) =>
    `${people} 名职工的基数已上调，${months}已按原基数缴存，可以按新基数补缴差额：共 ${lines} 条，${amount} 元。是否补缴由单位决定。`,
  button: '生成差额补缴',
  about: (lines: string) =>
    `将按各月的缴存比例，扣除已缴金额，生成 ${lines} 条差额补缴，保存在补缴清册中；提交之前可以修改、删除。`,
  inParts: (most: string) => `一次生成 ${most} 条，其余的请再次生成。`,
} as const;

/** What an unsealing from an earlier month leads to (B-4). */
export const proposedText = {
  title: '有需要补缴的月份',
  about: '以下职工的首次汇缴年月或生效年月早于本月，单位已经汇缴的月份需要补缴。',
  make: (name: string, from: string, to: string) => `办理补缴：${name} ${from} 至 ${to}`,
  makeOne: (name: string, month: string) => `办理补缴：${name} ${month}`,
  more: (count: string) => `另有 ${count} 名职工，请在补缴清册中新增或导入。`,
  toList: '补缴清册',
} as const;
