'use client';

import type { SealedAccount } from './unsealing';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { unsealText as text } from '@/lib/text/unseal';

interface UnsealActionsProps {
  accounts: readonly SealedAccount[];
  pending: boolean;
  onUnseal: (chosen: SealedAccount[]) => void;
}

/** [启封] of the selected accounts: saves them as drafts. To select a row is to confirm its base. */
export function UnsealActions({ accounts, pending, onUnseal }: UnsealActionsProps) {
  const { selection, count } = useSelection();
  const ids = new Set(selection.reach === 'rows' ? selection.ids : accounts.map((account) => account.id));
  const selected = accounts.filter((account) => ids.has(account.id));
  const chosen = selected.filter((account) => account.hindrance === null);
  const left = selected.length - chosen.length;
  return (
    <>
      <p role="status" className="batch-hint">
        {left > 0 && text.leftOut(String(left))}
      </p>
      <Button
        variant="primary"
        disabled={count === 0 || chosen.length === 0}
        pending={pending}
        onClick={() => onUnseal(chosen)}
      >
        {chosen.length === 0 ? text.unseal : text.unsealCount(String(chosen.length))}
      </Button>
    </>
  );
}
