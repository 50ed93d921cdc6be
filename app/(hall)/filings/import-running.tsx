'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RunningProgress } from '@/app/running-progress';
import { importText } from '@/lib/text/filings';

/** Watches the import and shows the page anew when it has ended; asks again while the server still says it goes on. */
export function ImportRunning({ id }: { id: string }) {
  const router = useRouter();
  const [round, setRound] = useState(0);

  function look() {
    router.refresh();
    setTimeout(() => setRound((before) => before + 1), 1000);
  }

  return <RunningProgress key={round} watched={id} label={importText.running} immediate endsInNotice onEnd={look} />;
}
