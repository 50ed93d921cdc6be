/** What a form says when a door did not do what was asked, beyond the refusals themselves. */
export const doorText = {
  failed: (reference: string) =>
    `系统出错，没有得到办理结果。请再按一次，不会重复办理；仍然不行，请把编号 ${reference} 告诉管理部。`,
  unreachable: '网络中断，没有得到办理结果。填写的内容仍在，请检查网络后再按一次，不会重复办理。',
  invalid: '填写的内容不完整或过长，请核对后重试。',
  restored: '已恢复登录前填写的内容。',
  line: (name: string, sentence: string) => `${name}：${sentence}`,
  stages: { reading: '正在读取文件', checking: '正在校验', writing: '正在写入', applying: '正在办理', done: '已完成' },
  rows: (done: string, total: string) => `第 ${done} 行，共 ${total} 行`,
  total: (total: string) => `共 ${total} 行`,
  mayLeave: '可以离开本页，办理不会中断，完成后会有通知。',
} as const;
