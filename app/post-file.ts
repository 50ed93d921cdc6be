'use client';

import { drawnFor } from './drawn-for';
import type { Answer } from '@/lib/operations/answer';

/**
 * Posts a file's bytes to a door of ours. Tells the percent that have left, which fetch cannot say, so this is an XMLHttpRequest; rejects
 * when there was no answer.
 */
export function postFile<Result>(
  address: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<Answer<Result>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const who = drawnFor();
    request.open('POST', who ? `${address}&who=${who}` : address);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onload = () => {
      const answer = request.response as Answer<Result> | null;
      if (answer === null) reject(new Error(`no answer: ${String(request.status)}`));
      else resolve(answer);
    };
    request.onerror = () => reject(new Error('unreachable'));
    request.send(file);
  });
}
