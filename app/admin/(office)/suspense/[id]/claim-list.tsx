import { PlainList } from '@/components/ui/plain-list';
import { Status } from '@/components/ui/status';
import type { getHeld } from '@/lib/receipts/list-held';
import { claimText as text } from '@/lib/text/suspense';
import { formatInstant } from '@/lib/values/instant';

type Claim = NonNullable<Awaited<ReturnType<typeof getHeld>>>['claims'][number];

const TONES = { proposed: 'waiting', done: 'success', declined: 'neutral' } as const;

/** 认领记录: for whom the money was claimed, why, by whom, and what became of it. */
export function ClaimList({ claims }: { claims: Claim[] }) {
  if (claims.length === 0) return <p className="text-soft">{text.claimsEmpty}</p>;
  return (
    <PlainList
      items={claims.map(({ claim, unitName, unitNumber, proposer }) => ({
        id: claim.id,
        content: (
          <>
            {text.claimed(`${unitNumber} ${unitName}`, claim.reason)}
            <br />
            <span className="text-soft">{text.proposedBy(proposer ?? '', formatInstant(claim.proposedAt))}</span>
          </>
        ),
        state: <Status tone={TONES[claim.state]}>{text.states[claim.state]}</Status>,
      }))}
    />
  );
}
