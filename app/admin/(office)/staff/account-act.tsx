'use client';

import { useRouter } from 'next/navigation';
import { leaveNote } from '@/app/arrival-note';
import { ConfirmButton } from '@/app/confirm-button';
import type { Door } from '@/lib/operations/answer';

interface AccountActProps {
  door: Door<unknown>;
  input: unknown;
  word: string;
  about: string;
  did: string;
  danger?: boolean;
}

/** Something done to somebody's account after asking; it leads back to the list, which says so. */
export function AccountAct({ door, input, word, about, did, danger }: AccountActProps) {
  const router = useRouter();
  return (
    <ConfirmButton
      door={door}
      input={input}
      label={word}
      danger={danger}
      onDone={() => {
        leaveNote(did);
        router.push('/admin/staff');
      }}
    >
      {about}
    </ConfirmButton>
  );
}
