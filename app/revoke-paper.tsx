import { ReasonButton } from '@/app/reason-button';
import type { Door } from '@/lib/operations/answer';
import { papersText as text } from '@/lib/text/papers';

interface RevokePaperProps {
  /** The unit's own, or the centre's. */
  door: Door<unknown>;
  id: string;
  kind: string;
  number: string;
}

/** 作废 of one paper, with the reason. */
export function RevokePaper({ door, id, kind, number }: RevokePaperProps) {
  const { revoke: open, revokeTitle: title, confirmRevoke: confirm, reason, reasonMissing } = text;
  return (
    <ReasonButton
      door={door}
      input={{ id }}
      words={{ open, title, confirm, reason, reasonMissing }}
      look="link"
      name={`${open} ${number}`}
    >
      <p>{text.revokeAbout(kind, number)}</p>
    </ReasonButton>
  );
}
