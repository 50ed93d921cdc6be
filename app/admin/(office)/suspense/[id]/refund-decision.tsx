'use client';

import { decideSuspenseRefund } from '../../../action';
import { ProposalDecision } from '../../proposal-decision';
import { refundText as text } from '@/lib/text/suspense';

/** 复核退款 by a second person: the money leaves suspense and the bank, or the refund is declined. */
export function RefundDecision({ id, about }: { id: string; about: string }) {
  const did = { confirm: 'refund-confirm', decline: 'refund-decline' };
  return (
    <ProposalDecision id={id} about={about} words={text} door={decideSuspenseRefund} list="/admin/suspense" did={did} />
  );
}
