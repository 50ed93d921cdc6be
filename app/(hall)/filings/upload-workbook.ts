'use client';

import { postFile } from '@/app/post-file';
import type { Door } from '@/lib/operations/answer';

export interface Upload {
  kind: string;
  rows: string;
  template: string;
  /** 金额合计, where the template has one. */
  amount: string;
  file: File;
}

export interface UploadResult {
  id: string;
  sameAs: string | null;
}

/** The door that takes a workbook's bytes; tells the percent that have left. */
export function uploadDoor(onProgress: (percent: number) => void): Door<UploadResult> {
  return ({ key, input }) => {
    const { kind, rows, template, amount, file } = input as Upload;
    const query = new URLSearchParams({ name: file.name.slice(-200), rows, template, amount, key });
    return postFile(`/api/imports/${kind}?${query}`, file, onProgress);
  };
}
