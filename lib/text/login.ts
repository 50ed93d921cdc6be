import type { SignInProblem } from '@/lib/auth/sign-in';

/** Why nobody got in. `wrong` is the same for every failure, so that it tells nothing of which accounts exist. */
export const SIGN_IN_PROBLEMS: Record<SignInProblem | 'failed' | 'unreachable', string> = {
  wrong: '账号或密码不正确，请核对后重新输入密码。连续输错 5 次，将暂停登录 15 分钟。',
  'too-many-attempts': '输错次数过多，已暂停登录。请在 15 分钟后重试；忘记密码可以用“忘记密码”重置。',
  'no-agreement': '按规定，单位签订网上自主协议后才能使用网厅。请经办人到所属管理部柜台签订，当场开通。',
  disabled: '这个账号已停用，请联系本单位管理员或管理部。',
  'code-needed': '请填写身份验证器上的动态口令。',
  'code-wrong': '动态口令不正确，或已经用过。请等下一个口令出现后再输入；恢复码每个只能用一次。',
  'code-too-many': '动态口令输错次数过多，请在 15 分钟后重新登录。',
  'certificate-refused': '证书没有通过验证。请确认选择的是本单位的 CA 证书，仍然不行请到管理部柜台办理。',
  'certificate-expired': '证书已过有效期。请到证书签发机构续期，再到管理部柜台重新绑定。',
  'certificate-not-yet-valid': '证书还没有生效，请核对证书的有效期。',
  'certificate-revoked': '证书已被签发机构吊销，不能再用于登录。请办理新证书后到管理部柜台绑定。',
  'certificate-not-checked': '中心暂时不能核对证书是否被吊销，所以没有登录。请稍后重试，或使用单位账号登录。',
  'certificate-not-bound': '证书有效，但还没有绑定经办用户。请携带证书到管理部柜台绑定。',
  failed: '系统出错，没有登录成功，请稍后重试。',
  unreachable: '网络中断，内容仍在，请重试。',
};

/** Titles of the problems that are no fault of what was typed. */
export const SIGN_IN_PROBLEM_TITLES: Record<Exclude<keyof typeof SIGN_IN_PROBLEMS, 'wrong'>, string> = {
  'too-many-attempts': '请稍后再登录',
  'no-agreement': '本单位尚未签订网上自主协议',
  disabled: '账号已停用',
  'code-needed': '需要动态口令',
  'code-wrong': '动态口令不正确',
  'code-too-many': '请稍后再登录',
  'certificate-refused': '证书没有通过验证',
  'certificate-expired': '证书已过期',
  'certificate-not-yet-valid': '证书尚未生效',
  'certificate-revoked': '证书已被吊销',
  'certificate-not-checked': '暂时不能核对证书',
  'certificate-not-bound': '证书还没有绑定',
  failed: '没有登录成功',
  unreachable: '没有连接到服务器',
};

export const loginText = {
  title: '登录',
  staffTitle: '中心人员登录',
  identifier: '单位账号、单位名称或登录帐号',
  identifierMissing: '请填写单位账号、单位名称或登录帐号',
  staffIdentifier: '登录帐号',
  staffIdentifierMissing: '请填写登录帐号',
  password: '密码',
  passwordHint: '6 位数字',
  passwordMissing: '请填写密码',
  submit: '登录',
  forgot: '忘记密码',
  first: '请先登录，登录后打开刚才要去的页面。',
  timedOutTitle: '登录已超时',
  timedOut: '请重新登录，登录后回到刚才的页面；按“保存”等按钮时填写的内容会恢复。',
  bring: '签订时请携带：',
  agreementPapers: [
    '单位公章',
    '营业执照（或统一社会信用代码证书）复印件',
    '法定代表人（负责人）授权委托书',
    '经办人身份证原件和复印件',
  ],
  demo: '演示环境',
  demoNote: '以下单位和人员均为虚构，密码都是 583926：',
  demoUnits: [
    { number: '010044', name: '雪域科技有限公司', note: '85 人正常缴存' },
    { number: '010045', name: '高原建设集团有限公司', note: '40 人' },
    { number: '010046', name: '格桑花幼儿园', note: '5 人' },
    { number: '010047', name: '圣湖旅游服务有限公司', note: '未签协议，不能登录' },
  ],
  demoStaffNote: '密码都是 Demo-2019-08-20：',
  demoStaff: [
    { login: 'funds', role: '资金岗' },
    { login: 'reviewer', role: '归集复核岗' },
    { login: 'counter', role: '柜面' },
    { login: 'admin', role: '系统管理员' },
  ],
  demoOffice: '中心后台登录',
  demoHall: '单位网厅登录',
} as const;

/** The second step of staff who have an authenticator. */
export const secondStepText = {
  about: (login: string) => `${login} 已启用两步验证。`,
  code: '动态口令',
  hint: '身份验证器上显示的 6 位数字；手机不在身边时，可以输入一个恢复码',
  back: '上一步',
  submit: '登录',
} as const;

/** What the hall is, beside the form. */
export const introText = {
  body: '单位每月在这里更新职工名册、确认汇缴、登记缴款，到账后打印缴款凭证。',
  terms: [
    { term: '使用前提', detail: '单位已在管理部柜台签订网上自主协议' },
    { term: '当月汇缴', detail: '变更清册、单位汇缴' },
    { term: '缴款确认', detail: '在线付款查询、打印缴款凭证' },
    { term: '查询打印', detail: '职工基本情况、职工明细' },
  ],
  staffBody: '住房公积金管理中心人员在这里登记到账、审核业务。单位经办人请使用单位网厅。',
} as const;

/** Links and footer of the public pages. */
export const publicText = {
  login: '登录',
  verify: '单证验证',
  help: '帮助',
  footer: '住房公积金管理中心 · 服务热线 12329',
} as const;
