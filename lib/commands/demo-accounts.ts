/** How to get in while the demo is loaded; everybody in it is invented. */
export const DEMO_ACCOUNTS = [
  '演示账号  Demo accounts',
  '  单位 unit        010044-01 (雪域科技有限公司)  010045-01  010046-01    密码 password  583926',
  '  未签协议 refused  010047-01 (圣湖旅游服务有限公司)                      密码 password  583926',
  '  中心 staff       counter  reviewer  reviewer2  funds  funds2  admin   密码 password  Demo-2019-08-20',
] as const;
