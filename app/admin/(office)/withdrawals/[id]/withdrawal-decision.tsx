'use client';

import { ProposalDecision } from '../../proposal-decision';
import { decideWithdrawalFile } from '../../../action';
import { withdrawalFileText as text } from '@/lib/text/withdrawals';

/** 复核提取 by a second person: the withdrawals are booked, or the file is declined. */
export function WithdrawalDecision({ id, about }: { id: string; about: string }) {
  const did = { confirm: 'confirm', decline: 'decline' };
  return (
    <ProposalDecision
      id={id}
      about={about}
      words={text}
      door={decideWithdrawalFile}
      list="/admin/withdrawals"
      did={did}
    />
  );
}
