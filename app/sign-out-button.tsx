'use client';

import { useState } from 'react';
import { signOut } from '@/app/session-request';
import { letTypingGo } from '@/app/unsaved-typing';
import { frameText } from '@/lib/text/interface';
import { sessionText } from '@/lib/text/frame';

/** 退出: ends the session and leaves for the login, whatever was open being gone from this window. */
export function SignOutButton({ to }: { to: '/login' | '/admin/login' }) {
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready');

  async function leave() {
    setState('leaving');
    if (!(await signOut())) return setState('failed');
    letTypingGo();
    window.location.replace(to);
  }

  return (
    <>
      {state === 'failed' && <span role="alert">{sessionText.signOutFailed}</span>}
      <button type="button" disabled={state === 'leaving'} onClick={() => void leave()}>
        {frameText.signOut}
      </button>
    </>
  );
}
