/** Words of the grids in which cells are typed. */
export const gridText = {
  input: '表格录入',
  help: '方向键移动，Enter 向下，Tab 到下一个可录入的单元格；直接输入即可覆盖，F2 修改；可从 Excel、WPS 复制后按 Ctrl+V 粘贴；按 Esc 再按 Tab 离开表格。',
  tools: '表格工具',
  undo: '撤销录入',
  redo: '重做录入',
  fillDown: '向下填充',
  nextFault: '下一处错误',
  noFault: '本页没有错误。',
  noFaultHere: (others: string) => `本页没有错误，其他页还有 ${others} 处。`,
  pasted: (rows: string, filled: string) => `粘贴 ${rows} 行：${filled} 行已填入`,
  pastedFaulty: (faulty: string) => `，其中 ${faulty} 行有误，按 F8 逐处查看`,
  pastedDiffering: (differing: string) => `；${differing} 行粘贴的工资基数与月缴存额不相符，已按工资基数填入，请核对`,
  pastedLocked: (locked: string) => `；${locked} 行不能录入，已跳过`,
  pastedBeyond: (beyond: string) => `；${beyond} 行超出本页，没有填入，请改为显示“全部”后再粘贴`,
  pastedUnknown: (count: string, names: string) => `；${count} 个账号不在本页（${names}），没有填入`,
  pastedNothing: '粘贴的内容没有可以填入的地方，请先选中可录入的单元格。',
} as const;
