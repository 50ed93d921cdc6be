import type { AccountFiling } from '@/lib/filings/filings-of-accounts';
import type { FilingList } from '@/lib/filings/lists';

interface ListWords {
  title: string;
  caption: string;
  description: string;
  emptyTitle: string;
  empty: string;
  submitTitle: string;
  /** What the confirmation says of lines that took effect, and of what comes next. */
  effective: string;
  next: string;
  /** Until when lines can be taken back: said before a submission, after it, and where nothing is submitted yet. */
  revocable: string;
  undo: string;
  submittedEmptyTitle: string;
  submittedEmpty: string;
}

/** Of the lists whose lines are of the open month. */
const IN_OPEN_MONTH = {
  next: '变更全部办理完后，到“单位汇缴”核对并保存本月清册。',
  revocable: '提交后、本月缴款清册保存前，可在“本月已提交数据”中撤销。',
  undo: '本月缴款清册保存前，可在“本月已提交数据”中选中后按“删除”撤销。',
  submittedEmptyTitle: '本月还没有提交过变更',
  submittedEmpty: '提交后，数据会显示在这里，可在本月缴款清册保存前撤销。',
};

/** What each page of filings is called and says of itself; a list without words does not compile. */
export const FILING_LIST_WORDS: Record<FilingList, ListWords> = {
  'change-roster': {
    ...IN_OPEN_MONTH,
    title: '变更清册',
    caption: '变更清册数据列表',
    description: '为新进职工开户、为离职职工封存、为返岗职工启封。保存后在这里核对，提交后自动办结。',
    emptyTitle: '变更清册中没有未提交的数据',
    empty: '办理开户、启封、封存或批量导入后，数据会显示在这里；没有变更时可直接办理单位汇缴。',
    submitTitle: '提交变更',
    effective: '已办结的变更从本月汇缴起生效，会计入单位汇缴的增减。',
  },
  'base-adjustment': {
    ...IN_OPEN_MONTH,
    title: '基数调整清册',
    caption: '基数调整清册数据列表',
    description: '录入调整后月缴存额或工资基数，保存后在这里核对，提交后自动办结；超出范围的送归集复核岗审核。',
    emptyTitle: '基数调整清册中没有未提交的数据',
    empty: '在基数调整页面录入并保存后，数据会显示在这里。',
    submitTitle: '提交基数调整',
    effective: '已办结的基数调整从本月汇缴起生效，差额计入单位汇缴的“本月调整基数”。',
  },
  'ratio-adjustment': {
    ...IN_OPEN_MONTH,
    title: '比例调整',
    caption: '比例调整申请',
    description: '缴存比例每个公积金年度可以调整一次。提高比例提交后办结；降低比例须上传资料，由中心两级审核。',
    emptyTitle: '没有未提交的比例调整',
    empty: '保存比例调整后会显示在这里。',
    submitTitle: '提交比例调整',
    effective: '新的比例从本月汇缴起生效，全部职工的月缴存额已经重新计算。',
  },
  'back-payment': {
    ...IN_OPEN_MONTH,
    title: '补缴清册',
    caption: '补缴清册数据列表',
    description: '为漏缴、少缴的职工补缴单位已经汇缴的月份。提交后随本月汇缴一起缴款，也可以单独缴款。',
    emptyTitle: '补缴清册中没有未提交的数据',
    empty: '新增补缴或文件导入后，数据会显示在这里。',
    submitTitle: '提交补缴',
    effective: '已办结的补缴计入单位汇缴的“本月补缴”，也可以在补缴清册中单独登记缴款。',
  },
  transfers: {
    title: '职工转移',
    caption: '转移受理数据列表',
    description: '把已在本单位封存、并已在转入单位开户的职工的账户余额转到转入单位。提交后自动办结。',
    emptyTitle: '没有未提交的职工转移',
    empty: '新增转移或文件导入后，数据会显示在这里。',
    submitTitle: '提交职工转移',
    effective: '余额已经转入新单位的账户，原账户合并销户。',
    next: '转入单位会收到通知；转移记录可在“职工转移查询”中查看。',
    revocable: '提交后、当月月底前，转入账户没有后续入账、状态仍正常的，可在“本月已提交数据”中撤销，不受单位汇缴影响。',
    undo: '当月月底前，转入账户没有后续入账、状态仍正常的，可在“本月已提交数据”中选中后按“删除”撤销，不受单位汇缴影响。',
    submittedEmptyTitle: '本月还没有提交过职工转移',
    submittedEmpty: '提交后，数据会显示在这里；当月月底前，转入账户没有后续入账、状态仍正常的可以撤销。',
  },
};

/** What stands in the way of filing something for an account, in a few words beside it. */
export function accountFilingWords(filing: AccountFiling): string {
  if (filing === 'in-review') return '待审核';
  return filing === 'opened-this-month' ? '本月新开户' : `${FILING_LIST_WORDS[filing].title}中已有`;
}
