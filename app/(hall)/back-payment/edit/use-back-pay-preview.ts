'use client';

import { useEffect, useState } from 'react';
import { linesOf, type BackPayTyping } from './back-pay-typing';
import { previewLines } from '@/app/(hall)/filings/preview-lines';
import type { ShownPreview } from '@/app/(hall)/filings/shown-preview';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { fenToText, readMoney } from '@/lib/values/money';

const PAUSE_MILLISECONDS = 300;

export interface BackPayPreview {
  /** What the server said last, and of which months; while it is asked anew, of what was typed before. */
  shown: ShownPreview | null;
  months: string[];
  state: 'waiting' | 'reckoning' | 'shown' | 'failed';
}

/** Asks the server for amounts and faults of every month, a moment after the typing has stopped. */
export function useBackPayPreview(typing: BackPayTyping, draft: string | undefined): BackPayPreview {
  const [answered, setAnswered] = useState<{ asked: string; shown: ShownPreview | null } | null>(null);
  const lines = previewed(typing);
  const asked = lines.length === 0 ? '' : JSON.stringify(lines);

  useEffect(() => {
    if (asked === '') return;
    let gone = false;
    const timer = setTimeout(() => {
      void previewLines('back-pay', { draft, lines: JSON.parse(asked) as BackPayLine[] }).then((shown) => {
        if (!gone) setAnswered({ asked, shown });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked, draft]);

  if (asked === '' || answered === null)
    return { shown: null, months: [], state: asked === '' ? 'waiting' : 'reckoning' };
  const months = (JSON.parse(answered.asked) as BackPayLine[]).map(({ forMonth }) => forMonth);
  const { shown } = answered;
  if (answered.asked !== asked) return { shown, months, state: 'reckoning' };
  return { shown, months, state: shown ? 'shown' : 'failed' };
}

/** The lines that can be reckoned already; reason, note and how an amount is written change nothing. */
function previewed(typing: BackPayTyping): BackPayLine[] {
  if (typing.backPayType === '') return [];
  const { base, unitShare, ownShare } = typing;
  const amounts = { base: plain(base), unitShare: plain(unitShare), ownShare: plain(ownShare) };
  return linesOf({ ...typing, ...amounts, reason: '01', note: '' });
}

function plain(amount: string): string {
  const reading = readMoney(amount);
  return reading.ok ? fenToText(reading.fen) : amount;
}
