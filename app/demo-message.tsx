'use client';

import { useEffect, useState } from 'react';
import { Note } from '@/components/ui/note';
import { demoMessageText as text } from '@/lib/text/short-messages';

interface Message {
  phone: string;
  text: string;
}

/** The demo only: the short message that this browser has just caused. `after` is another value each time that one may have been sent. */
export function DemoMessage({ after }: { after: string | number }) {
  const [message, setMessage] = useState<Message | null>(null);

  useEffect(() => {
    let left = false;
    fetch('/api/short-messages/last')
      .then((response) => response.json() as Promise<{ last: Message | null }>)
      .then(({ last }) => !left && setMessage(last))
      // What the demo adds is no matter for who is at work.
      .catch(() => undefined);
    return () => void (left = true);
  }, [after]);

  if (message === null) return null;
  return (
    <Note title={text.title} live="status">
      {text.to(message.phone)}：{message.text}
    </Note>
  );
}
