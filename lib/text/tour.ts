/** 操作引导: five steps over the home page, once for each operator. */
export const tourText = {
  title: '操作引导',
  step: (now: number, all: number) => `第 ${now} 步，共 ${all} 步`,
  next: '下一步',
  back: '上一步',
  finish: '完成',
  skip: '跳过',
  steps: [
    {
      at: '.month-steps',
      title: '一个月分五步',
      body: '变更、核对、确认、缴款、入账。办到哪一步、被什么挡住，都在这里；蓝色按钮就是下一步。',
    },
    {
      at: '.page-month',
      title: '汇缴年月和期限',
      body: '每一页的右上角都显示正在办理的汇缴年月，以及离应缴日还有几天。',
    },
    { at: '.side .menu, .folded', title: '功能菜单', body: '菜单按业务排列，后面的数字是还没有提交的条数。' },
    {
      at: '.find-button',
      title: '查找',
      body: '按 Ctrl+K，输入职工、年月、单据号或功能名称，直接打开。按“?”查看全部快捷键。',
    },
    {
      at: '.help-link',
      title: '本页怎么办',
      body: '每一页都能打开它的说明：怎么办、依据哪一条、功能导向图。引导可以在“设置”中重新开始。',
    },
  ],
  setting: '操作引导',
  settingNote: '在首页用五步介绍本系统。',
  restart: '重新开始操作引导',
} as const;
