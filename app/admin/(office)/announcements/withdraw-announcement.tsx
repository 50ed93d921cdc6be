import { takeAnnouncementDown } from '../../action';
import { ConfirmButton } from '@/app/confirm-button';
import { announcementsText as text } from '@/lib/text/announcements';

/** 撤下: takes a notice away from the units, after asking. */
export function WithdrawAnnouncement({ id, title }: { id: string; title: string }) {
  return (
    <ConfirmButton
      door={takeAnnouncementDown}
      input={{ id }}
      label={text.withdraw}
      title={text.withdrawTitle}
      look="small"
      name={`${text.withdraw} ${title}`}
      danger
    >
      {text.withdrawAbout(title)}
    </ConfirmButton>
  );
}
