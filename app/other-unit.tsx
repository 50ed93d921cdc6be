'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { agencyText as text } from '@/lib/text/agency';

const CHANNEL = 'drawn-for';

/** Tells the other tabs of this browser for whom it acts from now on. */
export function tellOtherTabs(who: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(who);
  channel.close();
}

/** Says for whom this page was drawn, and in a tab that was drawn for somebody else, that it acts for nobody any more. */
export function OtherUnit({ who }: { who: string }) {
  const [other, setOther] = useState(false);

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }) => setOther(data !== who);
    return () => channel.close();
  }, [who]);

  return (
    <div
      data-drawn-for={who}
      hidden={!other}
      className="fixed inset-x-4 top-16 z-40 mx-auto max-w-xl bg-paper shadow-float"
    >
      {other && (
        <Note
          tone="warning"
          live="alert"
          title={text.otherTitle}
          action={
            <Button variant="primary" onClick={() => window.location.assign('/')}>
              {text.reload}
            </Button>
          }
        >
          {text.otherAbout}
        </Note>
      )}
    </div>
  );
}
