'use client';

import { WentWrong } from '@/app/went-wrong';

/** A page outside the frames that failed. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="px-4">
      <WentWrong error={error} retry={retry} home="/" />
    </main>
  );
}
