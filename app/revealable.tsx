'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { reveal } from './reveal/action';
import { DialogProblems } from './dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from './door-problems';
import { keepTyping } from './kept-typing';
import { RevealReason } from './reveal-reason';
import { useDoor } from './use-door';
import { useKeptTyping } from './use-kept-typing';
import { Masked } from '@/components/display/masked';
import { Dialog } from '@/components/ui/dialog';
import { Button } from '@/components/ui/button';
import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';
import { actionText } from '@/lib/text/interface';
import { PERSONAL_DATA_WORDS, revealText as text } from '@/lib/text/personal-data';

const SHOWN_MILLISECONDS = 60_000;

interface RevealableProps {
  mask: string;
  account: string;
  what: PersonalData;
  /** Staff say why before they see it. */
  withReason?: boolean;
}

/** A masked number that can be seen whole, one at a time: the look is logged, and the number is gone after a minute or when the page is left. */
export function Revealable({ mask, account, what, withReason = false }: RevealableProps) {
  const [value, setValue] = useShortly();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const door = useDoor(reveal);
  const form = `reveal:${account}:${what}`;
  useKeptTyping<string>(form, (kept) => {
    setSaid(kept);
    setAsking(true);
  });

  async function show(reason: string) {
    const answer = await door.send({ account, what, reason });
    setAsking(withReason && !answer.ok);
    if (answer.ok) return setValue(answer.result.value || null);
    if (!isSignedOut(answer)) return;
    keepTyping(form, reason);
    signInAgain();
  }

  const shown = value !== null;
  const Icon = shown ? EyeOff : Eye;
  const word = PERSONAL_DATA_WORDS[what];
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <span role="status">{shown ? <span className="figures">{value}</span> : <Masked value={mask} />}</span>
      <button
        type="button"
        className="control-button no-print"
        aria-label={shown ? text.hide(word) : text.show(word)}
        disabled={door.pending}
        onClick={() => {
          door.clear();
          if (shown) setValue(null);
          else if (withReason) setAsking(true);
          else void show('');
        }}
      >
        <Icon aria-hidden="true" size="1rem" strokeWidth={1.75} />
      </button>
      {asking && (
        <RevealReason
          word={word}
          said={said}
          problem={door.problem}
          pending={door.pending}
          onSay={(reason) => void show(reason)}
          onCancel={() => setAsking(false)}
        />
      )}
      {!withReason && door.problem && (
        <Dialog
          open
          title={text.show(word)}
          onClose={door.clear}
          actions={<Button onClick={door.clear}>{actionText.close}</Button>}
        >
          <DialogProblems problems={problemsOf(door.problem)} />
        </Dialog>
      )}
    </span>
  );
}

/** A value that is forgotten after a minute, and when its window is left or hidden. */
function useShortly(): [string | null, (value: string | null) => void] {
  const [value, setValue] = useState<string | null>(null);

  useEffect(() => {
    if (value === null) return;
    const forget = () => setValue(null);
    const hidden = () => document.hidden && forget();
    const timer = setTimeout(forget, SHOWN_MILLISECONDS);
    window.addEventListener('pagehide', forget);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', forget);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [value]);

  return [value, setValue];
}
