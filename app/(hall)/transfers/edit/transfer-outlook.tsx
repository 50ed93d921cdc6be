'use client';

import { useEffect, useState } from 'react';
import type { TargetUnit } from './target-unit';
import type { FoundAccount } from '@/app/(hall)/filings/found-account';
import { previewLines } from '@/app/(hall)/filings/preview-lines';
import { Status } from '@/components/ui/status';
import type { TransferLine } from '@/lib/filings/transfer.input';
import { problemSentence } from '@/lib/text/problems';
import { transferText as text } from '@/lib/text/transfers';

interface TransferOutlookProps {
  unit: TargetUnit | null;
  account: FoundAccount | null;
  draft: string | undefined;
}

/** What the check says of this employee and that unit, before anything is saved. */
export function TransferOutlook({ unit, account, draft }: TransferOutlookProps) {
  const [sentences, setSentences] = useState<{ of: string; faults: string[] } | null>(null);
  const of = unit && account ? `${unit.number} ${account.number}` : '';

  useEffect(() => {
    const [toUnit, accountNumber] = of.split(' ');
    if (!toUnit || !accountNumber) return;
    const line: TransferLine = { accountNumber, idNumber: '', name: '', toUnit, reason: '' };
    let gone = false;
    void previewLines('transfer', { draft, lines: [line] }).then((preview) => {
      if (!gone)
        setSentences(preview && { of, faults: preview.lines.flatMap(({ problems }) => problems.map(problemSentence)) });
    });
    return () => {
      gone = true;
    };
  }, [of, draft]);

  const shown = sentences?.of === of && of !== '' ? sentences.faults : null;
  return (
    <div role="status" data-wrap className="grid gap-1">
      {shown?.map((sentence) => (
        <Status key={sentence} tone="danger">
          {sentence}
        </Status>
      ))}
      {shown?.length === 0 && account && <Status tone="success">{text.can(account.balance)}</Status>}
    </div>
  );
}
