'use client';

import { useEffect, useState } from 'react';
import { sendStep, type ResetProblemCode } from './reset-request';
import { DemoMessage } from '@/app/demo-message';
import { Button } from '@/components/ui/button';
import { resetText as text } from '@/lib/text/reset-password';

const PAUSE_SECONDS = 60;

/** 获取动态验证码: says the same whether one was sent or not. */
export function AskForCode({ onProblem }: { onProblem: (problem: ResetProblemCode) => void }) {
  const [asked, setAsked] = useState(0);
  const [wait, setWait] = useState(0);
  const [pending, setPending] = useState(false);

  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  async function ask() {
    setPending(true);
    const answer = await sendStep('code', {});
    setPending(false);
    if (!answer.ok) return onProblem(answer.problem);
    setAsked((before) => before + 1);
    setWait(PAUSE_SECONDS);
  }

  return (
    <div className="grid gap-2">
      <div>
        <Button pending={pending} disabled={wait > 0} onClick={() => void ask()}>
          {wait > 0 ? text.wait(wait) : text.getCode}
        </Button>
      </div>
      <p role="status">{asked > 0 && text.codeAsked}</p>
      {asked > 0 && <p className="text-sm text-soft">{text.noCode}</p>}
      {asked > 0 && <DemoMessage after={asked} />}
    </div>
  );
}
