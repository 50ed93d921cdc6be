'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { sessionText } from '@/lib/text/frame';

const WARN_AFTER_MILLISECONDS = 14 * 60 * 1000;

/** Says a minute before the session idles out that it will; staying asks the server for the page anew, which is enough. */
export function SessionWarning() {
  const router = useRouter();
  const path = usePathname();
  const [round, setRound] = useState(0);
  const [warned, setWarned] = useState('');
  const now = `${path} ${String(round)}`;

  useEffect(() => {
    const timer = setTimeout(() => setWarned(now), WARN_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [now]);

  if (warned !== now) return null;
  return (
    <div className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-xl bg-paper shadow-float">
      <Note
        tone="warning"
        live="alert"
        title={sessionText.ending}
        action={
          <Button
            variant="primary"
            onClick={() => {
              setRound(round + 1);
              router.refresh();
            }}
          >
            {sessionText.stay}
          </Button>
        }
      >
        {sessionText.endingSoon}
      </Note>
    </div>
  );
}
