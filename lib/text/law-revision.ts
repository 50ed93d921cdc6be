/**
 * What is said of the revision of the Regulations that is in force since 2026-09-20. It is known from a digest only: for the centre to
 * check against the official text, and to change here.
 */
export const lawRevisionText = {
  asOf: '2026-11-28',
  title: '2026 年修订的提示',
  note: '以下依据修订内容摘要整理，以正式公布的条文和本中心的通知为准。',
  sentences: [
    '修订后的《住房公积金管理条例》自 2026 年 9 月 20 日起施行，本页条号按 2019 年修订的文本标注。',
    '缴存比例除不得低于 5% 外，也不得高于国家规定的上限。',
    '单位不办理缴存登记或不为职工设立账户的，罚款幅度提高。',
  ],
} as const;
