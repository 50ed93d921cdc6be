import type { DOWNLOAD_KINDS } from '@/db/schema/downloads';

/** What a file of 下载中心 is for. */
export const DOWNLOAD_KIND_WORDS: Record<(typeof DOWNLOAD_KINDS)[number], string> = {
  driver: '证书驱动',
  guide: '操作指南',
};

/** 下载中心, and its place in the back office. */
export const downloadsText = {
  title: '下载中心',
  description: '证书驱动和操作指南。下载后请核对 SHA-256，与本页一致再安装。',
  officeDescription: '发布后任何人不用登录都可以在下载中心下载。更新版本时发布新文件，再撤下旧文件。',
  caption: '可下载的文件',
  name: '名称',
  kind: '类型',
  version: '版本',
  size: '大小',
  hash: 'SHA-256',
  at: '发布日期',
  by: '发布人',
  state: '状态',
  action: '操作',
  offered: '下载中',
  withdrawn: '已撤下',
  download: '下载',
  downloadOf: (name: string, version: string) => `下载 ${name} ${version}`,
  publishTitle: '发布文件',
  file: '文件',
  fileHint: 'PDF、ZIP、EXE 或 MSI，不超过 50 MB',
  fileMissing: '请选择文件',
  publish: '发布',
  published: (name: string) => `已发布 ${name}。`,
  withdraw: '撤下',
  withdrawTitle: '撤下文件',
  withdrawAbout: (name: string) => `撤下后，“${name}”不再能从下载中心下载。`,
  notYours: '只有柜面和系统管理员可以发布和撤下文件。',
  emptyTitle: '没有可下载的文件',
  empty: '证书驱动和操作指南发布后会出现在这里。',
  megabytes: (bytes: number) =>
    bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / 1024 / 1024)} MB`,
} as const;
