'use client';

import { PrintButton } from '@/components/shell/print-button';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { secondFactorText as text } from '@/lib/text/staff';

/** The ten recovery codes, this once, to be printed or written down. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <div className="grid max-w-xl gap-3">
      <Note tone="success" live="status" title={text.doneTitle}>
        {text.codes}
      </Note>
      <ol className="font-mono grid grid-cols-1 gap-x-8 gap-y-1 sm:grid-cols-2" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <PrintButton />
        <Button onClick={onDone}>{text.keep}</Button>
      </div>
    </div>
  );
}
