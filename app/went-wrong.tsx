'use client';

import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { errorText } from '@/lib/text/frame';

/** What a page shows in place of itself when it failed: that it did, its reference number, and the way on. */
export function WentWrong({ error, retry, home }: { error: unknown; retry: () => void; home: '/' | '/admin' }) {
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="mb-3 text-xl">{errorText.title}</h1>
      <Note tone="danger" live="alert">
        <p>{errorText.body}</p>
        {reference && (
          <p className="mt-1 figures">
            {errorText.reference} {reference}
          </p>
        )}
      </Note>
      <p className="mt-4 flex items-center gap-3">
        <Button variant="primary" onClick={retry}>
          {errorText.retry}
        </Button>
        {/* Not a Link: what failed may be this window's own state. */}
        <a href={home}>{errorText.home}</a>
      </p>
    </div>
  );
}
