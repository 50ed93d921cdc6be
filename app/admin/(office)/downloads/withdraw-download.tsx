import { takeDownloadDown } from '../../action';
import { ConfirmButton } from '@/app/confirm-button';
import { downloadsText as text } from '@/lib/text/downloads';

/** 撤下: offers a file no longer, after asking. */
export function WithdrawDownload({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmButton
      door={takeDownloadDown}
      input={{ id }}
      label={text.withdraw}
      title={text.withdrawTitle}
      look="small"
      name={`${text.withdraw} ${name}`}
      danger
    >
      {text.withdrawAbout(name)}
    </ConfirmButton>
  );
}
