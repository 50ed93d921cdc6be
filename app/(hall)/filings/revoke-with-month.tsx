'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { revokeMonthWithChanges } from '../remittance/action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { ReasonField, useReason } from '@/app/reason-field';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { revokeWithMonthText as text } from '@/lib/text/filings';

/** The month in progress, as text. */
export interface MonthInProgress {
  remittanceId: string;
  month: string;
  heads: string;
  amount: string;
  /** A payment is registered, and its code is void with it. */
  registered: boolean;
}

interface RevokeWithMonthProps {
  month: MonthInProgress;
  /** The changes that are selected, and whether they are such as can be taken back. */
  ids: string[];
  ready: boolean;
  /** Selects again what was selected before a new login; says whether it is still there. */
  onRestore: (ids: string[]) => boolean;
  onDone: (said: string) => void;
}

/** 撤销汇缴并撤销变更: what stands in the saved month is taken back together with it. Asks for the reason, which stays when it is refused. */
export function RevokeWithMonth({ month, ids, ready, onRestore, onDone }: RevokeWithMonthProps) {
  const [asking, setAsking] = useState(false);
  const reason = useReason();
  const form = `revoke-with-month:${usePathname()}`;
  const router = useRouter();
  const door = useDoor(revokeMonthWithChanges);

  useKeptTyping<{ ids: string[]; reason: string }>(form, (kept) => {
    reason.say(kept.reason);
    setAsking(onRestore(kept.ids));
  });

  async function send() {
    if (!reason.isGiven()) return;
    const answer = await door.send({ remittanceId: month.remittanceId, ids, reason: reason.said });
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(form, { ids, reason: reason.said });
      return signInAgain();
    }
    setAsking(false);
    onDone(text.done(formatCount(answer.result.revoked)));
    router.refresh();
  }

  function ask() {
    door.clear();
    reason.askAnew();
    setAsking(true);
  }

  const count = formatCount(ids.length);
  const problems = problemsOf(door.problem);
  return (
    <>
      <Button variant="danger" disabled={!ready} onClick={ask}>
        {text.open}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.title}
          tone="danger"
          confirmLabel={text.confirm(count)}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-2">
            <p>{text.about(month.month, month.heads, month.amount)}</p>
            <ul className="list-disc pl-5">
              <li>{text.voidsRoster}</li>
              {month.registered && <li>{text.voidsPayment}</li>}
              <li>{text.changes(count)}</li>
              <li>{text.kept}</li>
            </ul>
            <ReasonField reason={reason} words={text} problems={problems} />
            <DialogProblems problems={problems} fields={['reason']} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
