/** 查找 (Ctrl+K) and 快捷键 (?) */
export const findText = {
  open: '查找',
  keys: 'Ctrl+K',
  title: '查找',
  input: '职工、年月、单据号或功能',
  hint: '职工姓名、账号或证件号码，年月如 201908，业务流水号、缴款单号、单证编号或验证码，或功能名称',
  groups: { menu: '功能', people: '职工', months: '年月', papers: '单据' },
  nothing: '没有找到。请核对后再试；只能查找本单位的数据。',
  begin: '输入后显示结果，用上下键选择，按回车打开。',
  searching: '正在查找…',
  unreachable: '网络中断，没有查到，请重试。',
  found: (count: number) => `找到 ${count} 项`,
  person: (number: string, idNumber: string, status: string) => `${number} · ${idNumber} · ${status}`,
  roster: (month: string) => `${month}缴款清册`,
  rosterNumber: (number: string) => `缴款清册 ${number}`,
  payment: (number: string) => `缴款单 ${number}`,
  voucher: (number: string) => `缴款凭证 ${number}`,
  submission: (number: string) => `提交 ${number}`,
  correction: (number: string) => `错缴更正 ${number}`,
  submitted: (month: string) => `${month}提交的数据`,
  revoked: (month: string) => `${month}撤销的数据`,
  given: (at: string) => `${at} 开具`,
  void: '已作废',
  of: (one: string, other: string) => `${one} · ${other}`,
} as const;

export const keysText = {
  title: '快捷键',
  groups: [
    {
      title: '任何页面',
      keys: [
        { keys: ['Ctrl', 'K'], does: '查找职工、年月、单据、功能' },
        { keys: ['?'], does: '显示快捷键' },
        { keys: ['Alt', '字母'], does: '按下标有该字母的按钮，如 保存[S]、关闭[B]' },
        { keys: ['Esc'], does: '关闭对话框' },
      ],
    },
    {
      title: '录入表格',
      keys: [
        { keys: ['Enter'], does: '下一行；加 Shift 为上一行' },
        { keys: ['Tab'], does: '下一格；加 Shift 为上一格' },
        { keys: ['F2'], does: '修改单元格' },
        { keys: ['Ctrl', 'D'], does: '向下填充' },
        { keys: ['Ctrl', 'Z'], does: '撤销录入；Ctrl+Y 恢复' },
        { keys: ['F8'], does: '下一处错误' },
      ],
    },
  ],
  off: '“?”可以在“设置”中关闭。',
} as const;
