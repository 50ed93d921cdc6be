'use client';

import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { Note } from '@/components/ui/note';
import { doorText } from '@/lib/text/doors';

interface DoorFormHeadProps {
  problems: FormProblem[];
  attempt: number;
  restored: boolean;
}

/** Over a form before a door: its problems, and word that what was typed before a new login is there again. */
export function DoorFormHead({ problems, attempt, restored }: DoorFormHeadProps) {
  return (
    <>
      <ErrorSummary problems={problems} attempt={attempt} />
      {restored && (
        <Note tone="info" live="status">
          {doorText.restored}
        </Note>
      )}
    </>
  );
}
