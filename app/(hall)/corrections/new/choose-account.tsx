'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { AccountQuery } from '@/app/(hall)/filings/account-query';
import { NOBODY_ASKED } from '@/app/(hall)/filings/ask-for-accounts';
import type { FoundAccount } from '@/app/(hall)/filings/found-account';
import { signInAgain } from '@/app/door-problems';

/** Whom the correction is for: who is found stands in the address, and the server shows his months. */
export function ChooseAccount({ chosen }: { chosen: FoundAccount | null }) {
  const router = useRouter();
  const address = (account: FoundAccount | null) =>
    (account ? `/corrections/new?number=${account.number}` : '/corrections/new') as Route;
  return (
    <AccountQuery
      scope="correction"
      asked={chosen ? { ...NOBODY_ASKED, number: chosen.number } : NOBODY_ASKED}
      chosen={chosen}
      onChoose={(account) => router.replace(address(account), { scroll: false })}
      errors={{}}
      onSignedOut={signInAgain}
    />
  );
}
