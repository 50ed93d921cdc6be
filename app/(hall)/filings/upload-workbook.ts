'use client';

import type { Answer, Door } from '@/lib/operations/answer';

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

/**
 * The door that takes a workbook's bytes. Tells the percent that have left, which fetch cannot say, so this is an XMLHttpRequest;
 * rejects when there was no answer.
 */
export function uploadDoor(onProgress: (percent: number) => void): Door<UploadResult> {
  return ({ key, input }) =>
    new Promise((resolve, reject) => {
      const { kind, rows, template, amount, file } = input as Upload;
      const query = new URLSearchParams({ name: file.name.slice(-200), rows, template, amount, key });
      const request = new XMLHttpRequest();
      request.open('POST', `/api/imports/${kind}?${query}`);
      request.responseType = 'json';
      request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
      request.onload = () => {
        const answer = request.response as Answer<UploadResult> | null;
        if (answer === null) reject(new Error(`no answer: ${String(request.status)}`));
        else resolve(answer);
      };
      request.onerror = () => reject(new Error('unreachable'));
      request.send(file);
    });
}
