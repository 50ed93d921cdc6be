import type { ResetProblem } from '@/lib/auth/reset-password';

/** Why a step of 忘记密码 did not go on, at the field where that is mended. None tells whether there is such an account. */
export const RESET_PROBLEMS: Record<
  ResetProblem | 'passwords-differ' | 'failed' | 'unreachable',
  { field?: string; message: string }
> = {
  'identifier-missing': { field: 'identifier', message: '请填写单位账号' },
  'puzzle-unsolved': { message: '验证码没有通过或已过期，请换一张后重试' },
  'too-many-resets': { message: '操作次数过多，请在 15 分钟后重试' },
  'reset-over': { message: '本次重置已过期，请从头开始' },
  'not-six-digits': { field: 'password', message: '登录密码应为 6 位数字' },
  guessable: { field: 'password', message: '密码太容易被猜到：不能是连续、重复或对称的数字，也不能是日期' },
  'too-short': { field: 'password', message: '登录密码至少 12 位' },
  'too-long': { field: 'password', message: '登录密码最多 100 位' },
  common: { field: 'password', message: '密码太常见，容易被猜到：请避开常见单词、键盘顺序、年份和重复的字符' },
  'contains-account': { field: 'password', message: '登录密码不能含单位账号' },
  'used-before': { field: 'password', message: '登录密码不能是最近 5 次用过的密码' },
  'passwords-differ': { field: 'again', message: '两次填写的密码不一致，请重新填写' },
  'code-wrong': { field: 'code', message: '动态验证码不正确，请核对后重新输入' },
  'code-spent': { field: 'code', message: '输错次数过多，验证码已作废，请重新获取' },
  'code-none': { field: 'code', message: '动态验证码不正确或已过期，请重新获取' },
  failed: { message: '系统出错，没有办理成功，请稍后重试' },
  unreachable: { message: '网络中断，填写的内容仍在，请重试' },
};

export const resetText = {
  title: '密码修订',
  steps: ['请选择账号类型', '验证账号', '短信验证', '重置成功'],
  kind: '账号类型',
  unitKind: '单位用户',
  start: '立即重置',
  accountHint: '提示：请输入您的账户信息',
  identifier: '单位账号',
  identifierNote: '也可以填写登录帐号，重置的就是这个用户的密码',
  puzzle: '验证码',
  puzzleStates: {
    working: '正在验证…',
    solved: '验证已通过，由浏览器自动完成，不用辨认图片',
    failed: '验证没有通过，请点“换一张”重试',
    insecure: '当前地址不是安全连接，浏览器不能完成验证，请改用 https 地址',
  },
  anotherPuzzle: '换一张',
  next: '下一步',
  phoneHint: '提示：本系统将向您绑定在系统中的手机号码发送短信验证码',
  user: '用户名',
  phone: '手机号码',
  code: '动态验证码',
  getCode: '获取动态验证码',
  codeAsked: '如果账号有效且已登记手机号码，验证码已经发出，5 分钟内有效。',
  wait: (seconds: number) => `重新获取（${seconds} 秒）`,
  noCode:
    '没有收到？请核对单位账号；同一手机号码一小时最多发送 5 条。没有登记手机号码、已停用或未签网上自主协议的，请经办人携带单位介绍信和身份证到管理部柜台办理。',
  password: '登录密码',
  again: '确认密码',
  finish: '确定',
  codeMissing: '请填写动态验证码',
  doneTitle: '密码修订成功',
  done: '请用新密码登录。原来已登录的会话已全部退出。',
  toLogin: '返回登录',
  fromStart: '从头开始',
} as const;
