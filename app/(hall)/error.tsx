'use client';

import { WentWrong } from '@/app/went-wrong';

/** A page of the hall that failed; the frame around it stays. */
export default function HallError({ error, retry }: { error: unknown; retry: () => void }) {
  return <WentWrong error={error} retry={retry} home="/" />;
}
