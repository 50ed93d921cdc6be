/** Words of the pictures on the home page. */
export const chartText = {
  paid: '人数和金额',
  paidTitle: '各月汇缴金额和人数',
  paidDescription: (months: number) => `最近 ${months} 个月，上图为应缴总额，下图为汇缴人数。数字见下面的数据表。`,
  change: '变更类型',
  changeTitle: '各月按变更类型的增减金额',
  changeDescription: (months: number) => `最近 ${months} 个月，横线以上为增加，以下为减少。数字见下面的数据表。`,
  amount: '金额(元)',
  heads: '人数(人)',
  changes: { added: '增加汇缴', adjusted: '调整基数', backPay: '补缴', reduced: '减少汇缴' },
  point: (month: string, value: string) => `${month}：${value}`,
  yuan: (amount: number) => `${amount.toLocaleString('zh-CN')} 元`,
  people: (count: number) => `${count.toLocaleString('zh-CN')} 人`,
  /** A round amount at an axis: 32万, 500. */
  round: (value: number) =>
    Math.abs(value) >= 10_000 ? `${(value / 10_000).toLocaleString('zh-CN')}万` : value.toLocaleString('zh-CN'),
  table: '数据表',
  paidCaption: '各月汇缴人数和金额',
  changeCaption: '各月按变更类型的人数和金额',
  month: '汇缴年月',
  due: '应缴总额',
  postedOn: '入账日期',
  nothingChanged: '这些月份没有变更，金额没有增减。',
  tooFew: '汇缴入账两个月后，这里会显示走势。',
} as const;
