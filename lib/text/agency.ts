/** 切换单位: one person who acts for several units. */
export const agencyText = {
  title: '切换单位',
  description: '您可以办理业务的单位。切换后，当前登录结束并以所选单位重新开始，不用再输入密码。',
  caption: '可以办理业务的单位',
  unitNumber: '单位账号',
  unitName: '单位名称',
  roles: '权限',
  actions: '操作',
  here: '当前单位',
  switch: '切换',
  switchTo: (unit: string) => `切换到 ${unit}`,
  invitation: '单位邀请',
  invitationAbout: '有单位邀请您为其办理业务。接受后，用现在这个账户登录就可以切换到该单位，不用另设密码。',
  accept: '接受邀请',
  accepted: '已接受邀请，可以切换到该单位。',
  /** On the page of the link. */
  haveAccount: '已经在其他单位办理业务？',
  haveAccountAbout: '不用另设密码：用原来的账户登录后接受邀请，登录后可以在两个单位之间切换。',
  useAccount: '用原有账户接受',
  /** In a tab that was drawn for another unit. */
  otherTitle: '已切换单位',
  otherAbout: '您已在另一窗口切换单位或重新登录，本页的内容属于原来的单位，不能再办理。',
  reload: '打开首页',
} as const;
