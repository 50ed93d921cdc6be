import { revokeReviewed } from '../../../action';
import { ReasonButton } from '@/app/reason-button';
import { decidedText as text } from '@/lib/text/office';

/** 撤销 of a filing that the centre approved. */
export function RevokeReviewed({ id, about }: { id: string; about: string }) {
  const { revoke: open, dialogTitle: title, confirm, reason, reasonMissing } = text;
  return (
    <ReasonButton
      door={revokeReviewed}
      input={{ id }}
      words={{ open, title, confirm, reason, reasonMissing }}
      look="link"
    >
      <p>{about}</p>
    </ReasonButton>
  );
}
