import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';

/** What is shown masked, and whole on request. */
export const PERSONAL_DATA_WORDS: Record<PersonalData, string> = {
  idNumber: '证件号码',
  phone: '手机号码',
  bankCard: '联名卡卡号',
};

/** 查看完整号码, one at a time. */
export const revealText = {
  show: (word: string) => `显示完整${word}`,
  hide: (word: string) => `隐藏${word}`,
  about: '查看记入操作日志。号码显示 1 分钟，离开页面即隐藏。',
  reason: '查看原因',
  reasonMissing: '请填写查看原因',
  submit: '显示',
  logged: (word: string, account: string, reason: string) => [`${word} ${account}`, reason].filter(Boolean).join('：'),
} as const;

/** 职工查询 of the back office. */
export const officeEmployeeText = {
  title: '职工查询',
  description: '按职工账号查询。证件号码、手机号码和联名卡卡号逐项查看，须填写原因，全部记入操作日志。',
  number: '职工账号',
  unknownTitle: '没有这个职工账号',
  unknown: '请核对后重新查询。',
  startTitle: '请输入职工账号',
  start: '职工账号在业务审核、变更审批等页面可以看到。',
  person: '职工信息',
  bankCard: '联名卡卡号',
} as const;
