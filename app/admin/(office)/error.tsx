'use client';

import { WentWrong } from '@/app/went-wrong';

/** A page of the back office that failed; the frame around it stays. */
export default function OfficeError({ error, retry }: { error: unknown; retry: () => void }) {
  return <WentWrong error={error} retry={retry} home="/admin" />;
}
