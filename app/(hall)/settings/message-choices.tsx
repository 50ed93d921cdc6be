'use client';

import { useState, type SubmitEvent } from 'react';
import { chooseShortMessages } from './action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { CheckboxGroup } from '@/components/form/checkbox-group';
import { ErrorSummary } from '@/components/form/error-summary';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { messageChoiceText as text } from '@/lib/text/settings';

type Purpose = keyof typeof text.words;

/** 短信提醒: the reminders that come by short message besides; those that come in any case are said. `silenced` is null for who gets none. */
export function MessageChoices({ silenced }: { silenced: readonly Purpose[] | null }) {
  const [saved, setSaved] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const door = useDoor(chooseShortMessages);
  if (silenced === null) return <p className="text-soft">{text.notPrimary}</p>;

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setSaved(false);
    const wanted = Object.keys(text.words).filter((purpose) => typed.has(purpose));
    const answer = await door.send({ wanted });
    setAttempt((before) => before + 1);
    if (answer.ok) return setSaved(true);
    if (isSignedOut(answer)) signInAgain();
  }

  return (
    <form noValidate className="grid max-w-xl gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
      {saved && (
        <Note tone="success" live="status">
          {text.done}
        </Note>
      )}
      <CheckboxGroup
        name="messages"
        label={text.choices}
        hint={text.always}
        options={(Object.keys(text.words) as Purpose[]).map((purpose) => ({
          name: purpose,
          label: text.words[purpose],
          defaultChecked: !silenced.includes(purpose),
        }))}
      />
      <div>
        <Button type="submit" pending={door.pending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
