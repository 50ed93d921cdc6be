'use client';

import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { DemoMessage } from './demo-message';
import { DialogProblems } from './dialog-problems';
import { problemsOf } from './door-problems';
import { askForProof, giveProof } from './step-up/action';
import { typedText } from './typed-text';
import { newRequestKey, type DoorAnswer } from './use-door';
import { PasswordField } from '@/components/form/password-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { StepUpGroup } from '@/lib/auth/step-up';
import type { Door } from '@/lib/operations/answer';
import { actionText } from '@/lib/text/interface';
import { PROOF_PROBLEMS, STEP_UP_GROUPS, stepUpText as text } from '@/lib/text/step-up';

const FORM = 'step-up';
const PAUSE_SECONDS = 60;

interface StepUpDialogProps {
  group: StepUpGroup;
  onEnd: (proven: boolean) => void;
}

type Failure = Exclude<DoorAnswer<unknown>, { ok: true }>;
type Asked = Extract<Awaited<ReturnType<typeof askForProof>>, { ok: true }>['result'];

/** Asks for the code that was sent to the operator's phone, or for the password of staff, before something that counts. */
export function StepUpDialog({ group, onEnd }: StepUpDialogProps) {
  const { asked, failure, times, again, wait } = useProofAsked(group);
  const [fault, setFault] = useState<string>();
  const [refused, setRefused] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const password = asked?.method === 'password';

  async function prove(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const proof = typedText(new FormData(form), 'proof');
    setRefused(null);
    setFault(proof === '' ? text.missing : undefined);
    if (proof === '') return;
    setPending(true);
    const answer = await enter(giveProof, { group, proof });
    setPending(false);
    if (!answer.ok) return setRefused(answer);
    if (answer.result.outcome === 'right') return onEnd(true);
    setFault(PROOF_PROBLEMS[answer.result.outcome]);
    form.reset();
    form.querySelector('input')?.focus();
  }

  return (
    <Dialog
      open
      onClose={() => onEnd(false)}
      title={password ? text.passwordTitle : text.title}
      actions={
        <>
          <Button onClick={() => onEnd(false)}>{actionText.cancel}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={pending} disabled={!asked}>
            {actionText.confirm}
          </Button>
        </>
      }
    >
      <form id={FORM} noValidate className="grid gap-3" onSubmit={(event) => void prove(event)}>
        <p>{text.why(STEP_UP_GROUPS[group])}</p>
        <p role="status">{asked === null && failure === null ? text.sending : asked && sentence(asked)}</p>
        <DialogProblems problems={problemsOf(refused ?? failure)} />
        <PasswordField
          name="proof"
          label={password ? text.password : text.code}
          autoComplete={password ? 'current-password' : 'one-time-code'}
          digits={!password}
          required
          autoFocus
          live
          error={fault}
        />
        {asked?.method === 'sms' && (
          <>
            <Button disabled={wait > 0} onClick={again}>
              {wait > 0 ? text.wait(wait) : text.again}
            </Button>
            <p className="text-soft">{text.lost}</p>
            <DemoMessage after={times} />
          </>
        )}
      </form>
    </Dialog>
  );
}

function sentence(asked: Asked): string {
  if (asked.method === 'password') return '';
  const say = { given: text.sent, 'too-soon': text.tooSoon, 'too-many': text.tooMany }[asked.sent];
  return say(asked.phone);
}

/** Asks for a proof once the dialog is there, and again when told to; counts down until that is possible. */
function useProofAsked(group: StepUpGroup) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [times, setTimes] = useState(0);
  const [wait, setWait] = useState(PAUSE_SECONDS);
  const begun = useRef(false);

  async function ask() {
    const answer = await enter(askForProof, { group });
    setFailure(answer.ok ? null : answer);
    if (answer.ok) setAsked(answer.result);
    setTimes((before) => before + 1);
    setWait(PAUSE_SECONDS);
  }

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void ask();
    // Once for this dialog; the group cannot change while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  return { asked, failure, times, wait, again: () => void ask() };
}

/** A door by itself: the transition of the form behind this dialog waits for its end, and would hold back what is shown here. */
function enter<Result>(door: Door<Result>, input: unknown): Promise<DoorAnswer<Result>> {
  return door({ key: newRequestKey(), input }).catch(() => ({ ok: false, kind: 'unreachable' }));
}
