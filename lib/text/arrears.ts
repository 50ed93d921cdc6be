import type { ArrearsKind } from '@/lib/remittances/list-arrears';

/** 欠缴查询, of a unit and for the centre. */
export const arrearsText = {
  title: '欠缴查询',
  description:
    '截至今天应缴未缴的月份和职工：已过应缴日未汇缴的月份、已申报未缴款的补缴，以及开户、启封起算月以来尚未申报补缴的月份。每次查询时计算。',
  byMonth: '按月',
  byPerson: '按职工',
  monthCaption: '各月欠缴',
  personCaption: '职工欠缴列表',
  month: '欠缴年月',
  people: '人数(人)',
  amount: '欠缴金额',
  accountNumber: '职工账号',
  name: '职工姓名',
  kind: '欠缴原因',
  action: '操作',
  kinds: {
    month: '已过应缴日，尚未汇缴',
    'back-pay': '已申报补缴，尚未缴款',
    missed: '应补缴，尚未申报',
  } satisfies Record<ArrearsKind, string>,
  who: '职工账号或姓名',
  todo: { month: '办理单位汇缴', 'back-pay': '办理补缴缴款', missed: '申报补缴' } satisfies Record<ArrearsKind, string>,
  noneTitle: '没有欠缴',
  none: '截至今天，应缴的月份都已汇缴，补缴都已缴款。',
  notFoundTitle: '没有符合条件的欠缴',
  notFound: '请修改查询条件，或重置后查看全部。',
  officeDescription: '已过应缴日（发薪日后 5 日）仍未汇缴的单位，欠缴最久的在前。金额按现有正常职工的月缴存额计算。',
  officeCaption: '欠缴单位列表',
  unitNumber: '单位账号',
  unitName: '单位名称',
  branch: '管理部',
  remittedMonth: '缴至年月',
  dueMonth: '应缴至',
  months: '欠缴月数',
  officeNone: '没有单位欠缴。',
} as const;
