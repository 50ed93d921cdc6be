'use client';

import { decideSuspenseClaim } from '../../../action';
import { ProposalDecision } from '../../proposal-decision';
import { claimText as text } from '@/lib/text/suspense';

/** 复核认领 by a second person: the money moves to the unit, or the claim is declined. */
export function ClaimDecision({ id, about }: { id: string; about: string }) {
  const did = { confirm: 'confirm', decline: 'decline' };
  return (
    <ProposalDecision id={id} about={about} words={text} door={decideSuspenseClaim} list="/admin/suspense" did={did} />
  );
}
