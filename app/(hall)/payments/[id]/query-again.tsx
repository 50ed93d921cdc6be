'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { paymentText as text } from '@/lib/text/payments';

/** 在线付款查询: asks again how the payment stands. */
export function QueryAgain() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <Button pending={pending} onClick={() => startTransition(() => router.refresh())}>
      {text.query}
    </Button>
  );
}
