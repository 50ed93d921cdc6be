'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MILLISECONDS = 1_500;

/** Shows the list anew while something in it is under way. */
export function WatchJobs({ underWay }: { underWay: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => router.refresh(), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [underWay, router]);
  return null;
}
