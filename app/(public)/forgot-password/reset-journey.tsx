'use client';

import { useEffect, useRef, useState } from 'react';
import { ChooseKind } from './choose-kind';
import { SetPassword } from './set-password';
import { VerifyAccount } from './verify-account';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Steps, type Step } from '@/components/ui/steps';
import type { PasswordPolicy } from '@/lib/text/password-policy';
import { resetText as text } from '@/lib/text/reset-password';

interface Account {
  identifier: string;
  phone: string;
}

/** 忘记密码 in the manual's four steps (SC-02 to SC-05). The server knows by a cookie which account it is about, and tells nobody whether there is one. */
export function ResetJourney({ policy }: { policy: PasswordPolicy }) {
  const [at, setAt] = useState(0);
  const [account, setAccount] = useState<Account | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);

  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [at]);

  function go(step: number) {
    moved.current = true;
    setAt(step);
  }

  return (
    <div className="grid gap-5">
      <h1 ref={heading} tabIndex={-1} className="text-xl">
        {text.title}
      </h1>
      <Steps steps={text.steps.map((title, place) => ({ title, state: stateOf(place, at) }))} />
      {at === 0 && <ChooseKind onChosen={() => go(1)} />}
      {at === 1 && (
        <VerifyAccount
          onVerified={(verified) => {
            setAccount(verified);
            go(2);
          }}
        />
      )}
      {at === 2 && account && <SetPassword {...account} policy={policy} onSet={() => go(3)} onOver={() => go(1)} />}
      {at === 3 && (
        <Note
          tone="success"
          live="status"
          title={text.doneTitle}
          action={<LinkButton href="/login">{text.toLogin}</LinkButton>}
        >
          {text.done}
        </Note>
      )}
    </div>
  );
}

function stateOf(place: number, at: number): Step['state'] {
  if (place < at || at === 3) return 'done';
  return place === at ? 'current' : 'todo';
}
