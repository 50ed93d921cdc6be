'use client';

import { postFile } from '@/app/post-file';
import type { DocumentPurpose } from '@/lib/filings/filing-documents';
import type { Answer, Door } from '@/lib/operations/answer';

/** The door that takes a document's bytes, for one draft after the other, and of a correction's what it proves; each of them has a request key of its own, made from the form's. */
export function documentDoor(
  filingIds: readonly string[],
  onProgress: (percent: number) => void,
  purpose?: DocumentPurpose,
): Door<{ id: string }> {
  return async ({ key, input }) => {
    const file = input as File;
    let answer: Answer<{ id: string }> = { ok: false, kind: 'invalid', fields: {} };
    for (const [place, filingId] of filingIds.entries()) {
      const query = new URLSearchParams({ name: file.name.slice(-200), key: keyAt(key, place) });
      if (purpose) query.set('purpose', purpose);
      answer = await postFile(`/api/documents/${filingId}?${query}`, file, (percent) =>
        onProgress(Math.round((place * 100 + percent) / filingIds.length)),
      );
      if (!answer.ok) return answer;
    }
    return answer;
  };
}

/** Another UUID for each place, and the same one when the form sends again. */
function keyAt(key: string, place: number): string {
  return `${key.slice(0, 24)}${place.toString(16).padStart(12, '0')}`;
}
