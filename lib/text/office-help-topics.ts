import { officeMenuText } from './frame';
import type { HelpText } from './help-topics';

/** The same of the back office: what each part of it is for, and by which rule. */
export const OFFICE_HELP_TOPICS = {
  office: {
    title: '综合业务系统工作台',
    about: '中心人员审核、登记到账、处理挂账、设置参数、发布通知。',
    flow: ['单位提交', '归集复核岗审核', '资金岗登记到账', '匹配入账', '日志可查'],
    rules: [{ says: '不能审核自己录入的业务；降低比例等业务须两人审核。' }],
  },
  reviews: {
    title: officeMenuText.reviews,
    about: '单位提交后须由中心审核的业务：超出范围的基数、降低的比例、补缴等。',
    flow: ['单位提交', '核对内容和资料', '通过、退回或不通过', '通知单位'],
    rules: [
      { says: '降低缴存比例须由两名归集复核岗先后审核，不能审核自己录入的业务。' },
      {
        says: '缴存确有困难的单位，经职工代表大会或工会讨论通过，并经中心审核，报管理委员会批准后，可以降低缴存比例或者缓缴。',
        article: 20,
      },
    ],
  },
  applications: {
    title: officeMenuText.applications,
    about: '单位申请变更的锁定信息：单位名称、统一社会信用代码、职工姓名和证件号码等。',
    flow: ['单位申请并上传资料', '柜面核对资料', '通过或不通过', '单位资料更新'],
    rules: [
      { says: '单位合并、分立、撤销、解散或者破产的，应当自发生之日起 30 日内办理变更登记或者注销登记。', article: 14 },
    ],
  },
  receipts: {
    title: officeMenuText.receipts,
    about: '登记或批量导入银行到账，与缴款单匹配后自动入账。',
    flow: ['银行到账', '登记或导入', '按缴款码和金额匹配', '记入职工账户', '通知单位'],
    rules: [
      {
        says: '缴款码和金额都相符的自动入账；金额不足、逾期、重复、没有缴款单或补缴月份已由其他单位缴存的进入暂收挂账。',
      },
      { says: '汇缴的住房公积金由受委托银行计入职工住房公积金账户。', article: 19 },
      { says: '住房公积金自存入职工账户之日起计息。', article: 21 },
    ],
  },
  suspense: {
    title: officeMenuText.suspense,
    about: '还不能记入任何职工账户的到账：认领给单位、抵缴或退款。',
    flow: ['到账不能匹配', '查明来源', '提出认领或退款', '另一人复核', '入账或退回'],
    rules: [{ says: '认领和退款须两人办理：一人提出，另一人复核。' }],
  },
  'units-of-centre': {
    title: officeMenuText.units,
    about: '登记新单位，查看单位资料，修改经办用户的手机，办理封存、启封和销户。',
    flow: ['单位申请登记', '登记单位和首位专管员', '签订协议', '开通网厅'],
    rules: [
      {
        says: '新设立的单位应当自设立之日起 30 日内办理缴存登记，并自登记之日起 20 日内为职工办理账户设立手续。',
        article: 14,
      },
      { says: '每个职工只能有一个住房公积金账户。', article: 13 },
      { says: '修改经办用户的手机须两人办理：一人登记，另一人复核；生效后该用户已登录的会话全部退出。' },
    ],
  },
  'arrears-of-centre': {
    title: officeMenuText.arrears,
    about: '到期没有缴存的单位和月份。',
    flow: ['到期未缴', '列入欠缴', '联系单位', '单位补办', '自动移出'],
    rules: [{ says: '单位应当按时、足额缴存，不得逾期缴存或者少缴。', article: 20 }],
  },
  'transfers-of-centre': {
    title: officeMenuText.transfers,
    about: '原单位逾期没有答复或不同意的转入请求，由中心裁定。',
    flow: ['新单位请求', '原单位逾期或不同意', '中心核对', '裁定', '通知双方'],
    rules: [
      {
        says: '职工与单位终止劳动关系的，单位应当自终止之日起 30 日内办理变更登记，并办理转移或者封存手续。',
        article: 15,
      },
    ],
  },
  parameters: {
    title: officeMenuText.parameters,
    about: '缴存基数上下限、缴存比例范围、利率、基数调整期间等，按生效年月保存。',
    flow: ['收到公布的标准', '录入并注明文号', '到生效年月起用', '全部单位适用'],
    rules: [
      { says: '参数只能新增，以前的月份仍按当时的参数计算。' },
      { says: '职工和单位的缴存比例均不得低于 5%。', article: 18 },
      { says: '缴存基数为职工本人上一年度月平均工资。', article: 16 },
    ],
  },
  papers: {
    title: officeMenuText.papers,
    about: '已出具的缴款凭证、证明和对账单；有误的可以作废。',
    flow: ['单位打印', '带验证码和二维码', '任何人在验证页核对', '有误时作废'],
    rules: [
      { says: '中心应当为缴存职工发放缴存的有效凭证。', article: 22 },
      { says: '作废后不能恢复，验证页显示已作废。' },
    ],
  },
  staff: {
    title: officeMenuText.staff,
    about: '中心人员的账号、岗位和两步验证。',
    flow: ['系统管理员新增', '本人设置密码', '按岗位办理', '离岗停用'],
    rules: [{ says: '系统管理员不能修改自己的岗位，也不能停用最后一名系统管理员。' }],
  },
  certificates: {
    title: officeMenuText.certificates,
    about: '单位经办用户的 CA 证书：绑定、复核和解除。',
    flow: ['柜面登记证书', '另一人复核', '经办用户用证书登录', '到期或遗失时解除'],
    rules: [{ says: '证书绑定须两人办理，只接受系统管理员登记的签发机构所签的证书。' }],
  },
} as const satisfies Record<string, HelpText>;

export const OFFICE_TOPICS = Object.keys(OFFICE_HELP_TOPICS) as (keyof typeof OFFICE_HELP_TOPICS)[];
