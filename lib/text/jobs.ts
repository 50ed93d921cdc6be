import type { JobKind, JobState } from '@/lib/jobs/job';
import { FORMAT_WORDS, listTitle } from './exports';

/** 任务, by what it is about. */
const JOB_WORDS: Record<JobKind, (parameters: Record<string, string>) => string> = {
  statements: ({ year = '' }) => `批量生成${fundYearWords(year)}职工对账单`,
  roster: ({ month = '' }) => `生成${month}汇缴清册`,
  export: ({ list = '', format = '', full = '' }) =>
    `${full === '' ? '导出' : '完整导出'}${listTitle(list)}（${FORMAT_WORDS[format] ?? format}）`,
};

/** What a job does, in words; a kind that this version does not know is shown as it is. */
export function jobWords({ kind = '', ...parameters }: Record<string, string>): string {
  return kind in JOB_WORDS ? JOB_WORDS[kind as JobKind](parameters) : kind;
}

export const JOB_STATE_WORDS: Record<JobState, string> = {
  waiting: '排队中',
  running: '办理中',
  done: '已完成',
  failed: '未完成',
};

function fundYearWords(year: string): string {
  return `${year}-${Number(year) + 1}公积金年度`;
}

/** What the files of jobs are called. */
export const JOB_FILE_WORDS = {
  statements: (year: string) => `职工对账单-${fundYearWords(year)}`,
  roster: (number: string) => `汇缴清册-${number}`,
  volume: (place: number) => `第${String(place).padStart(2, '0')}册`,
  part: (first: number, last: number) => `${String(first).padStart(6, '0')}至${String(last).padStart(6, '0')}`,
} as const;

export const jobsText = {
  title: '我的任务',
  caption: '任务列表',
  description: '导出和批量打印在这里办理，可以离开本页，完成后会有通知。文件保留 7 天。',
  content: '内容',
  startedAt: '开始时间',
  finishedAt: '完成时间',
  state: '状态',
  progress: '进度',
  file: '文件',
  download: '下载',
  removed: '已到期删除',
  reference: (number: string) => `编号 ${number}`,
  counted: (done: string, total: string) => `${done} / ${total}`,
  emptyTitle: '还没有任务',
  empty: '导出 5,000 条以上的清单或批量打印时，任务显示在这里。',
} as const;
