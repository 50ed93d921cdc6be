'use client';

import { newRequestKey, type DoorAnswer } from '@/app/use-door';
import type { Answer } from '@/lib/operations/answer';

interface Upload {
  kind: string;
  rows: string;
  file: File;
  /** Percent of the bytes that have left. */
  onProgress: (percent: number) => void;
}

export interface UploadResult {
  id: string;
  sameAs: string | null;
}

/** Sends a workbook's bytes; fetch cannot say how far an upload is, so this is an XMLHttpRequest. */
export function uploadWorkbook({ kind, rows, file, onProgress }: Upload): Promise<DoorAnswer<UploadResult>> {
  const query = new URLSearchParams({ name: file.name.slice(-200), rows, key: newRequestKey() });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports/${kind}?${query}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onload = () =>
      resolve((request.response as Answer<UploadResult> | null) ?? { ok: false, kind: 'unreachable' });
    request.onerror = () => resolve({ ok: false, kind: 'unreachable' });
    request.send(file);
  });
}
