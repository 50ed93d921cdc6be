'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { makeUpDifferences } from './action';
import { ConfirmButton } from '@/app/confirm-button';
import { differenceText as text } from '@/lib/text/back-payment';

interface DraftDifferencesProps {
  /** 业务流水号 of the raises that are meant; of all of the fund year without. */
  submission?: string;
  /** What it does, in words. */
  about: string;
  /** Where the drafts are seen, if not on this page. */
  goTo?: Route;
}

/** 生成差额补缴, after asking. */
export function DraftDifferences({ submission, about, goTo }: DraftDifferencesProps) {
  const router = useRouter();
  const input = submission === undefined ? {} : { submission };
  const onDone = goTo && (() => router.push(goTo));
  return (
    <ConfirmButton door={makeUpDifferences} input={input} label={text.button} {...(onDone ? { onDone } : {})}>
      {about}
    </ConfirmButton>
  );
}
