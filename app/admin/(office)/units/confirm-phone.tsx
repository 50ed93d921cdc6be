'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, type SubmitEvent } from 'react';
import { decideOperatorPhone } from './action';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { PhoneField } from '@/components/form/phone-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { actionText, plainProblemText } from '@/lib/text/interface';
import { phoneChangeText as text } from '@/lib/text/units';
import { readMobile } from '@/lib/values/mobile';

const FORM = 'confirm-phone';

interface ConfirmPhoneProps {
  id: string;
  name: string;
  /** The new phone, masked: the whole of it is read from the letter once more. */
  phone: string;
}

/** 复核通过: asks for the new number as the second person reads it, and for nothing else. After a new login it asks again, as it was left. */
export function ConfirmPhone({ id, name, phone }: ConfirmPhoneProps) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [faulty, setFaulty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const door = useDoor(decideOperatorPhone);

  const form = `confirm-phone:${id}`;
  useKeptTyping<string>(form, (kept) => {
    setTyped(kept);
    setAsking(true);
  });

  function ask() {
    door.clear();
    setFaulty(false);
    setAsking(true);
  }

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = !readMobile(typed).ok;
    setFaulty(wrong);
    if (wrong) return field.current?.focus();
    const answer = await door.send({ id, decision: 'confirm', phone: typed });
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(form, typed);
      return signInAgain();
    }
    setAsking(false);
    router.refresh();
  }

  const close = () => setAsking(false);
  const problems = problemsOf(door.problem);
  return (
    <>
      <button type="button" className="link" onClick={ask}>
        {text.confirm}
      </button>
      {asking && (
        <Dialog
          open
          role="alertdialog"
          title={text.confirm}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{actionText.cancel}</Button>
              <Button type="submit" form={FORM} variant="primary" pending={door.pending}>
                {text.confirm}
              </Button>
            </>
          }
        >
          <form id={FORM} noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
            <p>{text.confirmAbout(name, phone)}</p>
            <PhoneField
              ref={field}
              name="phone"
              label={text.again}
              hint={text.againHint}
              required
              autoFocus
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={faulty ? plainProblemText.mobile : errorsByField(problems).phone}
            />
            <DialogProblems problems={problems} fields={['phone']} />
          </form>
        </Dialog>
      )}
    </>
  );
}
