import { useEffect, useState } from 'react';
import type { FoundGroup } from './found';
import { signInAgain } from '@/app/door-problems';

/** So long nobody types on, before the server is asked. */
const PAUSE_MILLISECONDS = 150;

interface Answered {
  typed: string;
  groups: FoundGroup[];
  failed: boolean;
}

/** What the server found for what was typed last; older answers are thrown away. */
export function useFound(typed: string) {
  const [answered, setAnswered] = useState<Answered>({ typed: '', groups: [], failed: false });

  useEffect(() => {
    if (typed === '') return;
    const stop = new AbortController();
    const timer = setTimeout(
      () => void ask(typed, stop.signal).then((answer) => answer && setAnswered(answer)),
      PAUSE_MILLISECONDS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  const isCurrent = answered.typed === typed;
  return {
    groups: typed === '' ? [] : answered.groups,
    failed: isCurrent && answered.failed,
    searching: typed !== '' && !isCurrent,
  };
}

async function ask(typed: string, signal: AbortSignal): Promise<Answered | null> {
  const body = new FormData();
  body.set('typed', typed);
  try {
    const response = await fetch('/api/find', { method: 'POST', body, signal });
    if (response.status === 401) signInAgain();
    if (!response.ok) return { typed, groups: [], failed: true };
    return { typed, groups: (await response.json()) as FoundGroup[], failed: false };
  } catch {
    return signal.aborted ? null : { typed, groups: [], failed: true };
  }
}
