'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { takeFocus } from '@/components/ui/take-focus';
import { actionText } from '@/lib/text/interface';
import { confirmText as text } from '@/lib/text/remittance';

export interface Saved {
  id: string;
  number: string;
  /** The month had nothing to pay and is closed. */
  closed: boolean;
  /** What is said of it, in the words of the month that was saved. */
  sentences: { saved: string; closed: string };
}

interface ZeroDialogProps {
  monthWords: string;
  /** Payment is deferred, and that is why nothing is to be paid now. */
  deferred: boolean;
  pending: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Before a month with nothing to pay is saved: it closes at once, and nobody opens it again. */
export function ZeroDialog({ monthWords, deferred, pending, onConfirm, onCancel }: ZeroDialogProps) {
  return (
    <ConfirmDialog
      open
      title={deferred ? text.deferredTitle : text.zeroTitle}
      tone="danger"
      confirmLabel={deferred ? text.deferredConfirm : text.zeroConfirm}
      pending={pending}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{deferred ? text.deferredSaving(monthWords) : text.zeroAbout(monthWords)}</p>
      <p className="mt-2">{text.zeroNext}</p>
    </ConfirmDialog>
  );
}

/** After saving: where to go on. A closed month has nothing to register. */
export function SavedDialog({ saved }: { saved: Saved }) {
  const router = useRouter();
  const toList = () => router.push('/remittance');
  if (!saved.closed) {
    return (
      <ConfirmDialog
        open
        title={text.dialogTitle}
        onCancel={toList}
        onConfirm={() => router.push(`/remittance/register/${saved.id}` as Route)}
      >
        <p>{saved.sentences.saved}</p>
        <p className="figures">{text.dialogNumber(saved.number)}</p>
        <p className="mt-2">{text.dialogQuestion}</p>
      </ConfirmDialog>
    );
  }
  return (
    <Dialog
      open
      title={text.closedTitle}
      role="alertdialog"
      onClose={toList}
      actions={
        <Button variant="primary" ref={takeFocus} onClick={toList}>
          {actionText.confirm}
        </Button>
      }
    >
      <p>{saved.sentences.closed}</p>
      <p className="figures">{text.dialogNumber(saved.number)}</p>
    </Dialog>
  );
}
