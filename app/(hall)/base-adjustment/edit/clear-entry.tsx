'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';

/** [清除录入]: everything typed on all pages, after a question. */
export function ClearEntry({ people, onClear }: { people: string; onClear: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.clear}</Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.clearTitle}
          tone="danger"
          confirmLabel={text.clear}
          onConfirm={() => {
            setAsking(false);
            onClear();
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{text.clearAbout(people)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
