import type { HelpTopic } from './help-places';
import { OFFICE_HELP_TOPICS } from './office-help-topics';

interface HelpRule {
  says: string;
  /** Article of 《住房公积金管理条例》 in the text of 2019; none for a rule of the hall itself. */
  article?: number;
}

export interface HelpText {
  title: string;
  about: string;
  /** 功能导向图: from the first step to the last. */
  flow: readonly string[];
  rules: readonly HelpRule[];
}

/** What each function is for, how it goes, and by which rule. A topic without a text does not compile. */
export const HELP_TOPICS: Record<HelpTopic, HelpText> = {
  home: {
    title: '首页',
    about: '本月办到哪一步、应缴多少、何时截止，近两年的汇缴和走势，待办和通知。',
    flow: ['变更', '核对', '确认', '缴款', '入账'],
    rules: [
      { says: '单位应当按时、足额缴存，不得逾期缴存或者少缴。', article: 20 },
      { says: '单位应当于每月发放工资之日起 5 日内，将单位缴存的和为职工代缴的汇缴到专户。', article: 19 },
    ],
  },
  'change-roster': {
    title: '变更清册',
    about: '本月的开户、启封、封存都保存在这里，核对后提交，自动办结。',
    flow: ['开户、启封、封存或批量导入', '变更清册核对', '提交', '业务自动办结', '本月已提交数据'],
    rules: [
      { says: '提交后、保存本月清册前，可在“本月已提交数据”中删除，即撤销。' },
      {
        says: '单位录用职工，应当自录用之日起 30 日内办理缴存登记和账户设立或转移手续；终止劳动关系的，自终止之日起 30 日内办理变更登记和转移或封存手续。',
        article: 15,
      },
    ],
  },
  open: {
    title: '开户',
    about: '为新进职工开立公积金账户。',
    flow: ['填写职工基本信息', '输入月缴存额或工资基数', '保存到变更清册', '提交', '业务自动办结'],
    rules: [
      { says: '输入月缴存额，系统算出工资基数和单位、个人月缴存额；也可以输入工资基数。' },
      { says: '每个职工只能有一个住房公积金账户。', article: 13 },
      { says: '新参加工作的职工从参加工作的第二个月开始缴存；新调入的职工从调入单位发放工资之日起缴存。', article: 17 },
    ],
  },
  unseal: {
    title: '启封',
    about: '封存的职工恢复缴存。列表默认显示本单位全部封存职工。',
    flow: ['选择职工', '核对工资基数和生效年月', '启封', '提交', '业务自动办结'],
    rules: [{ says: '生效年月早于本月的，系统提示应补缴的月份，到“补缴清册”申报。' }],
  },
  seal: {
    title: '封存',
    about: '离职、停薪等职工停止缴存，余额不变。列表默认显示本单位全部正常职工。',
    flow: ['选择职工', '选择封存原因', '封存', '提交', '业务自动办结'],
    rules: [
      { says: '每名职工都须选择封存原因。' },
      {
        says: '职工与单位终止劳动关系的，单位应当自终止之日起 30 日内办理变更登记，并办理转移或者封存手续。',
        article: 15,
      },
    ],
  },
  import: {
    title: '批量导入',
    about: '用模板一次导入多名职工。',
    flow: ['模板下载', '填写并核对条数', '文件上传、导入', '按验证描述修改', '提交'],
    rules: [
      { says: '导入条数须与文件中的行数一致，否则整个文件不导入。' },
      { says: '证件号码列须为文本；在 Excel 中存为数字的证件号码末位已损坏，须重新填写。' },
    ],
  },
  'base-adjustment': {
    title: '基数调整清册',
    about: '录入调整后月缴存额或工资基数，范围内的自动办结，超出范围的送归集复核岗审核。',
    flow: ['基数调整', '录入调整后月缴存额', '保存到清册', '提交', '办结或中心审核'],
    rules: [
      { says: '缴存基数为职工本人上一年度月平均工资，每年核定一次。', article: 16 },
      { says: '不得高于所在城市上一年度职工月平均工资的 3 倍，具体上限以中心通知为准。' },
    ],
  },
  'ratio-adjustment': {
    title: '比例调整',
    about: '调整单位和职工的缴存比例，每年一次。',
    flow: ['选择调整后比例', '调低的上传资料、完成上传', '提交', '调高的自动办结', '调低的中心审核'],
    rules: [
      { says: '缴存比例不得低于 5%。', article: 18 },
      {
        says: '缴存确有困难的单位，经职工代表大会或工会讨论通过，并经中心审核，可以降低缴存比例或者缓缴。',
        article: 20,
      },
    ],
  },
  'back-payment': {
    title: '补缴清册',
    about: '补缴漏缴、少缴的月份，与本月汇缴一起缴款，也可以单独缴款。',
    flow: ['选择职工、补缴年月和类型', '保存到清册', '提交', '随本月汇缴或单独缴款', '入账'],
    rules: [{ says: '单位应当按时、足额缴存，不得逾期缴存或者少缴。', article: 20 }],
  },
  remittance: {
    title: '单位汇缴',
    about: '核对本月清册，保存后登记缴款。',
    flow: ['核对六行汇总和变更清册', '保存', '缴款登记', '缴存，得到缴款码', '中心匹配到账、入账'],
    rules: [
      { says: '保存后清册固定；点“取消”回到清册列表，点“确定”继续缴款登记。' },
      { says: '单位应当于每月发放工资之日起 5 日内汇缴。', article: 19 },
    ],
  },
  payments: {
    title: '缴款确认',
    about: '查询缴款状态：未到账为“待收款”，入账后为“打印缴款凭证”。',
    flow: ['在线付款查询', '待收款', '中心匹配到账', '记入职工账户', '打印缴款凭证'],
    rules: [
      { says: '汇款附言填写缴款码，金额与应缴总额一致。' },
      { says: '住房公积金自存入职工账户之日起计息。', article: 21 },
      { says: '中心应当为缴存职工发放缴存的有效凭证。', article: 22 },
    ],
  },
  approvals: {
    title: '待复核',
    about: '单位选择双人复核后，清册提交、汇缴和缴款登记须由本单位另一人复核，复核后业务才办理。',
    flow: ['经办提交', '复核人核对内容和金额', '同意或退回', '业务办理，经办收到结果'],
    rules: [{ says: '经办人不能复核自己提交的业务，复核前可以撤回。' }],
  },
  units: {
    title: '切换单位',
    about: '受几个单位委托的经办用户用一个账户登录，在各单位之间切换；每个单位只看得到自己的业务。',
    flow: ['单位管理员新增经办用户并发送链接', '本人用原有账户接受邀请', '登录后切换单位', '按所选单位办理业务'],
    rules: [{ says: '单位停用该用户后，他在该单位的登录立即结束，其他单位不受影响。' }],
  },
  transfers: {
    title: '职工转移',
    about: '职工调往本中心的其他单位，由现单位办理，余额随之转移。',
    flow: ['新单位先开户', '本单位封存', '查询转入单位和职工', '保存', '提交，业务自动办结'],
    rules: [
      { says: '须先在新单位开户，并在原单位封存。' },
      { says: '职工与单位终止劳动关系的，应当办理转移或者封存手续。', article: 15 },
    ],
  },
  maintenance: {
    title: '信息维护',
    about: '修改单位信息、职工信息。灰色的项目不能直接修改，须提交申请和资料。',
    flow: ['修改或申请', '核对修改前后', '提交', '办结或中心审核'],
    rules: [
      { says: '15 位身份证号可以直接升为 18 位；姓名、证件号码、联系电话等其他更正，提交变更申请和资料，由中心审批。' },
    ],
  },
  operators: {
    title: '专管员设置',
    about: '新增、修改本单位的经办用户，重置密码。',
    flow: ['新增或选择用户', '填写信息', '保存', '必要时重置密码'],
    rules: [{ says: '停用的用户立即退出，不能再登录。' }],
  },
  employees: {
    title: '职工信息查询',
    about: '查询职工基本情况、明细和还款信息。',
    flow: ['查询', '选择职工', '职工基本情况', '职工明细查询', '打印或导出'],
    rules: [{ says: '职工、单位有权查询本人、本单位的缴存情况。', article: 36 }],
  },
  unit: {
    title: '单位信息查询',
    about: '单位基本信息和公积金基本情况。',
    flow: ['单位基本情况', '单位流水账', '职工转移查询', '清册查询', '导出'],
    rules: [{ says: '职工、单位有权查询本人、本单位的缴存情况。', article: 36 }],
  },
  lists: {
    title: '流水账和清册查询',
    about: '按业务类型和起止时间查询单位流水账、职工转移、变更/补缴/基数调整清册。',
    flow: ['选择业务类型和起止时间', '查询', '前页、后页', '导出'],
    rules: [{ says: '一次查询不超过 12 个月；更长的时间作为任务办理，完成后通知。' }],
  },
  arrears: {
    title: '欠缴查询',
    about: '截至今天，哪个月、哪名职工应缴未缴。',
    flow: ['按月查看', '按职工查看', '办理汇缴或补缴'],
    rules: [
      { says: '单位应当于每月发放工资之日起 5 日内汇缴。', article: 19 },
      { says: '网厅只提示逾期天数，不计收滞纳金。' },
    ],
  },
  logs: {
    title: '操作日志',
    about: '提交数据、付款记录、撤销数据，以及本单位的全部操作。',
    flow: ['选择日志种类', '按业务、年月、日期查询', '查看办理前后', '返回上一页'],
    rules: [{ says: '日志与业务同时记录，任何人不能修改。' }],
  },
  jobs: {
    title: '我的任务',
    about: '导出等时间较长的任务，办理进度和完成后的文件。',
    flow: ['开始任务', '可以离开页面', '完成后通知', '下载文件'],
    rules: [{ says: '文件保留 7 天，只有办理人可以下载。' }],
  },
  notices: {
    title: '通知',
    about: '到账、入账、审核、导入的结果，办理期限的提醒，以及中心发布的通知。',
    flow: ['首页或通知', '打开', '办理'],
    rules: [],
  },
  settings: {
    title: '设置',
    about: '字号、深色和高对比度，快捷键，密码，操作引导。',
    flow: ['设置', '选择', '立即生效'],
    rules: [{ says: '显示设置只影响本浏览器；打印始终使用浅色。' }],
  },
  ...OFFICE_HELP_TOPICS,
};

export const helpTopicText = {
  flow: '功能导向图',
  flowOf: (title: string) => `${title}的功能导向图`,
  contents: '按功能查看',
  ofOffice: '中心后台',
  go: '打开这个功能',
  article: (article: number) => `《住房公积金管理条例》第${inChinese(article)}条`,
  rule: '系统规则',
  none: '没有另外的规定。',
  top: '返回目录',
} as const;

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as articles are counted: 十九, 二十. */
function inChinese(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = DIGITS[count % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`;
}
