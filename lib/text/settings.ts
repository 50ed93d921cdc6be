export const settingsText = {
  title: '设置',
  display: '显示',
  displayNote: '只影响本浏览器，选择后立即生效',
  type: '字号',
  types: { normal: '标准', large: '大字' },
  theme: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  contrast: '对比度',
  contrasts: { system: '跟随系统', more: '高对比度' },
  keys: '单键快捷键',
  keysChoices: { on: '开', off: '关' },
  keysNote: '关闭后按“?”不再显示快捷键；Ctrl+K、Alt+字母不受影响。',
  printNote: '打印始终使用浅色。',
  account: '当前登录',
  name: '用户姓名',
  login: '登录帐号',
  unit: '单位名称',
  unitNumber: '单位账号',
  roles: '权限',
  phone: '联系电话',
  since: '登录时间',
  until: '最迟退出时间',
  sessionNote: '15 分钟没有操作会自动退出；登录满 8 小时须重新登录。',
} as const;

/** 短信提醒: which reminders come by short message besides. */
export const messageChoiceText = {
  title: '短信提醒',
  note: '站内通知照常；这里选择另外用短信提醒哪些事项',
  choices: '短信提醒事项',
  always: '缴款提醒、验证码、密码和手机变更通知一定会发送，不能关闭。',
  words: { 'adjustment-closing': '基数调整即将截止', 'transfer-waits': '职工满 30 日未办理转移' },
  notPrimary: '短信提醒发送给本单位首位专管员，由首位专管员设置。',
  save: '保存',
  done: '短信提醒已保存。',
} as const;

export const passwordText = {
  title: '修改密码',
  note: '修改后，其他已登录的会话全部退出',
  old: '原密码',
  fresh: '新密码',
  again: '确认密码',
  staffHint: '至少 10 位，须同时有字母和数字',
  change: '修改',
  doneTitle: '密码修订成功',
  done: '下次登录请使用新密码。其他已登录的会话已全部退出。',
} as const;

export const phoneText = {
  title: '手机号码',
  note: '验证码和设置密码的链接发往这个手机；更换时，原手机和新手机都要验证；原手机不能用了的，请到管理部柜台修改',
  now: (mask: string) => `现在登记的手机：${mask}`,
  none: '您还没有登记手机号码，请到管理部柜台登记。',
  fresh: '新手机号码',
  getCode: '获取动态验证码',
  sent: {
    given: (phone: string) => `验证码已发送至 ${phone}，5 分钟内有效。`,
    'too-soon': (phone: string) => `刚才已向 ${phone} 发送过验证码，请输入最近一次收到的。`,
    'too-many': (phone: string) => `一小时内向 ${phone} 发送的验证码已满 5 条，请稍后再试。`,
  },
  code: '动态验证码',
  change: '更换手机',
  back: '换一个号码',
  done: (phone: string) => `手机号码已更换为 ${phone}，已用短信通知原手机。`,
} as const;

export const ownSessionsText = {
  title: '登录会话',
  note: '这个账号现在在哪里登录着',
  browser: '浏览器',
  address: '登录地址',
  started: '登录时间',
  seen: '最近使用',
  state: '状态',
  here: '当前会话',
  elsewhere: '其他会话',
  unknown: '未知浏览器',
  end: '结束其他会话',
  question: '除当前会话外，这个账号的其他登录都会立即退出，其中没有保存的内容会丢失。',
} as const;
