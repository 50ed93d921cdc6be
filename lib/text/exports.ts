import type { ExportName } from '@/lib/exports/lists';
import { logText } from './logs';
import { employeesText } from './queries';
import { ratioListText, rosterListText, transferListText, unitLedgerText } from './unit-queries';

/** What each list is called. */
const LIST_TITLES: Record<ExportName, string> = {
  employees: employeesText.title,
  ledger: unitLedgerText.title,
  log: logText.title,
  ratios: ratioListText.title,
  rosters: rosterListText.title,
  transfers: transferListText.title,
};

/** The title of an exported list; one that this version does not know is shown as it is. */
export function listTitle(name: string): string {
  return name in LIST_TITLES ? LIST_TITLES[name as ExportName] : name;
}

export const FORMAT_WORDS: Record<string, string> = { xlsx: 'Excel', csv: 'CSV' };

/** 导出: lists as files. */
export const exportText = {
  total: '合计',
  excel: '导出 Excel',
  csv: '导出 CSV',
  full: '完整导出',
  fullTitle: (title: string) => `${title}（完整）`,
  fullAbout:
    '导出的文件含完整的身份证号码和手机号码，需要再次验证身份；导出人、原因和人数记入操作日志。请妥善保管，用后删除。',
  format: '文件格式',
  reason: '导出原因',
  reasonMissing: '请填写导出完整信息的原因',
  reasonHint: '如：年度对账、补办联名卡',
  fileName: (title: string, extension: string) => `${title}.${extension}`,
  started: (rows: string) => `共 ${rows} 条，已开始导出，完成后会有通知。`,
  toJobs: '我的任务',
} as const;
