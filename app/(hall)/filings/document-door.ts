'use client';

import { sendToEach, type SentToEach } from './send-to-each';
import { postFile } from '@/app/post-file';
import type { DocumentPurpose } from '@/lib/filings/filing-documents';
import type { Door } from '@/lib/operations/answer';

/** The door that takes a document's bytes, for one draft after the other, and of a correction's what it proves; each of them has a request key of its own, made from the form's. */
export function documentDoor(
  filingIds: readonly string[],
  onProgress: (percent: number) => void,
  purpose?: DocumentPurpose,
): Door<SentToEach> {
  return ({ key, input }) => {
    const file = input as File;
    return sendToEach(filingIds, (filingId, place) => {
      const query = new URLSearchParams({ name: file.name.slice(-200), key: keyFor(key, filingId) });
      if (purpose) query.set('purpose', purpose);
      return postFile(`/api/documents/${filingId}?${query}`, file, (percent) =>
        onProgress(Math.round((place * 100 + percent) / filingIds.length)),
      );
    });
  };
}

/** Another UUID for each draft, and the same one when the form sends again, whichever drafts it names then. */
function keyFor(key: string, filingId: string): string {
  return `${key.slice(0, 24)}${filingId.slice(24)}`;
}
